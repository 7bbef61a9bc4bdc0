import { describe, expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { draftOf } from "../../src/core/draft.ts";
import { plan } from "../../src/core/plan.ts";
import { isProblem, type Problem } from "../../src/core/problem.ts";
import { words } from "../helpers/command-line.ts";
import { compute, curveOfLine, values } from "../helpers/compute.ts";

const lrOf = (config: Record<string, unknown>) => compute(config)[0]?.lr as number[];
const lrOfLine = async (line: string) => values(await curveOfLine(words(line))).lr;
const repeated = (lr: readonly number[], times: number) => lr.flatMap((value) => Array(times).fill(value));

function refusal(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    if (isProblem(error)) return error;
    throw error;
  }
  throw new Error("accepted");
}

describe("a run of 10 epochs of 20 updates, as in timm's training script", () => {
  const run = { epochs: 10, steps_per_epoch: 20, optimizer: { lr: 0.1 } };
  const byEpoch = lrOf({
    epochs: 10,
    optimizer: { lr: 0.1 },
    schedule: { type: "timm-cosine", t_initial: 10 },
  });

  test("steps at the end of each epoch", () => {
    const schedule = { type: "timm-cosine", t_initial: 10 };
    expect(lrOf({ ...run, schedule })).toEqual(repeated(byEpoch, 20));
    expect(lrOf({ ...run, interval: "epoch", schedule })).toEqual(repeated(byEpoch, 20));
  });

  test("steps at every update where t_in_epochs is false", () => {
    const schedule = { type: "timm-cosine", t_initial: 200, t_in_epochs: false };
    const { epochs: _, steps_per_epoch: __, ...rest } = run;
    expect(lrOf({ ...run, schedule })).toEqual(lrOf({ ...rest, steps: 200, schedule }));
  });

  test("what others are stepped at changes nothing", () => {
    const curves = [
      { schedule: { type: "timm-cosine", t_initial: 10 } },
      { schedule: { type: "StepLR", step_size: 3 } },
    ];
    const [timm, torch] = compute({ ...run, curves });
    expect(timm?.lr).toEqual(repeated(byEpoch, 20));
    expect(torch?.lr[3]).toBeCloseTo(0.01);
    const [same, epochs] = compute({ ...run, curves, interval: "epoch" });
    expect(same?.lr).toEqual(timm?.lr);
    expect(epochs?.lr[59]).toBe(0.1);
    expect(epochs?.lr[60]).toBeCloseTo(0.01);
  });

  test("an interval that its parameters contradict is refused", () => {
    const schedule = { type: "timm-cosine", t_initial: 10 };
    const { path, message } = refusal(() => lrOf({ ...run, interval: "step", schedule }));
    expect(path).toEqual(["interval"]);
    expect(message).toContain("CosineLRScheduler is stepped at every epoch");
  });

  test("a metric is of an epoch", () => {
    const schedule = { type: "timm-plateau", patience_t: 1 };
    const metrics = [0.1, 0.2, 0.2, 0.2, 0.3, 0.3, 0.3, 0.3, 0.3];
    const curve = lrOf({ ...run, metrics, schedule });
    expect(curve).toEqual(repeated(lrOf({ epochs: 10, optimizer: { lr: 0.1 }, metrics, schedule }), 20));
    expect(new Set(curve).size).toBe(4);
  });
});

test("the length, the end and the milestones are counted in what it is stepped at", () => {
  const schedule = { type: "timm-multistep", decay_t: [4, 8], decay_rate: 0.1, warmup_t: 2 };
  const [curve] = compute({ steps_per_epoch: 10, schedule });
  expect(curve?.length).toBe(120);
  expect(curve?.milestones).toEqual([50, 90]);
  for (const at of [50, 90]) expect(curve?.lr[at]).toBeLessThan(curve?.lr[at - 1] as number);
  const cosine = { type: "timm-cosine", t_initial: 30, warmup_t: 5, warmup_prefix: true };
  expect(compute({ steps_per_epoch: 10, schedule: cosine })[0]).toMatchObject({ length: 350, end: 350 });
  const updates = { ...cosine, t_in_epochs: false };
  expect(compute({ steps_per_epoch: 10, schedule: updates })[0]).toMatchObject({ length: 35, end: 35 });
});

describe("parameters that the run fills", () => {
  test.each([
    ["timm-cosine --epochs 10", "timm-cosine --t-initial 10 --epochs 10"],
    [
      "timm-cosine --epochs 10 --steps-per-epoch 3",
      "timm-cosine --t-initial 10 --epochs 10 --steps-per-epoch 3",
    ],
    [
      "timm-poly --no-t-in-epochs --epochs 10 --steps-per-epoch 3",
      "timm-poly --no-t-in-epochs --t-initial 30 --steps 30",
    ],
    ["timm-tanh --no-t-in-epochs --steps 30", "timm-tanh --no-t-in-epochs --t-initial 30 --steps 30"],
    ["timm-create-scheduler --epochs 50", "timm-create-scheduler --num-epochs 50 --epochs 50"],
    [
      "timm-create-scheduler --no-step-on-epochs --epochs 10 --steps-per-epoch 3 --warmup-epochs 2",
      "timm-cosine --no-t-in-epochs --t-initial 30 --cycle-decay 0.1 --warmup-t 6 --warmup-lr-init 1e-5 --steps 30",
    ],
  ])("%s", async (line, same) => {
    expect(await lrOfLine(line)).toEqual(await lrOfLine(same));
  });

  test("but updates_per_epoch is asked for where nobody said it", async () => {
    await expect(lrOfLine("timm-create-scheduler --no-step-on-epochs --steps 30")).rejects.toMatchObject({
      path: ["schedule", "updates_per_epoch"],
    });
  });
});

test.each([
  [{ type: "timm-create-scheduler", num_epochs: 30, cycle_limit: 3, cooldown_epochs: 10 }, 100],
  [{ type: "timm-create-scheduler", num_epochs: 30, warmup_epochs: 5, warmup_prefix: true }, 35],
  [
    { type: "timm-create-scheduler", sched: "step", num_epochs: 90, warmup_epochs: 5, warmup_prefix: true },
    95,
  ],
  [{ type: "timm-create-scheduler", num_epochs: 10, step_on_epochs: false, updates_per_epoch: 7 }, 70],
])("%j is as long as timm says", (schedule, length) => {
  expect(plan(draftOf({ schedule }), registry).values).toBe(length);
});

describe("noise", () => {
  test.each([
    { type: "timm-cosine", t_initial: 10, noise_range_t: null, noise_pct: 0.5, noise_std: 2, noise_seed: 1 },
    { type: "timm-cosine", t_initial: 10, noise_range_t: [5, 5] },
    { type: "timm-create-scheduler", num_epochs: 10, cycle_decay: 1, noise: [0.9, 0.4] },
  ])("%j has none", (schedule) => {
    expect(lrOf({ epochs: 10, schedule })).toEqual(
      lrOf({ epochs: 10, schedule: { type: "timm-cosine", t_initial: 10 } }),
    );
  });

  test.each([
    [{ type: "timm-step", decay_t: 10, noise_range_t: 5 }, "noise_range_t"],
    [{ type: "timm-step", decay_t: 10, noise_range_t: [2, 5] }, "noise_range_t"],
    [{ type: "timm-step", decay_t: 10, noise_range_t: [5] }, "noise_range_t"],
    [{ type: "timm-create-scheduler", noise: [0.4, 0.9] }, "noise"],
  ])("%j is refused by name", (schedule, name) => {
    expect(refusal(() => lrOf({ epochs: 10, schedule })).path).toEqual(["schedule", name]);
  });
});

test.each([
  [{ sched: "plateau", step_on_epochs: false, updates_per_epoch: 3 }, "step_on_epochs"],
  [{ sched: "plateau", decay_rate: 1 }, "decay_rate"],
  [{ sched: "tanh", warmup_lr: -0.1 }, "warmup_lr"],
  [{ sched: "poly", num_epochs: 0 }, "num_epochs"],
  [{ sched: "cosine", min_lr: -0.1 }, "min_lr"],
  [{ sched: "cosin" }, "sched"],
])("create_scheduler_v2(%j) is refused by name", (params, name) => {
  const schedule = { type: "timm.create_scheduler_v2", ...params };
  const metrics = params.sched === "plateau" ? { metrics: Array(9).fill(1) } : {};
  expect(refusal(() => lrOf({ epochs: 10, ...metrics, schedule })).path).toEqual(["schedule", name]);
});

// Python's; V8's logarithms put step 12 in the third cycle
test("a cycle ends where C's logarithms say", () => {
  const schedule = { type: "timm-cosine", t_initial: 5, cycle_mul: 1.4, cycle_limit: 5 };
  expect(lrOf({ epochs: 14, optimizer: { lr: 1 }, schedule })[12]).toBe(0);
});
