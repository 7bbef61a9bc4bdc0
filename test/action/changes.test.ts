import { expect, test } from "vitest";
import { repositoryWith } from "../helpers/git.ts";
import { use } from "./composite.ts";

test("try", () => {
  const repository = repositoryWith({
    base: { files: { "a.json": "one", "b.json": "two", "c.json": "three three three three", "x.txt": "no" } },
    head: { files: { "a.json": "ONE", "b.json": null, "c.json": null, "d/c.json": "three three three three", "e.json": "invalid", "x.txt": "yes" } },
  });
  console.log(use({ folder: repository.folder, inputs: { configs: "**/*.json" }, event: { pull_request: { number: 7, head: { sha: repository.commits["head"] }, base: { sha: repository.commits["base"] } } } }));
});
