import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repositoryWith } from "../helpers/git.ts";
import { pullRequest, use } from "./composite.ts";

const config = (params: { T_max?: number } & Record<string, number>, epochs = params.T_max ?? 10) =>
  JSON.stringify({ epochs, schedule: { type: "torch.CosineAnnealingLR", ...params } }, null, 2);

const { folder, commits } = repositoryWith({
  base: {
    files: {
      "changed.json": config({ T_max: 10 }),
      "mended.json": config({ T_mix: 10 }),
      "moved.json": config({ T_max: 40 }),
      "removed.json": '{"schedule":{"type":"step","step_size":3}}',
      "respelt.json": config({ T_max: 30 }),
    },
  },
  head: {
    files: {
      "changed.json": config({ T_max: 20 }),
      "long.json": config({ T_max: 10 }, 30),
      "mended.json": config({ T_max: 10 }),
      "moved.json": null,
      "removed.json": null,
      "respelt.json": config({ eta_min: 0, T_max: 30.0 }),
      "to/moved here.json": config({ T_max: 40 }),
      "wrong.json": config({ T_mix: 10 }),
    },
  },
});
const real = (failOn: string) =>
  use({
    folder,
    inputs: { configs: "**/*.json", "fail-on": failOn },
    event: pullRequest(commits),
    env: { LRPLOT: "" }, // so that it is what action/run.sh takes itself
  });

test("lrplot itself draws what changes, and says what is wrong with it", () => {
  const { summary, comments, commands, artifact, outputs, failed } = real("invalid");

  expect(outputs).toMatchObject({ changed: "7", invalid: "1", findings: "1" });
  expect(summary).toContain("7 configs changed, **1 invalid**, **1 with findings**.");
  expect(summary.match(/^(### .*|```mermaid|\| `schedule.*)$/gm)).toEqual([
    "### `changed.json`",
    "| `schedule.T_max` | `10` | `20` |",
    "```mermaid",
    "### `long.json`, added",
    "```mermaid",
    "### `mended.json`",
    "```mermaid",
    "### `removed.json`, removed",
    "```mermaid",
    "### `respelt.json`",
    "```mermaid",
    "### `to/moved here.json`, renamed from `moved.json`",
    "```mermaid",
    "### `wrong.json`, added",
  ]);
  expect(comments[0]?.body).toContain(summary);
  expect(artifact?.files.map((file) => file.replace(/^\d+-/, ""))).toEqual([
    "changed.json.png",
    "long.json.png",
    "mended.json.png",
    "removed.json.png",
    "respelt.json.png",
    "to-moved-here.json.png",
  ]);
  for (const file of artifact?.files ?? []) {
    expect(
      readFileSync(join(artifact?.path ?? "", file))
        .subarray(1, 4)
        .toString(),
    ).toBe("PNG");
  }
  expect(commands).toEqual([
    expect.stringMatching(
      /^warning file=long\.json,line=\d+,col=\d+,title=LR003 cosine-rebound: CosineAnnealingLR: /,
    ),
    expect.stringMatching(/^error file=wrong\.json,title=lrplot: wrong\.json: schedule\.T_mix: .*T_max/),
    "error title=lrplot: 1 config cannot be drawn.",
  ]);
  expect(failed).toBe(true);
});

test("lrplot itself tells the schedules that changed from those that say the same in other words", () => {
  const { folder, commits } = repositoryWith({
    base: { files: { "lr.json": config({ T_max: 10 }), "same.json": config({ T_max: 20 }) } },
    head: { files: { "lr.json": config({ T_max: 11 }), "same.json": config({ eta_min: 0, T_max: 20 }) } },
  });
  const given = { folder, inputs: { configs: "*.json", "fail-on": "changes" }, event: pullRequest(commits) };
  expect(use({ ...given, env: { LRPLOT: "" } }).commands).toEqual([
    "error title=lrplot: 1 schedule changed.",
  ]);
});

test("lrplot itself finds what is new to a config that changes", () => {
  const { folder, commits } = repositoryWith({
    base: { files: { "lr.json": config({ T_max: 30 }, 30) } },
    head: { files: { "lr.json": config({ T_max: 10 }, 30) } },
  });
  const given = { folder, inputs: { configs: "*.json", "fail-on": "findings" }, event: pullRequest(commits) };
  const { commands, summary } = use({ ...given, env: { LRPLOT: "" } });
  expect(summary).toContain("LR003");
  expect(commands).toEqual([
    expect.stringMatching(
      /^error file=lr\.json,line=\d+,col=\d+,title=LR003 cosine-rebound: CosineAnnealingLR: /,
    ),
    "error title=lrplot: 1 config with findings.",
  ]);
});
