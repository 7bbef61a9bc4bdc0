import { describe, expect, test } from "vitest";
import type { Problem } from "../../src/core/problem.ts";
import { readLog, type Wanted } from "../../src/inputs/log/read-log.ts";

const wanted: Wanted = { parameter: "lr", column: undefined, stepColumn: undefined, x: "step" };

/** What a text is read as: `column by step column`, the rows as `step value`, and what was left out. */
function read(text: string, given: Partial<Wanted> = {}) {
  const { column, stepColumn, rows, skips } = readLog(text, "log", { ...wanted, ...given });
  return {
    columns: stepColumn === undefined ? column : `${column} by ${stepColumn}`,
    rows: Array.from(rows.steps, (step, i) => `${step} ${rows.values[i]}`).join(", "),
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
  [
    "_step,train/learning_rate,train/global_step\n4,0.1,8\n",
    "train/learning_rate by train/global_step",
    "8 0.1",
  ],
  [
    '"_step","train/global_step","Step","lr"\n0,0,0,0.1\n1,50,3,0.2\n',
    "lr by train/global_step",
    "0 0.1, 50 0.2",
  ],
  ["_step,train/global_step,lr\n0,,0.1\n1,50,0.2\n2,,0.3", "lr by _step", "0 0.1, 1 0.2, 2 0.3"],
  // names with something around them
  ['"step", "lr"\n0, 0.1\n1, "0.2"\n', "lr by step", "0 0.1, 1 0.2"],
  ["# step,lr\n0,0.1\n", "lr by step", "0 0.1"],
  // numbers as spreadsheets write them
  ['step,lr\n"950",5e-3\n"1,000",0.1\n"1,000,050",0.2\n', "lr by step", "950 0.005, 1000 0.1, 1000050 0.2"],
  ["step;lr\n0;0,1\n50;0,00005\n60;5,0e-5\n", "lr by step", "0 0.1, 50 0.00005, 60 0.00005"],
  [
    "step;lr\n0;0,1\n1.000;0,2\n1,000;0,3\n",
    "lr by step",
    "0 0.1, 1 0.2",
    '1 that is at no number (line 4: "1,000")',
  ],
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
  // what is inside of what
  [
    '{"step": 1, "train": {"lr": 0.1}}\n{"step": 2, "train": {"lr": 0.2}}\n',
    "train.lr by step",
    "1 0.1, 2 0.2",
  ],
  ['{"data": {"step": 1}, "a.lr": 0.1}\n', "a.lr by data.step", "1 0.1"],
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

test("LLaMA-Factory's trainer_log.jsonl counts as trainer_state.json does", () => {
  const row = { current_steps: 10, total_steps: 40, lr: 0.1, epoch: 0.25 };
  expect(read(JSON.stringify(row))).toMatchObject({ columns: "lr by current_steps", rows: "10 0.1" });
  expect(readLog(JSON.stringify(row), "log", wanted).firstSteps).toEqual([1, 0]);
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
    [{ column: "step", x: "step" }, "step by epoch"],
  ])("%j", (given, columns) => {
    expect(read(table, given).columns).toBe(columns);
  });

  const nested = '{"step": 1, "train": {"lr": 0.1}}\n';
  const lists = '{"step": 1, "lr": [0.1, 0.2]}\n{"step": 2, "lr": [0.3, 0.4]}\n';

  test("those of a list, and of an object, are named by their paths", () => {
    expect(read(lists, { column: "lr.1" })).toMatchObject({ columns: "lr.1 by step", rows: "1 0.2, 2 0.4" });
    expect(read(nested, { column: "train.lr" })).toMatchObject({
      columns: "train.lr by step",
      rows: "1 0.1",
    });
  });

  test("others that say where a row is are told", () => {
    const steps = "Step,train/global_step,iter,epoch,lr\n0,0,0,0,0.1\n1,50,50,0,0.1\n";
    expect(readLog(steps, "log", wanted).otherSteps).toEqual(["Step"]);
    expect(readLog(steps, "log", { ...wanted, stepColumn: "Step" }).otherSteps).toEqual([]);
    expect(readLog(steps, "log", { ...wanted, x: "epoch" }).otherSteps).toEqual([]);
  });

  test.each([
    ["step,lr\n0,1\n1,2", { of: "value", text: "2" }],
    ["step,lr\n0,1\n1, 0.5", { of: "value", text: "0.5" }],
    ["lr,step\n1,0\n2,1", { of: "step", text: "1" }],
    ["lr,step,loss\n1,0,7\n2,1,7", undefined],
    ["step,lr\n0,1\n1,2\n", undefined],
    ["step,lr\n0,1\n1,2\r", undefined],
    ["step,lr\n0,1\n1", undefined],
    ['{"lr": 1}', undefined],
  ])("what may be cut of the last row of %j", (text, cut) => {
    expect(readLog(text, "log", wanted).cut).toEqual(cut);
  });

  test.each([
    ["0.10000 0.01235 0.00123", { to: "decimals", count: 5 }],
    ["0.0000 0.0000", { to: "decimals", count: 4 }],
    ["1.00e-01 1.23e-2 5.00E-05", { to: "digits", count: 3 }],
    // the shortest texts of numbers
    ["0.1 0.01 0.001", undefined],
    ["0.1 0.1 0.0", undefined],
    ["0.12 0.13 0.14", undefined],
    ["1e-05 2e-05 1e-05", undefined],
    ["0.10 0.2", undefined],
    ["0.10 1.0e-1", undefined],
  ])("how %s are written", (cells, written) => {
    const rows = cells.split(" ").map((cell, i) => `${i},${cell}\n`);
    expect(readLog(`step,lr\n${rows.join("")}`, "log", wanted).written).toEqual(written);
  });

  test.each<readonly [text: string, problem: Partial<Problem>]>([
    [
      '{\n "log_history": [\n  {"step": 1, "le',
      {
        message: "is not whole JSON",
        allowed: "it ends in line 3, in the middle: it is cut, or still being written",
      },
    ],
    ['{\n "log_history": [\n  {"step": 1 2}]}', { allowed: "it breaks off in line 3" }],
    ["0,0.1\n", { hint: "Put one there, such as step,lr", allowed: 'its first line is "0,0.1"' }],
    [nested.replace("lr", "rate"), { allowed: "it has step, train.rate" }],
    [
      "step;lr\n1,000;1\n",
      { message: 'no row has a number in lr and step: 1 that is at no number (line 2: "1,000")' },
    ],
  ])("%j is told what is wrong", (text, problem) => {
    expect(() => readLog(text, "log", wanted)).toThrow(expect.objectContaining(problem));
  });

  test.each<readonly [text: string, given: Partial<Wanted>, problem: string]>([
    [table, {}, "2 columns may be the lr: lr/a, lr/b"],
    [table, { column: "lr/c" }, 'has no column "lr/c"'],
    [table, { column: "lr/a", stepColumn: "stp" }, 'has no column "stp"'],
    ["a,b\n1,2\n", {}, "no column is called lr"],
    ["step,lr\n1,\n", {}, "lr holds nothing"],
    ["", {}, "is empty"],
    ['a,"b\n1,2\n', {}, "a quote is not closed"],
    ['a,b\n1,2\n3,"4\n', { column: "a" }, "a quote is not closed"],
    ["0,0.1\n50,0.2\n", {}, "has no line of names above its numbers"],
    ["step,lr,lr\n0,0.1,0.2\n", {}, "has two columns lr"],
    ["step,lr,step\n0,0.1,0.2\n", {}, "has two columns step"],
    ["step,lr\n0,a\n1,b\n", {}, "no row has a number in lr and step"],
    [nested, { column: "train" }, 'has no column "train"'],
    [lists, {}, "2 columns may be the lr: lr.0, lr.1"],
    ['{"lr": 1}\n'.repeat(3).replaceAll("lr", "log_history"), {}, "no column is called lr"],
    [state(), {}, "has nothing in its log_history yet"],
    [state({ step: 1, learning_rate: 1 }, { step: 2 }).slice(0, -20), {}, "is not whole JSON"],
    ['[{"step": 0, "lr": 1},\n{"step": 1, "lr": 1}', {}, "is not whole JSON"],
    ['{"epoch": 1,\n"best": {"lr": 1}\n}', {}, "is JSON, but no log"],
    ["[]", {}, "has no rows"],
  ])("%j %j", (text, given, problem) => {
    expect(() => read(text, given)).toThrow(problem);
  });
});

test("a CSV that is longer than what is split at a time is read row by row, over the end of lines and of quotes", () => {
  const count = 60_000;
  const notes = Array.from({ length: count }, (_, i) =>
    i % 7 === 0 ? `"a ""b"",\nc"` : "x".repeat(i % 301),
  );
  const text = `step,note,lr\n${notes.map((note, i) => `${i},${note},${i / 8}\n`).join("")}`;
  expect(text.length).toBeGreaterThan(2 * 2 ** 22);
  const { rows, read, skips } = readLog(text, "log", wanted);
  expect([rows.length, read, skips]).toEqual([count, count, []]);
  expect(rows.steps.every((step, i) => step === i && rows.values[i] === i / 8)).toBe(true);
});
