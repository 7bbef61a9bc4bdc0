import { describe, expect, test } from "vitest";
import { readLog, type Wanted } from "../../src/inputs/log/read-log.ts";

const wanted: Wanted = { parameter: "lr", column: undefined, stepColumn: undefined, x: "step" };

/** What a text is read as: `column by step column`, the rows as `step value`, and what was left out. */
function read(text: string, given: Partial<Wanted> = {}) {
  const { column, stepColumn, rows, skips } = readLog(text, "log", { ...wanted, ...given });
  return {
    columns: stepColumn === undefined ? column : `${column} by ${stepColumn}`,
    rows: rows.map(({ step, value }) => `${step} ${value}`).join(", "),
    skips: skips.map(({ count, what, first }) => `${count} ${what} (${first})`).join(", "),
  };
}

const state = (...history: object[]) => JSON.stringify({ best_metric: null, log_history: history }, null, 2);

/** A log, the columns that it is read by, its rows, and what was left out. */
const logs: [text: string, columns: string, rows: string, skips?: string][] = [
  ["step,lr\n0,0.1\n1,0.05\n", "lr by step", "0 0.1, 1 0.05"],
  ["\uFEFFstep,lr\r\n0,0.1\r\n\r\n1,5e-2\r\n", "lr by step", "0 0.1, 1 0.05"],
  ["step\tlr\n0\t0.1\n", "lr by step", "0 0.1"],
  ["lr\n0.1\n0.2\n", "lr", "0 0.1, 1 0.2"],
  // Lightning: rates in rows of their own, with an epoch in the others
  [
    "epoch,lr-AdamW,lr-AdamW-momentum,step,train_loss\n,0.1,0.9,49,\n0,,,49,1.5\n,0.05,0.9,99,\n",
    "lr-AdamW by step",
    "49 0.1, 99 0.05",
    "1 without a value (line 3)",
  ],
  // W&B
  [
    '"Step","run-7 - train/lr","run-7 - train/lr__MIN","run-7 - train/lr__MAX"\n"0","0.1","0.1","0.1"\n',
    "run-7 - train/lr by Step",
    "0 0.1",
  ],
  ["_step,train/learning_rate,train/global_step\n4,0.1,8\n", "train/learning_rate by _step", "4 0.1"],
  ["step,lr,base_lr,weight_decay\n0,0.1,0.2,0.3\n", "lr by step", "0 0.1"],
  [
    "step,lr\n0,nan\n1,x\n,0.1\ny,0.1\n2,0.1\n3,\n",
    "lr by step",
    "2 0.1",
    '2 whose value is no finite number (line 2: "nan"), 1 that does not say where it is (line 4), '.concat(
      '1 that is at no number (line 5: "y"), 1 without a value (line 7)',
    ),
  ],
  [
    "step,lr\n0,nan\n1,x\n,0.1\n,0.2\ny,0.1\nz,0.1\n2,0.1\n3,\n4,\n",
    "lr by step",
    "2 0.1",
    '2 whose value is no finite number (line 2: "nan"), 2 that do not say where they are (line 4), '.concat(
      '2 that are at no number (line 6: "y"), 2 without a value (line 9)',
    ),
  ],
  // JSONL
  ['{"iter": 3, "lr": 0.1}\n{"iter": 4, "lr": [0.05], "loss": NaN}\n', "lr by iter", "3 0.1, 4 0.05"],
  [
    'started\n{"step": 1, "lr": 0.1}\n{"step": 2, "lr": NaN}\n{"step": 3, "l',
    "lr by step",
    "1 0.1",
    "2 that are no JSON objects (line 1), 1 without a value (line 3)",
  ],
  ['started\n{"step": 1, "lr": 0.1}', "lr by step", "1 0.1", "1 that is no JSON object (line 1)"],
  ['[{"step": 0, "lr": 0.1}, {"step": 1, "loss": 2}]', "lr by step", "0 0.1", "1 without a value (line 2)"],
  // Hugging Face
  [
    state({ epoch: 0.5, learning_rate: 1e-5, step: 10 }, { epoch: 1, eval_loss: 1, step: 20 }),
    "learning_rate by step",
    "10 0.00001",
    "1 without a value (line 2)",
  ],
];

test.each(logs)("%j", (text: string, columns?: string, rows?: string, skips = "") => {
  expect(read(text)).toEqual({ columns, rows, skips });
});

test("trainer_state.json counts from 1, or from 0 as before it was mended in 2025", () => {
  const { firstSteps } = readLog(state({ learning_rate: 1, step: 1 }), "log", wanted);
  expect(firstSteps).toEqual([1, 0]);
});

describe("columns", () => {
  const table = "epoch,step,lr/a,lr/b,loss\n0,1,0.1,0.2,3\n";

  test.each<readonly [Partial<Wanted>, string]>([
    [{ column: "lr/b" }, "lr/b by step"],
    [{ column: "LR/B" }, "lr/b by step"],
    [{ column: "loss", stepColumn: "epoch" }, "loss by epoch"],
    [{ column: "lr/a", x: "epoch" }, "lr/a by epoch"],
  ])("%j", (given, columns) => {
    expect(read(table, given).columns).toBe(columns);
  });

  test.each<readonly [text: string, given: Partial<Wanted>, problem: string]>([
    [table, {}, "2 columns may be the lr: lr/a, lr/b"],
    [table, { column: "lr/c" }, 'has no column "lr/c"'],
    [table, { column: "lr/a", stepColumn: "stp" }, 'has no column "stp"'],
    ["a,b\n1,2\n", {}, "no column is called lr"],
    ["step,lr\n1,\n", {}, "lr holds nothing"],
    ["", {}, "is empty"],
    ['a,"b\n1,2\n', {}, "a quote is not closed"],
  ])("%j %j", (text, given, problem) => {
    expect(() => read(text, given)).toThrow(problem);
  });
});
