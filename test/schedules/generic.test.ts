import { describe, expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { codeOf } from "../../src/core/code/code.ts";
import { draftOf } from "../../src/core/draft.ts";
import { plan } from "../../src/core/plan.ts";
import { isProblem } from "../../src/core/problem.ts";
import { compute } from "../helpers/compute.ts";
import { readCode } from "../helpers/read-code.ts";

/** The rate at these steps, worked out by hand from the papers' formulas. */
interface Worked {
  readonly lr: number;
  readonly params: Record<string, unknown>;
  readonly values: Readonly<Record<number, number>>;
}

/** 10 steps up, 60 at the rate, 30 down. */
const trapezoid = { total_steps: 100, warmup_steps: 10, decay_steps: 30 };
const sameBeforeDecay = { 0: 0, 1: 0.04, 5: 0.2, 9: 0.36, 10: 0.4, 40: 0.4, 69: 0.4, 70: 0.4 };

const worked: Readonly<Record<string, Worked>> = {
  "a trapezoid": {
    lr: 0.4,
    params: { type: "wsd", ...trapezoid, decay: "linear" },
    values: { ...sameBeforeDecay, 71: 0.4 * (29 / 30), 85: 0.2, 97: 0.04, 100: 0, 119: 0 },
  },
  "a trapezoid that ends above 0": {
    lr: 0.4,
    params: { type: "wsd", ...trapezoid, decay: "linear", min_lr_ratio: 0.1 },
    values: { ...sameBeforeDecay, 85: 0.22, 100: 0.04, 119: 0.04 },
  },
  // Hägele et al.: 1 − √((n − (N − N_decay)) / N_decay); a quarter of the way it is 1/2, four ninths 1/3
  "the 1-sqrt cooldown": {
    lr: 0.4,
    params: { type: "generic.warmup_stable_decay", total_steps: 136, decay_steps: 36 },
    values: { 0: 0.4, 100: 0.4, 101: 0.4 * (5 / 6), 104: 0.4 * (2 / 3), 109: 0.2, 116: 0.4 / 3, 136: 0 },
  },
  "a cosine cooldown": {
    lr: 0.4,
    params: { type: "wsd", ...trapezoid, decay: "cosine" },
    values: { ...sameBeforeDecay, 80: 0.3, 85: 0.2, 90: 0.1, 100: 0 },
  },
  // as MiniCPM's f(s − T) = 0.5^((s − T) / T'), here with T' = 10 steps: an eighth after 30
  "an exponential cooldown": {
    lr: 0.4,
    params: { type: "wsd", ...trapezoid, decay: "exponential", min_lr_ratio: 0.125 },
    values: { ...sameBeforeDecay, 80: 0.2, 90: 0.1, 100: 0.05, 119: 0.05 },
  },
  "a tenth of the run decays where nobody says": {
    lr: 1,
    params: { type: "wsd", total_steps: 200, decay: "linear" },
    values: { 0: 1, 180: 1, 190: 0.5, 200: 0 },
  },
  "no decay and no warm-up": {
    lr: 1,
    params: { type: "wsd", total_steps: 10, decay_steps: 0 },
    values: { 0: 1, 9: 1, 10: 0 },
  },
  // Vaswani et al., step_num = step + 1: 64^(−1/2) = 1/8 times min(n^(−1/2), n · 16^(−3/2) = n / 64)
  "the Transformer's schedule": {
    lr: 123,
    params: { type: "noam", d_model: 64, warmup_steps: 16 },
    values: { 0: 1 / 512, 1: 2 / 512, 7: 1 / 64, 15: 1 / 32, 24: 1 / 40, 35: 1 / 48, 63: 1 / 64, 99: 1 / 80 },
  },
  "the Transformer's schedule, doubled": {
    lr: 123,
    params: { type: "noam", d_model: 64, warmup_steps: 16, factor: 2 },
    values: { 0: 1 / 256, 15: 1 / 16, 99: 1 / 40 },
  },
  // Chen et al.: (1 − z) / (1/2 + (1 − z) / 2) is 1, 6/7, 2/3, 2/5, 0 at the quarters
  "REX at the quarters": {
    lr: 0.7,
    params: { type: "rex", total_steps: 100 },
    values: { 0: 0.7, 25: 0.6, 50: (0.7 * 2) / 3, 75: 0.28, 99: (0.7 * 2) / 101, 100: 0, 119: 0 },
  },
};

describe("schedules of papers", () => {
  test.each(Object.entries(worked))("%s", (_, { lr, params, values }) => {
    const [curve] = compute({ steps: 201, optimizer: { lr }, schedule: params });
    for (const [step, want] of Object.entries(values)) {
      expect(Math.abs((curve?.lr[Number(step)] as number) - want)).toBeLessThanOrEqual(1e-15);
    }
  });

  test.each([
    ["more warm-up and decay than steps", { type: "wsd", ...trapezoid, warmup_steps: 71 }, "warmup_steps"],
    ["an exponential to 0", { type: "wsd", ...trapezoid, decay: "exponential" }, "min_lr_ratio"],
    ["no steps", { type: "rex", total_steps: 0 }, "total_steps"],
    ["no warm-up of the Transformer's", { type: "noam", warmup_steps: 0 }, "warmup_steps"],
  ])("%s is refused", (_, schedule, name) => {
    const refused = (() => {
      try {
        compute({ steps: 9, schedule });
      } catch (error) {
        if (isProblem(error)) return error;
        throw error;
      }
      throw new Error("accepted");
    })();
    expect(refused.path).toEqual(["schedule", name]);
  });

  test.each([
    { type: "wsd", ...trapezoid, decay: "linear", min_lr_ratio: 0.1 },
    { type: "wsd", ...trapezoid, decay: "cosine", min_lr_ratio: 0.1 },
    { type: "wsd", ...trapezoid, decay: "exponential", min_lr_ratio: 0.1 },
    { type: "wsd", total_steps: 100, decay_steps: 0 },
    { type: "wsd", total_steps: 100 },
    { type: "noam", d_model: 100, warmup_steps: 7, factor: 0.3 },
    { type: "rex", total_steps: 77 },
  ])("--code of %j is a LambdaLR of the same values", (schedule) => {
    const config = { steps: 120, optimizer: { lr: 0.3 }, schedule };
    const code = codeOf(plan(draftOf(config), registry), registry);
    expect(compute({ ...config, ...readCode(code) })[0]?.lr, code).toEqual(compute(config)[0]?.lr);
  });

  test("one can be a part of a sequence", () => {
    const parts = [
      { type: "ConstantLR", factor: 0.5, total_iters: 9 },
      { type: "rex", total_steps: 10 },
    ];
    const [curve] = compute({
      epochs: 14,
      optimizer: { lr: 0.6 },
      schedule: { type: "SequentialLR", schedulers: parts, milestones: [4] },
    });
    expect(curve?.lr.slice(0, 5)).toEqual([0.3, 0.3, 0.3, 0.3, 0.6]);
    expect(curve?.lr[9]).toBeCloseTo(0.4, 15);
  });
});
