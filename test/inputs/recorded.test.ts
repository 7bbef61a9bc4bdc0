import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Problem } from "../../src/core/problem.ts";
import { type Columns, recordedConfig } from "../../src/inputs/recorded.ts";
import { compute } from "../helpers/compute.ts";

/** What a text is read as: its schedule without the type, and the notes. */
function read(text: string, asked: Columns = {}) {
  const { config, notes } = recordedConfig(text, "runs/log", asked);
  const { type, ...schedule } = config.schedule as Record<string, unknown>;
  expect(type).toBe("recorded.Values");
  return { schedule, notes, title: config.title };
}

const state = (...history: object[]) => JSON.stringify({ best_metric: null, log_history: history }, null, 2);

/** A log, the schedule that it is, and flags. */
const logs: [text: string, schedule: object, asked?: Columns][] = [
  ["step,lr\n0,0.1\n1,0.05\n", { values: [0.1, 0.05] }],
  ["step,lr\n10,0.1\n20,0.05\n", { values: [0.1, 0.05], at: [10, 20] }],
  ["step\tlr\n10\t0.1\n", { values: [0.1], at: [10] }],
  ["lr\n0.1\n0.2\n", { values: [0.1, 0.2] }],
  ['{"step": 0, "lr": 0.1}\n{"step": 2, "lr": 0.2}\n', { values: [0.1, 0.2], at: [0, 2] }],
  // of the same step the last counts, and rows may come in any order
  ["step,lr\n5,0.1\n0,0.2\n5,0.3\n", { values: [0.2, 0.3], at: [0, 5] }],
  // Lightning: rates in rows of their own
  ["epoch,lr-AdamW,step,loss\n,0.1,49,\n0,,49,1.5\n,0.05,99,\n", { values: [0.1, 0.05], at: [49, 99] }],
  // W&B
  ['"Step","run-7 - lr","run-7 - lr__MIN"\n"0","0.1","0.1"\n"1","0.2","0.2"\n', { values: [0.1, 0.2] }],
  // the Trainer calls the first update 1, or 0 where it says so itself
  [state({ learning_rate: 0.1, step: 10 }, { eval_loss: 1, step: 10 }), { values: [0.1], at: [9] }],
  [state({ learning_rate: 0.1, step: 0 }, { learning_rate: 0.2, step: 1 }), { values: [0.1, 0.2] }],
  ["epoch,lr\n0,0.1\n1,0.2\n", { values: [0.1, 0.2], by_epoch: true }],
  ["step,lr,sched\n0,0.1,3\n1,0.2,4\n", { values: [3, 4] }, { column: "sched" }],
  ["step,batch,lr\n0,0,0.1\n1,4,0.2\n", { values: [0.1, 0.2], at: [0, 4] }, { stepColumn: "batch" }],
  ["step,lr\n1,0.1\n2,0.2\n", { values: [0.1, 0.2] }, { firstStep: 1 }],
];

describe("a log as a schedule that was recorded", () => {
  test.each(logs)("%j", (text, schedule, asked) => {
    expect(read(text, asked).schedule).toEqual(schedule);
  });

  test("it draws what the log says, whatever the steps", () => {
    const steps = fc.uniqueArray(fc.nat(300), { minLength: 1 });
    fc.assert(
      fc.property(steps, (all) => {
        const { config } = recordedConfig(
          `step,lr\n${all.map((step) => `${step},${step / 7}\n`).join("")}`,
          "log",
          {},
        );
        const [curve] = compute(config);
        expect(all.map((step) => curve?.lr[step])).toEqual(all.map((step) => step / 7));
        expect(curve?.lr).toHaveLength(Math.max(...all) + 1);
      }),
    );
  });

  test("is called by its file and column", () => {
    expect(read("step,lr\u001b\n0,1\n", { column: "lr\u001b" }).title).toBe("log: lr\\u001b");
  });

  test("says how it was read, and what was left out", () => {
    const { notes } = read("_step,step,lr\n0,0,0.1\n1,50,\n2,100,x\n3,150,0.2\n", { stepColumn: "step" });
    expect(notes).toEqual([
      '2 values of lr, by step; left out: 1 whose value is no finite number (line 4: "x")',
    ]);
  });

  const wrong: [text: string, message: string, asked?: Columns][] = [
    ["epoch,lr\n0.5,0.1\n", "line 2 is at epoch 0.5"],
    ["step,lr\n0,0.1\n", "has step 0", { firstStep: 1 }],
    ["step,lr\n-3,0.1\n", "has step -3"],
    ["step,loss\n0,0.1\n", "no column is called lr"],
    ["", "is empty"],
  ];
  test.each(wrong)("%j is refused", (text, message, asked) => {
    const refused = (): Problem => {
      try {
        read(text, asked);
      } catch (error) {
        return error as Problem;
      }
      throw new Error("it is read");
    };
    expect(refused()).toMatchObject({ name: "Problem", message, where: "runs/log" });
  });
});
