import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repositoryWith } from "../helpers/git.ts";
import { fake, pullRequest, use } from "./composite.ts";

const config = (params: object, epochs: number) =>
  JSON.stringify({ epochs, schedule: { type: "torch.CosineAnnealingLR", ...params } }, null, 2);

test("the real lrplot draws what is added, and says what is wrong with it", () => {
  const { folder, commits } = repositoryWith({
    base: {},
    head: {
      files: {
        "conf/good.json": config({ T_max: 10 }, 10),
        "conf/long.json": config({ T_max: 10 }, 30),
        "conf/wrong.json": config({ T_mix: 10 }, 10),
      },
    },
  });
  const { summary, commands, artifact, outputs, failed } = use({
    folder,
    inputs: { configs: "conf/*.json" },
    event: pullRequest(commits),
    env: { LRPLOT: fake("real") },
  });

  expect(outputs).toMatchObject({ changed: "3", invalid: "1", findings: "1" });
  expect(summary).toContain("3 configs changed, **1 invalid**, **1 with findings**.");
  expect(summary.match(/^(### .*|#### .*|```mermaid)$/gm)).toEqual([
    "### `conf/good.json`, added",
    "#### CosineAnnealingLR",
    "```mermaid",
    "### `conf/long.json`, added",
    "#### CosineAnnealingLR",
    "```mermaid",
    "#### Findings",
    "### `conf/wrong.json`, added",
  ]);
  expect(artifact?.files).toEqual(["001-conf-good.json.png", "002-conf-long.json.png"]);
  for (const file of artifact?.files ?? []) {
    expect(
      readFileSync(join(artifact?.path ?? "", file))
        .subarray(1, 4)
        .toString(),
    ).toBe("PNG");
  }
  expect(commands).toEqual([
    expect.stringMatching(/^warning file=conf\/long\.json,title=lrplot: error LR003, CosineAnnealingLR: /),
    expect.stringMatching(/^error file=conf\/wrong\.json,title=lrplot: .*: schedule.*T_max/),
    "error title=lrplot: 1 config cannot be drawn.",
  ]);
  expect(failed).toBe(true);
});
