import { describe, expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { codeOf } from "../../src/core/code/code.ts";
import { draftOf } from "../../src/core/draft.ts";
import { groupOf, paramGroups } from "../../src/core/optimizer.ts";
import { partOf } from "../../src/core/part.ts";
import { plan } from "../../src/core/plan.ts";
import { Problem } from "../../src/core/problem.ts";
import { lift, type Training } from "../../src/core/schedule.ts";
import { words } from "../helpers/command-line.ts";
import { compute, curveOfLine, values } from "../helpers/compute.ts";

const type = "megatron.OptimizerParamScheduler";
const params = { max_lr: 1, lr_decay_steps: 8, increment: 2 };
const growing = { ...params, end_wd: 0.1, wd_incr_steps: 8 };
/** It asks nothing of the run. */
const run = {} as Training;
const steps = 6;

/** The weight decay that the optimizer has at each step. */
function weightDecays(given: object): number[] {
  const group = groupOf(paramGroups(), 0);
  const stepper = lift(partOf({ type, ...given }, registry).schedule).attach(group, run);
  return Array.from({ length: steps }, (_, i) => {
    if (i > 0) stepper.step();
    return group.weight_decay;
  });
}

describe("the weight decay, whose numbers are Megatron's own", () => {
  const cases: readonly (readonly [style: string, want: readonly number[]])[] = [
    ["linear", [0.01, 0.0325, 0.055, 0.0775, 0.1, 0.1]],
    ["cosine", [0.01, 0.023180194846605363, 0.055, 0.08681980515339464, 0.1, 0.1]],
  ];
  test.each(cases)("%s", (wd_incr_style, want) => {
    const got = weightDecays({ ...growing, wd_incr_style });
    for (const [i, value] of want.entries()) expect(got[i]).toBeCloseTo(value, 15);
  });

  test("lasts as long as the rate's decay where nothing is said", () => {
    const { wd_incr_steps: _, ...unsaid } = growing;
    expect(weightDecays({ ...unsaid, wd_incr_style: "linear" })).toEqual(
      weightDecays({ ...growing, wd_incr_style: "linear" }),
    );
  });
});

describe("what Megatron refuses", () => {
  const cases: readonly (readonly [given: object, parameter: string])[] = [
    [{ end_wd: 0.001 }, "end_wd"],
    [{ end_wd: 0.1 }, "wd_incr_style"],
    [{ end_wd: 0.1, wd_incr_style: "linear", wd_incr_steps: 0 }, "wd_incr_steps"],
    [{ init_lr: 2 }, "init_lr"],
    [{ min_lr: -1 }, "min_lr"],
    [{ override_opt_param_scheduler: true }, "override_opt_param_scheduler"],
  ];
  test.each(cases)("%j", (given, parameter) => {
    try {
      weightDecays({ ...params, ...given });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      expect(error.path).toEqual([parameter]);
      return;
    }
    throw new Error("accepted");
  });
});

test("steps of the run are samples for it", async () => {
  const line =
    "megatron --max_lr 1 --end_wd 0.1 --wd_incr_style linear --increment 4 --epochs 5 --steps-per-epoch 10";
  const [curve] = compute({ steps: 50, schedule: { type, ...params, lr_decay_steps: 200, increment: 4 } });
  expect(values(await curveOfLine(words(line))).lr).toEqual(curve?.lr);
});

test("code has all that the class wants said", () => {
  expect(codeOf(plan(draftOf({ schedule: { type, ...params } }), registry), registry)).toBe(
    `import torch
from megatron.core.optimizer_param_scheduler import OptimizerParamScheduler

optimizer = torch.optim.AdamW(model.parameters(), lr=0.001)
scheduler = OptimizerParamScheduler(
    optimizer,
    init_lr=0,
    max_lr=1,
    min_lr=0,
    lr_warmup_steps=0,
    lr_decay_steps=8,
    lr_decay_style="linear",
    start_wd=0.01,
    end_wd=0.01,
    wd_incr_steps=8,
    wd_incr_style="constant",
)
# after every optimizer step: scheduler.step(increment=2)
`,
  );
});
