import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkLog } from "../../src/core/log/check-log.ts";
import type { Planned } from "../../src/core/log/course.ts";
import { everyStep, logOf, plannedBy, plannedOf, rowsOf, valuesIn, valuesOf } from "../helpers/log.ts";

const linear = (num_warmup_steps: number, num_training_steps: number) => ({
  type: "transformers.get_linear_schedule_with_warmup",
  num_warmup_steps,
  num_training_steps,
});
const cosine = (T_max: number, eta_min = 0) => ({ type: "torch.CosineAnnealingLR", T_max, eta_min });
const warmedCosine = (T_max: number) => ({
  type: "torch.SequentialLR",
  schedulers: [{ type: "torch.LinearLR", start_factor: 0.1, total_iters: 10 }, cosine(T_max)],
  milestones: [10],
});

/** What a log of these steps looks like, each as `kind: what was seen`. */
function likenesses(
  planned: Planned,
  steps: readonly number[],
  at: (step: number) => number,
  tolerance = 1e-4,
) {
  const { verdict } = checkLog(logOf(rowsOf(steps, at)), planned, tolerance);
  expect(verdict.parts).toBeDefined();
  return verdict.looksLike.map(({ kind, seen }) => `${kind}: ${seen}`);
}

describe("a log of 100 steps", () => {
  type At = (values: readonly number[], step: number) => number;
  type Case = readonly [
    name: string,
    schedule: object,
    at: At,
    seen: string | undefined,
    steps?: readonly number[],
  ];

  const from = (first: number) => everyStep(100).slice(first);

  /** What the log has of the planned values, and what is said of it; undefined where that kind must not be named. */
  const kinds: readonly (readonly [kind: string, cases: readonly Case[]])[] = [
    [
      "without warm-up",
      [
        [
          "at the peak until the warm-up ends",
          linear(20, 100),
          (values, step) => values[Math.max(20, step)] as number,
          "the values up to step 20, where the planned warm-up ends, are those of its end",
        ],
        [
          "the same, with two rows of it",
          linear(20, 100),
          (values, step) => values[Math.max(20, step)] as number,
          "the values up to step 20, where the planned warm-up ends, are those of its end",
          from(18),
        ],
        [
          "the same, with one row of it",
          linear(20, 100),
          (values, step) => values[Math.max(20, step)] as number,
          undefined,
          from(19),
        ],
        [
          "falling from the first step on",
          linear(20, 100),
          (values, step) => values[step + 20] as number,
          "the log begins with what was planned for step 20, where the warm-up ends",
        ],
        [
          "a step before the warm-up ends",
          linear(20, 100),
          (values, step) => values[Math.max(19, step)] as number,
          undefined,
        ],
        [
          "falling from the first step on, a step ahead",
          linear(20, 100),
          (values, step) => values[step + 21] as number,
          undefined,
        ],
        [
          "a warm-up of half as many steps",
          linear(20, 100),
          (values, step) => values[step < 10 ? 2 * step : Math.max(20, step)] as number,
          undefined,
        ],
        [
          "a plan without one, at the peak for a while",
          cosine(100),
          (values, step) => values[step < 20 ? 0 : step] as number,
          undefined,
        ],
      ],
    ],
    [
      "shifted",
      [
        [
          "2 behind",
          cosine(100),
          (values, step) => values[Math.max(0, step - 2)] as number,
          "every value is the one planned 2 steps before",
        ],
        [
          "16 behind",
          cosine(100),
          (values, step) => values[Math.max(0, step - 16)] as number,
          "every value is the one planned 16 steps before",
        ],
        [
          "2 ahead",
          cosine(100),
          (values, step) => values[step + 2] as number,
          "every value is the one planned 2 steps later",
        ],
        [
          "16 ahead",
          cosine(100),
          (values, step) => values[step + 16] as number,
          "every value is the one planned 16 steps later",
        ],
        [
          "1 behind is off by one",
          cosine(100),
          (values, step) => values[Math.max(0, step - 1)] as number,
          undefined,
        ],
        ["1 ahead is off by one", cosine(100), (values, step) => values[step + 1] as number, undefined],
        [
          "37 behind",
          cosine(100),
          (values, step) => values[Math.max(0, step - 37)] as number,
          "every value is the one planned 37 steps before",
        ],
        [
          "37 ahead",
          cosine(100),
          (values, step) => values[step + 37] as number,
          "every value is the one planned 37 steps later",
        ],
        [
          "20 ahead of what decays exponentially",
          { type: "torch.ExponentialLR", gamma: 0.95 },
          (values, step) => values[step + 20] as number,
          "every value is the one planned 20 steps later",
        ],
        [
          "a tenth of a staircase is no later stair",
          { type: "torch.StepLR", step_size: 30 },
          (values, step) => (values[step] as number) / 10,
          undefined,
        ],
        [
          "2 behind from the middle on",
          cosine(100),
          (values, step) => values[step < 50 ? step : step - 2] as number,
          undefined,
        ],
        [
          "2 behind, but for one row",
          cosine(100),
          (values, step) => (step === 70 ? 0.02 : (values[Math.max(0, step - 2)] as number)),
          undefined,
        ],
        ["2 ahead, in one row", cosine(100), (values, step) => values[step + 2] as number, undefined, [50]],
      ],
    ],
    [
      "rounded",
      [
        [
          "to 1 digit",
          cosine(100),
          (values, step) => rounded(values[step] as number, 1),
          "every value is the planned one, rounded to 1 digit",
        ],
        [
          "to 3 digits",
          cosine(100),
          (values, step) => rounded(values[step] as number, 3),
          "every value is the planned one, rounded to 3 digits",
        ],
        [
          "to 3 digits, all but one",
          cosine(100),
          (values, step) => rounded(values[step] as number, step === 40 ? 2 : 3),
          undefined,
        ],
        [
          "to 2 decimals",
          cosine(100),
          (values, step) => Number((values[step] as number).toFixed(2)),
          "every value is the planned one, rounded to 2 decimals",
        ],
        ["cut off behind 3 digits", cosine(100), (values, step) => cut(values[step] as number, 3), undefined],
        [
          "to 3 digits, of another plan",
          cosine(100),
          (values, step) => rounded((values[step] as number) * 0.97, 3),
          undefined,
        ],
      ],
    ],
  ];

  describe.each(kinds)("%s", (kind, cases) => {
    test.each(named(cases))("%s", (_name, [, schedule, at, seen, steps = everyStep(100)]) => {
      const planned = plannedOf(schedule, 100);
      const values = valuesOf(planned, 200);
      const told = likenesses(planned, steps, (step) => at(values, step)).filter((each) =>
        each.startsWith(`${kind}: `),
      );
      expect(told).toEqual(seen === undefined ? [] : [`${kind}: ${seen}`]);
    });
  });

  test("rounded is named up to 8 digits, where the tolerance asks for more", () => {
    const planned = plannedOf(cosine(100), 100);
    const values = valuesOf(planned, 100);
    const kindsAt = (digits: number, tolerance: number) =>
      likenesses(planned, everyStep(100), (step) => rounded(values[step] as number, digits), tolerance);
    expect(kindsAt(5, 1e-7)).toEqual(["rounded: every value is the planned one, rounded to 5 digits"]);
    expect(kindsAt(8, 1e-10)).toEqual(["rounded: every value is the planned one, rounded to 8 digits"]);
    expect(kindsAt(9, 1e-11)).toEqual([]);
  });
});

/** Cases that begin with their names, each behind its name. */
const named = <T extends readonly [string, ...unknown[]]>(cases: readonly T[]) =>
  cases.map((each) => [each[0], each] as const);

const rounded = (value: number, digits: number) => Number(value.toPrecision(digits));

function cut(value: number, digits: number): number {
  const unit = 10 ** (Math.floor(Math.log10(value)) + 1 - digits);
  return Number((Math.floor(value / unit) * unit).toPrecision(digits));
}

describe("other horizon", () => {
  const epochs = { epochs: 10, steps_per_epoch: 40 };
  const data = { epochs: 10, data: { dataset_size: 1000, batch_size: 5, gpus: 2, accumulate: 4 } };

  /** A run, the schedule planned for it and that which it had; what is seen, and what is to be done. */
  const cases: readonly (readonly [
    run: object,
    planned: object,
    had: object,
    seen: string,
    advice: string,
    every?: number,
  ])[] = [
    [
      { steps: 400 },
      linear(20, 400),
      linear(20, 800),
      "800 steps rather than 400: num_training_steps = 800, the plan has 400",
      "num_training_steps is 2 times the planned one",
    ],
    [
      { steps: 400 },
      linear(20, 400),
      linear(20, 360),
      "360 steps rather than 400",
      "look at what num_training_steps is computed from",
    ],
    [
      { steps: 400 },
      cosine(400),
      cosine(397),
      "397 steps rather than 400",
      "a last smaller batch is dropped; give T_max = 400",
    ],
    [
      { ...epochs, interval: "step" },
      linear(20, 400),
      linear(20, 390),
      "390 steps rather than 400",
      "epochs are rounded",
    ],
    [
      { ...epochs, interval: "step" },
      cosine(400),
      cosine(10),
      "10 steps rather than 400: T_max = 10, the plan has 400",
      "perhaps T_max counts epochs, which have 40 steps; give T_max = 400 where the run makes its scheduler, or plan with 10",
    ],
    [
      { ...epochs, interval: "epoch" },
      { type: "torch.PolynomialLR", total_iters: 10 },
      { type: "torch.PolynomialLR", total_iters: 400 },
      "400 epochs rather than 10: total_iters = 400, the plan has 10",
      "perhaps total_iters is multiplied by the 40 steps of an epoch, and scheduler.step() called once an epoch",
    ],
    [
      { steps: 400 },
      warmedCosine(390),
      warmedCosine(400),
      "410 steps rather than 400: schedulers[1].T_max = 400, the plan has 390",
      "perhaps T_max is all the run",
    ],
    [
      { steps: 400 },
      linear(20, 380),
      linear(20, 400),
      "400 steps rather than 380",
      "perhaps num_training_steps is all the run",
    ],
    [
      { steps: 400 },
      linear(20, 400),
      linear(20, 380),
      "380 steps rather than 400",
      "has the 20 before the end of the warm-up subtracted",
    ],
    [
      data,
      linear(20, 250),
      linear(20, 1000),
      "1,000 steps rather than 250",
      "perhaps num_training_steps counts batches, of which 4 make an optimizer step",
    ],
    [
      data,
      linear(20, 250),
      linear(20, 500),
      "500 steps rather than 250",
      "counts the batches of all 2 processes",
    ],
    [
      data,
      linear(20, 250),
      linear(20, 125),
      "125 steps rather than 250",
      "is divided by the number of processes, 2",
    ],
    [
      { epochs: 10, data: { dataset_size: 1001, batch_size: 10, drop_last: true } },
      linear(20, 1000),
      linear(20, 1010),
      "1,010 steps rather than 1,000",
      "counts epochs of 101 steps, as where a last smaller batch is not dropped",
    ],
    [{ steps: 30000 }, cosine(30000), cosine(41237), "41,237 steps rather than 30,000", "", 100],
    // any of 1 to 79 steps explains this log, and one of them is likely
    [
      { epochs: 5, steps_per_epoch: 80, interval: "step" },
      linear(0, 400),
      linear(0, 5),
      "about 5 steps rather than 400",
      "perhaps num_training_steps counts epochs",
      80,
    ],
  ];

  test.each(cases.map((each) => [each[3], each] as const))(
    "made for %s",
    (_name, [config, planned, had, seen, advice, every = 1]) => {
      const { looksLike } = verdictOf(config, planned, had, every);
      const found = looksLike.find(({ kind }) => kind === "other horizon");
      expect(found?.seen).toContain(`the schedule is the planned one made for ${seen}`);
      expect(found?.advice).toContain(advice);
    },
  );

  const stable = (num_training_steps: number) => ({
    type: "transformers.get_wsd_schedule",
    num_warmup_steps: 20,
    num_decay_steps: 80,
    num_training_steps,
  });

  test.each([1, 5])(
    "is at least so long, or stopped, where the log ends before the decay: each %i",
    (every) => {
      const { looksLike } = verdictOf({ steps: 400 }, stable(400), stable(900), every);
      expect(looksLike.map(({ kind }) => kind)).toEqual(["stopped", "other horizon"]);
      expect(looksLike[1]?.seen).toMatch(/ made for at least (479|475|476) steps rather than 400: /);
    },
  );

  /** The same, where nothing may be said of a horizon. */
  const none: readonly (readonly [why: string, planned: object, had: object, every?: number])[] = [
    [
      "no parameter says how long it lasts",
      { type: "torch.ExponentialLR", gamma: 0.99 },
      { type: "torch.ExponentialLR", gamma: 0.98 },
    ],
    ["another parameter differs too", cosine(400), cosine(800, 0.01)],
    [
      "another schedule",
      linear(20, 400),
      { ...linear(20, 400), type: "transformers.get_cosine_schedule_with_warmup" },
    ],
    ["any longer one would do", cosine(400), { type: "torch.ConstantLR", factor: 1 }],
    ["any short one would do", linear(0, 400), linear(0, 7), 100],
    ["two rows differ", linear(0, 400), linear(0, 500), 180],
  ];

  test.each(named(none))("is not named where %s", (_why, [, planned, had, every = 1]) => {
    const { parts, looksLike } = verdictOf({ steps: 400 }, planned, had, every);
    expect(parts).toBeDefined();
    expect(looksLike.map(({ kind }) => kind)).not.toContain("other horizon");
  });

  test("is the one that the run had, of any schedule that has one", () => {
    const lasting = fc.constantFrom<(horizon: number) => object>(
      cosine,
      warmedCosine,
      (horizon) => linear(20, horizon),
      (total_iters) => ({ type: "torch.PolynomialLR", total_iters, power: 2 }),
      (num_training_steps) => ({
        type: "transformers.get_cosine_schedule_with_warmup",
        num_warmup_steps: 15,
        num_training_steps,
      }),
      (total_steps) => ({ type: "generic.REX", total_steps }),
    );
    const horizon = fc.integer({ min: 120, max: 1500 });
    fc.assert(
      fc.property(
        lasting,
        horizon,
        horizon,
        fc.integer({ min: 1, max: 9 }),
        (schedule, one, other, every) => {
          const { differing, looksLike } = verdictOf({ steps: 400 }, schedule(one), schedule(other), every);
          fc.pre(differing > 5);
          const found = looksLike.find(({ kind }) => kind === "other horizon");
          expect(found?.seen).toContain(` = ${other}, the plan has ${one}`);
        },
      ),
      { numRuns: 40 },
    );
  });

  /** Of a plan, and the log in float32 of a run that had another schedule. */
  function verdictOf(run: object, schedule: object, had: object, every: number) {
    const of = (schedule: object) => plannedBy({ ...run, optimizer: { lr: 0.1 }, schedule });
    const values = valuesIn(of(had).curve);
    const steps = everyStep(values.length).filter((step) => step % every === 0);
    const rows = rowsOf(steps, (step) => Math.fround(values[step] as number));
    return checkLog(logOf(rows), of(schedule), 1e-4).verdict;
  }
});
