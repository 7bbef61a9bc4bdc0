import fc from "fast-check";
import { expect, test } from "vitest";
import { draftOf } from "../../src/core/draft.ts";
import type { Finding } from "../../src/core/finding.ts";
import { changed } from "../helpers/changed.ts";
import { draftOfLine, findingsIn, findingsOfLine } from "../helpers/findings.ts";

const long = "--epochs 100 --steps-per-epoch 500";
const accumulated = "--dataset-size 32000 --batch-size 8 --accumulate 4 --epochs 1";
const prepared = "--dataset-size 6400 --batch-size 32 --gpus 4 --launcher accelerate --epochs 10";

/** A command line, the rule that speaks, and what is to be written instead, by the last keys of its paths. */
const cases: readonly (readonly [
  line: string,
  rule: string,
  values: readonly (readonly [string, unknown])[],
])[] = [
  [
    "hf-linear --num-warmup-steps 5 --num-training-steps 100 --epochs 100 --steps-per-epoch 391",
    "LR002",
    [
      ["num_warmup_steps", 1955],
      ["num_training_steps", 39_100],
    ],
  ],
  [
    `hf-get-scheduler --name cosine --num-warmup-steps 5 --num-training-steps 100 ${long}`,
    "LR002",
    [
      ["num_warmup_steps", 2500],
      ["num_training_steps", 50_000],
    ],
  ],
  [
    `linear --start-factor 0.01 --total-iters 5 then@5 multistep --milestones 25,55 ${long}`,
    "LR002",
    [
      ["0", 2500],
      ["total_iters", 2500],
      ["milestones", [12_500, 27_500]],
    ],
  ],
  [
    `linear --start-factor 0.01 --total-iters 2500 then@2500 cosine --T_max 47500 ${long} --interval epoch`,
    "LR001",
    [
      ["0", 5],
      ["total_iters", 5],
      ["T_max", 95],
    ],
  ],
  [`cosine --T_max 49950 ${long} --interval epoch`, "LR001", [["T_max", 100]]],
  [
    `hf-cosine --num-warmup-steps 400 --num-training-steps 4000 ${accumulated}`,
    "LR009",
    [
      ["num_warmup_steps", 100],
      ["num_training_steps", 1000],
    ],
  ],
  [
    `linear --start-factor 0.1 --total-iters 401 then@401 cosine --T-max 3599 ${accumulated}`,
    "LR009",
    [
      ["0", 100],
      ["total_iters", 100],
      ["T_max", 900],
    ],
  ],
  [
    `hf-linear --num-warmup-steps 50 --num-training-steps 500 ${prepared}`,
    "LR010",
    [
      ["num_warmup_steps", 200],
      ["num_training_steps", 2000],
    ],
  ],
  // what a factor is of is not told
  [
    `linear --total-iters 5 then@5 lambda --lr-lambda 0.9**epoch then@9 cosine --T-max 91 ${long}`,
    "LR002",
    [],
  ],
];

test.each(cases)("%s", async (line, rule, values) => {
  const draft = await draftOfLine(line);
  const found = findingsIn(draft).find((finding) => finding.rule === rule) as Finding;
  expect(found.changes.map(({ path, value }) => [String(path.at(-1)), value])).toEqual(values);
  if (values.length > 0) expect(findingsIn(draftOf(changed(draft.config, found.changes)))).toEqual([]);
});

test("whatever was counted in epochs, what is advised is silent", async () => {
  const counts = fc.record({
    each: fc.integer({ min: 100, max: 5000 }),
    epochs: fc.integer({ min: 10, max: 100 }),
    warmup: fc.integer({ min: 1, max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(counts, async ({ each, epochs, warmup }) => {
      const run = `--epochs ${epochs} --steps-per-epoch ${each}`;
      const line = `hf-linear --num-warmup-steps ${warmup} --num-training-steps ${epochs} ${run}`;
      const [found] = await findingsOfLine(line);
      expect(found?.rule).toBe("LR002");
      const { config } = await draftOfLine(line);
      expect(findingsIn(draftOf(changed(config, (found as Finding).changes)))).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

test.each([
  ["LR009", `4000 ${accumulated}`, 1000],
  ["LR010", "1000 --dataset-size 128000 --batch-size 32 --gpus 4 --launcher accelerate --epochs 1", 4000],
  ["LR001", `50000 ${long} --interval epoch`, 100],
])("%s: a share of the run is one whatever is counted", async (rule, line, value) => {
  const found = await findingsOfLine(`hf-cosine --num-warmup-steps 0.1 --num-training-steps ${line}`);
  expect(found.find((one) => one.rule === rule)?.changes).toEqual([
    { path: ["schedule", "num_training_steps"], value },
  ]);
});
