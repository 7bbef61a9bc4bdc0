import { describe, expect, test } from "vitest";
import { compute } from "../helpers/compute.ts";

// Values of mmengine 0.11.0rc0's own code on torch 1.13, where no case of test/golden goes.

const sgd = { lr: 0.1, momentum: 0.9 };
const adam = { lr: 0.1, betas: [0.8, 0.999] };
const plateau = { type: "ReduceOnPlateauLR", factor: 0.5, patience: 0 };
const plateauAlone = { ...plateau, type: "mmengine.ReduceOnPlateauLR" };
const list = (...param_scheduler: object[]) => ({ type: "mmengine.param_scheduler", param_scheduler });

interface Case {
  title: string;
  run: object;
  optimizer?: object;
  schedule: object;
  lr?: number[];
  momentum?: number[];
}

const cases: Case[] = [
  {
    title: "a momentum scheduler writes the first of betas, and keeps the rate",
    run: { epochs: 6 },
    optimizer: adam,
    schedule: { type: "mmengine.LinearMomentum", start_factor: 0.5, end: 4 },
    lr: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1],
    momentum: [0.4, 0.5333333333333333, 0.6666666666666666, 0.7999999999999999, 0.8, 0.8],
  },
  {
    title: "momentum falls where a metric stands still",
    run: { epochs: 5, metrics: [1, 1, 0.5, 0.5] },
    optimizer: adam,
    schedule: { type: "mmengine.ReduceOnPlateauMomentum", factor: 0.5, patience: 0 },
    momentum: [0.8, 0.8, 0.4, 0.4, 0.2],
  },
  {
    title: "infinity is a thousand million to a plateau",
    run: { epochs: 4, metrics: [2e9, 1e9, 2e8] },
    schedule: plateauAlone,
    lr: [0.1, 0.05, 0.025, 0.025],
  },
  {
    title: "resumes by its recurrence from the rate that the optimizer has",
    run: { epochs: 5 },
    optimizer: { ...sgd, initial_lr: 0.2 },
    schedule: { type: "mmengine.CosineAnnealingLR", T_max: 5, last_step: 2 },
    lr: [0.052786404500042065, 0.014589803375031551, 0, 0.019098300562505256, 0.0690983005625053],
  },
  {
    title: "a list: a validation comes after the schedulers of the epoch, whatever their order",
    run: { epochs: 4, steps_per_epoch: 2, metrics: [1, 1, 1, 1] },
    schedule: list({ ...plateau, min_value: 0.04 }, { type: "ExponentialLR", gamma: 0.9 }),
    lr: [0.1, 0.1, 0.09, 0.09, 0.0405, 0.0405, 0.03645, 0.03645],
  },
  {
    title: "a list: momentum schedulers share the momentum that the first one found",
    run: { epochs: 8 },
    schedule: list(
      { type: "ConstantMomentum", factor: 0.5, end: 2 },
      { type: "CosineRestartMomentum", periods: [2, 3], restart_weights: [1, 0.5], eta_min: 0.1, begin: 3 },
    ),
    momentum: [0.45, 0.9, 0.9, 0.9, 0.5, 0.45, 0.3625, 0.1875],
  },
  {
    title: "a list: a OneCycleLR takes another one's peak",
    run: { epochs: 8 },
    schedule: list(
      { type: "OneCycleLR", eta_max: 0.1, total_steps: 8 },
      { type: "OneCycleLR", eta_max: 0.4, total_steps: 8, begin: 5, end: 8 },
    ),
    lr: [
      0.0040000000000000036, 0.32771004195687686, 0.38877671095500926, 0.3246982615799052,
      0.22239360564908064, 0.016000000000000014, 0.32771004195687686, 0.38877671095500926,
    ],
  },
  {
    title: "a dict in the place of a list, which ends with the run",
    run: { epochs: 4 },
    schedule: { type: "mmengine.param_scheduler", param_scheduler: { type: "mmengine.PolyLR" } },
    lr: [0.1, 0.06666666666666668, 0.03333333333333334, 0],
  },
  {
    title: "a run of iterations: one epoch long to a scheduler by epoch",
    run: { steps: 4 },
    schedule: list({ type: "LinearLR", start_factor: 0.5 }, { type: "PolyLR", by_epoch: false }),
    lr: [0.05, 0.03333333333333334, 0.01666666666666667, 0],
  },
  {
    title: "a run of iterations: a plateau is told each metric, and nothing else is stepped",
    run: { steps: 5, metrics: [1, 1, 1, 1] },
    schedule: list(plateau, { type: "ExponentialLR", gamma: 0.5 }),
    lr: [0.1, 0.1, 0.05, 0.025, 0.0125],
  },
  {
    title: "a run of iterations: a plateau counts no epochs, and never begins",
    run: { steps: 5, metrics: [1, 1, 1, 1] },
    schedule: list({ ...plateau, begin: 1, end: 9 }),
    lr: [0.1, 0.1, 0.1, 0.1, 0.1],
  },
  {
    title: "epochs in fractions become whole iterations for begin and end",
    run: { epochs: 3, steps_per_epoch: 4 },
    schedule: list(
      { type: "LinearLR", start_factor: 0.5, end: 0.9, convert_to_iter_based: true },
      { type: "MultiStepLR", milestones: [1.5], begin: 0.5, convert_to_iter_based: true },
    ),
    lr: [0.05, 0.075, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.01, 0.01, 0.01, 0.01],
  },
];

test.each(cases)("$title", ({ run, optimizer = sgd, schedule, lr, momentum }) => {
  const [curve] = compute({ ...run, optimizer, schedule });
  const near = (values: number[]) => values.map((value) => expect.closeTo(value, 14));
  if (lr) expect(curve?.lr).toEqual(near(lr));
  expect(curve?.momentumValues).toEqual(near(momentum ?? []));
});

describe("a class alone is stepped after what by_epoch says", () => {
  const detection = { epochs: 12, steps_per_epoch: 50 };
  const multiStep = (extra: object) => ({ type: "mmengine.MultiStepLR", milestones: [8, 11], ...extra });
  const changes = (values: readonly number[]) =>
    values.flatMap((value, i) => (i > 0 && value !== values[i - 1] ? [i] : []));

  test.each([
    [{}, [400, 550]],
    [{ by_epoch: true, begin: 1 }, [450]],
    [{ by_epoch: false }, [8, 11]],
    [{ by_epoch: false, begin: 10 }, [18, 21]],
  ])("the rate: %j", (extra, at) => {
    const [curve] = compute({ ...detection, optimizer: sgd, schedule: multiStep(extra) });
    expect(changes(curve?.lr ?? [])).toEqual(at);
    expect(curve?.milestones.filter((milestone) => milestone < 600)).toEqual(at);
  });

  test.each([
    [true, [400, 550]],
    [false, [8, 11]],
  ])("the momentum, by epoch %s", (by_epoch, at) => {
    const schedule = { ...multiStep({ by_epoch }), type: "mmengine.MultiStepMomentum" };
    const [curve] = compute({ ...detection, optimizer: sgd, schedule });
    expect(changes(curve?.momentumValues ?? [])).toEqual(at);
  });

  test("a list of one draws the same", () => {
    for (const by_epoch of [true, false]) {
      const [alone] = compute({ ...detection, optimizer: sgd, schedule: multiStep({ by_epoch }) });
      const { type: _type, ...params } = multiStep({ by_epoch });
      const [listed] = compute({
        ...detection,
        optimizer: sgd,
        schedule: list({ type: "MultiStepLR", ...params }),
      });
      expect(alone?.lr).toEqual(listed?.lr);
    }
  });

  test("a plateau is told its metrics after epochs", () => {
    const [curve] = compute({
      steps_per_epoch: 4,
      optimizer: sgd,
      schedule: plateauAlone,
      metrics: [1, 1, 1],
    });
    expect([curve?.lr.length, changes(curve?.lr ?? [])]).toEqual([12, [8]]);
  });
});

describe("a list refuses", () => {
  const refused: [string, object, (string | number)[], string][] = [
    ["a class of torch's alone", { type: "PolynomialLR" }, ["type"], "mmengine has no scheduler"],
    ["a name with torch before it", { type: "torch.LinearLR" }, ["type"], "mmengine has no scheduler"],
    ["a wrong parameter", { type: "LinearLR", start_factor: 2 }, ["start_factor"], "2 is not"],
    ["a begin behind the run", { type: "LinearLR", begin: 12 }, ["begin"], "12 is not before the run's end"],
    [
      "to convert a plateau",
      { ...plateau, convert_to_iter_based: true },
      ["convert_to_iter_based"],
      "ReduceOnPlateauLR cannot be converted",
    ],
    ["what fails at a step", { type: "StepLR", step_size: 0 }, ["step_size"], "division by zero (epoch 1)"],
  ];
  test.each(refused)("%s", (_, second, path, message) => {
    const schedule = list({ type: "ExponentialLR", gamma: 0.9 }, second);
    const metrics = "patience" in second ? { metrics: Array(12).fill(1) } : {};
    expect(() => compute({ epochs: 12, optimizer: sgd, schedule, ...metrics })).toThrow(
      expect.objectContaining({
        path: ["schedule", "param_scheduler", 1, ...path],
        message: expect.stringContaining(message),
      }),
    );
  });

  test("to convert where nobody said how long an epoch is", () => {
    const schedule = list({ type: "LinearLR", convert_to_iter_based: true });
    expect(() => compute({ steps: 12, schedule })).toThrow(
      expect.objectContaining({
        path: ["schedule", "param_scheduler", 0, "convert_to_iter_based"],
        allowed: "it needs steps_per_epoch",
      }),
    );
  });
});
