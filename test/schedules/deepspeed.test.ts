import { describe, expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { codeOf } from "../../src/core/code/code.ts";
import { draftOf } from "../../src/core/draft.ts";
import { plan } from "../../src/core/plan.ts";
import { words } from "../helpers/command-line.ts";
import { compute, curveOfLine, values } from "../helpers/compute.ts";

// What no recorded case has; the numbers are DeepSpeed's own.

const cycle = { type: "deepspeed.OneCycle", cycle_min_lr: 0.01, cycle_max_lr: 0.1, cycle_first_step_size: 2 };

function near(got: readonly number[] | undefined, want: readonly number[]) {
  expect(got?.length).toBe(want.length);
  for (const [i, value] of want.entries()) expect(got?.[i]).toBeCloseTo(value, 15);
}

describe("OneCycle", () => {
  test("leaves the momentum of an optimizer without betas alone", () => {
    const [curve] = compute({ steps: 5, optimizer: { lr: 0.1, momentum: 0.7 }, schedule: cycle });
    near(curve?.lr, [0.01, 0.055, 0.1, 0.055, 0.01]);
    near(curve?.momentumValues, [0.7, 0.7, 0.7, 0.7, 0.7]);
  });

  test("resumes with the optimizer's own rate and beta", () => {
    const [curve] = compute({
      steps: 4,
      optimizer: { lr: 0.1, betas: [0.7, 0.9] },
      schedule: { ...cycle, last_batch_iteration: 1 },
    });
    near(curve?.lr, [0.1, 0.055, 0.01, 0.01]);
    near(curve?.momentumValues, [0.7, 0.85, 0.9, 0.9]);
  });

  test("is built with an optimizer that has the betas", () => {
    const code = codeOf(plan(draftOf({ optimizer: { lr: 0.1 }, schedule: cycle }), registry), registry);
    expect(code).toContain("torch.optim.AdamW(model.parameters(), lr=0.1)");
  });
});

test("WarmupDecayLR resumes with the optimizer's own rate", () => {
  const params = { total_num_steps: 8, warmup_max_lr: 1, warmup_num_steps: 4, warmup_type: "linear" };
  const schedule = { type: "deepspeed.WarmupDecayLR", ...params, last_batch_iteration: 1 };
  const [curve] = compute({ steps: 6, optimizer: { lr: 0.1 }, schedule });
  near(curve?.lr, [0.1, 0.5, 0.75, 1, 0.75, 0.5]);
});

describe("total_num_steps is the run's where it is not given", () => {
  const lines: readonly (readonly [flags: string, total: number, steps: number])[] = [
    ["--steps 60", 60, 60],
    ["--epochs 3 --steps-per-epoch 20", 60, 60],
    ["--steps 50 --last_batch_iteration 9", 60, 50],
    ["--steps 50 --total_num_steps 80", 80, 50],
  ];
  test.each(lines)("%s", async (flags, total_num_steps, steps) => {
    const line = `deepspeed-warmup-cosine --warmup_num_steps 10 ${flags}`;
    const last_batch_iteration = flags.includes("last") ? 9 : -1;
    const [curve] = compute({
      steps,
      schedule: { type: "WarmupCosineLR", total_num_steps, warmup_num_steps: 10, last_batch_iteration },
    });
    expect(values(await curveOfLine(words(line))).lr).toEqual(curve?.lr);
  });
});
