import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lrplot, words } from "../helpers/command-line.ts";
import { folderWith } from "../helpers/folder.ts";
import { runsPython, traced } from "../helpers/trace.ts";

const deepspeed = {
  optimizer: { type: "AdamW", params: { lr: 0.1 } },
  scheduler: {
    type: "WarmupDecayLR",
    params: { warmup_max_lr: 0.1, warmup_num_steps: 1, total_num_steps: 9 },
  },
};
const folder = folderWith({
  "metrics.csv": "step,lr\n0,0.1\n1,0.2\n",
  "other.csv": "step,train/lr\n0,0.1\n1,0.3\n",
  "ds.json": JSON.stringify(deepspeed),
  "args.yaml": "lr_scheduler_type: cosine\nlearning_rate: 0.1\nnum_train_epochs: 3\n",
  "lr.json": '{"schedule": {"type": "torch.StepLR", "step_size": 3}}',
  "named.json": '{"title": "Mine", "schedule": {"type": "torch.StepLR", "step_size": 3}}',
});
for (const name of ["old", "new"]) {
  mkdirSync(join(folder, name, "conf"), { recursive: true });
  writeFileSync(join(folder, name, "ds.json"), JSON.stringify(deepspeed));
  writeFileSync(join(folder, name, "conf/ds.json"), JSON.stringify(deepspeed));
}

/** What the curves of a command line are called; files are those of the folder. */
async function labels(line: string): Promise<string> {
  const argv = words(line).map((word) => (/^[a-z][\w/]*\.\w+$/.test(word) ? join(folder, word) : word));
  const { code, out, err } = await lrplot(...argv, "--format", "json");
  expect([code, code === 0 ? "" : err]).toEqual([0, ""]);
  const { curves } = JSON.parse(out) as { curves: { label: string }[] };
  return curves.map(({ label }) => label).join(" | ");
}

describe("a lone curve that was recorded", () => {
  const cases: readonly (readonly [line: string, labels: string])[] = [
    ["metrics.csv", "metrics.csv: lr"],
    ["metrics.csv --title Mine", "Mine"],
    ["metrics.csv --label mine", "mine"],
    ["metrics.csv vs step --step-size 1", "metrics.csv: lr | StepLR"],
    ["recorded --values 1,2", "Values"],
    ["recorded --values 1,2 --title Mine", "Mine"],
    ["step --step-size 1 --title Mine", "StepLR"],
  ];
  test.each(cases)("%s", async (line, expected) => {
    expect(await labels(line)).toBe(expected);
  });

  test.runIf(runsPython("python3"))("or traced", () => {
    const { out } = traced("def rate(step):\n    return 0.5**step\n", "mine.py:rate --steps 3 --format json");
    expect(JSON.parse(out)).toMatchObject({ curves: [{ label: "mine.py:rate", type: "recorded.Values" }] });
  });

  test("is compared by its name, and paired whatever that is", async () => {
    const [metrics, other] = ["metrics.csv", "other.csv"].map((file) => join(folder, file)) as [
      string,
      string,
    ];
    const plan = await lrplot("diff", metrics, "step", "--step-size", "1", "--format", "mermaid");
    expect(plan.out).toContain('title "metrics.csv: lr → StepLR"');
    const { out } = await lrplot("diff", metrics, other, "--format", "json");
    expect(out).toContain('"metrics.csv: lr → other.csv: train/lr"');
  });
});

describe("curves from files of other programs", () => {
  const cases: readonly (readonly [line: string, labels: string])[] = [
    // alone, the class and its parameters say what is drawn
    ["ds.json --steps 9", "WarmupDecayLR"],
    ["ds.json --steps 9 vs args.yaml", "ds.json | args.yaml"],
    ["args.yaml vs cosine --T-max 9 --steps 9", "args.yaml | CosineAnnealingLR"],
    ["ds.json --label mine vs args.yaml --steps 9", "mine | args.yaml"],
    ["ds.json vs lr.json vs named.json --steps 9", "ds.json | StepLR | Mine"],
    ["ds.json vs metrics.csv --steps 9", "ds.json | metrics.csv: lr"],
    ["ds.json vs args.yaml then@5 lr.json --steps 9", "ds.json | SequentialLR"],
    // as much as tells them apart
    ["old/ds.json vs new/ds.json --steps 9", "old/ds.json | new/ds.json"],
    ["old/ds.json vs new/conf/ds.json vs args.yaml --steps 9", "old/ds.json | conf/ds.json | args.yaml"],
    ["old/conf/ds.json vs new/conf/ds.json --steps 9", "old/conf/ds.json | new/conf/ds.json"],
    ["ds.json --lr 0.1 vs ds.json --lr 0.2 --steps 9", "ds.json --lr 0.1 | ds.json --lr 0.2"],
    ["ds.json vs ds.json --total-num-steps 5 --steps 9", "ds.json | ds.json --total_num_steps 5"],
    ["ds.json vs ds.json --steps 9", "ds.json | ds.json #2"],
  ];
  test.each(cases)("%s", async (line, expected) => {
    expect(await labels(line)).toBe(expected);
  });

  test("head the columns of a table", async () => {
    const files = ["ds.json", "args.yaml"].map((file) => join(folder, file)) as [string, string];
    const { out } = await lrplot(files[0], "vs", files[1], "--steps", "9", "--format", "csv");
    expect(out.split("\n")[0]).toBe("step,ds.json,args.yaml");
  });
});
