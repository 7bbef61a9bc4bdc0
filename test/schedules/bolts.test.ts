import { describe, expect, test } from "vitest";
import { words } from "../helpers/command-line.ts";
import { compute, curveOfLine, values } from "../helpers/compute.ts";

describe("in SequentialLR", () => {
  test("a second LinearWarmupCosineAnnealingLR begins with its closed form, which divides by warmup_epochs - 1", () => {
    const schedule = (warmup_epochs: number) => ({
      type: "SequentialLR",
      schedulers: [
        { type: "ExponentialLR", gamma: 0.9 },
        { type: "bolts.LinearWarmupCosineAnnealingLR", warmup_epochs, max_epochs: 10, warmup_start_lr: 0.01 },
      ],
      milestones: [3],
    });
    const [curve] = compute({ epochs: 6, optimizer: { lr: 0.1 }, schedule: schedule(4) });
    const want = [0.1, 0.09, 0.081, 0.01, 0.04, 0.07];
    for (const [i, value] of want.entries()) expect(curve?.lr[i]).toBeCloseTo(value, 15);
    expect(() => compute({ epochs: 6, schedule: schedule(1) })).toThrow("division by zero (epoch 3)");
  });
});

describe("the length is the run's where it is not given", () => {
  test.each([
    [
      "bolts-warmup-cosine --warmup_epochs 5",
      { type: "LinearWarmupCosineAnnealingLR", warmup_epochs: 5, max_epochs: 50 },
    ],
    [
      "bolts-linear-warmup-decay --warmup_steps 5",
      { type: "linear_warmup_decay", warmup_steps: 5, total_steps: 50 },
    ],
  ])("%s", async (line, schedule) => {
    const [curve] = compute({ epochs: 50, schedule });
    expect(values(await curveOfLine(words(`${line} --epochs 50`))).lr).toEqual(curve?.lr);
  });
});
