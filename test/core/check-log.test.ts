import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { configOfExample } from "../../src/core/example.ts";
import { checkLog } from "../../src/core/log/check-log.ts";
import { curveThrough } from "../../src/core/log/curve-through.ts";
import type { Log, LogRow } from "../../src/core/log/log.ts";
import { roundingOf, roundingText } from "../../src/core/log/rounding.ts";
import { isAgreed } from "../../src/core/log/verdict.ts";
import { rangeOf, windowOf } from "../../src/core/window.ts";
import { figureWith } from "../helpers/figure.ts";
import { everyStep, logOf, plannedBy, plannedOf, rowsOf, valuesIn, valuesOf } from "../helpers/log.ts";

/** Schedules that never are the same for long, and may be run beyond their end. */
const schedule = fc.oneof(
  fc.record({ type: fc.constant("torch.CosineAnnealingLR"), T_max: fc.integer({ min: 150, max: 400 }) }),
  fc.record({
    type: fc.constant("torch.PolynomialLR"),
    total_iters: fc.integer({ min: 200, max: 300 }),
    power: fc.constantFrom(1, 2),
  }),
  fc.record({ type: fc.constant("torch.ExponentialLR"), gamma: fc.constantFrom(0.99, 0.995) }),
  fc.record({
    type: fc.constant("torch.CosineAnnealingWarmRestarts"),
    T_0: fc.integer({ min: 30, max: 120 }),
  }),
  fc
    .record({
      type: fc.constant("transformers.linear"),
      num_warmup_steps: fc.integer({ min: 10, max: 60 }),
      num_training_steps: fc.constant(200),
    })
    .map(({ num_warmup_steps, num_training_steps }) => ({
      type: "transformers.get_linear_schedule_with_warmup",
      num_warmup_steps,
      num_training_steps,
    })),
);
const length = 200;
/** Some of the steps, rising, 0 among them. */
const sampling = fc
  .uniqueArray(fc.integer({ min: 1, max: length - 1 }), { minLength: 40, maxLength: 120 })
  .map((steps) => [0, ...steps].sort((one, other) => one - other));

/** A mistake, and what of the plan's values it makes at a step; the steps at which it is made. */
const mistakes: readonly (readonly [
  kind: string,
  number: fc.Arbitrary<number>,
  at: (values: readonly number[], step: number, n: number) => number,
])[] = [
  ["off by one", fc.constantFrom(-1, 1), (values, step, n) => values[Math.max(0, step + n)] as number],
  ["stepped too often", fc.constantFrom(2, 3, 4, 8), (values, step, n) => values[step * n] as number],
  [
    "stepped too rarely",
    fc.integer({ min: 2, max: 20 }),
    (values, step, n) => values[Math.floor(step / n)] as number,
  ],
  [
    "resumed from the start",
    fc.integer({ min: 20, max: 150 }),
    (values, step, n) => values[step < n ? step : step - n] as number,
  ],
  ["scaled", fc.constantFrom(0.1, 0.5, 2, 8), (values, step, n) => (values[step] as number) * n],
  ["stopped", fc.integer({ min: 20, max: 150 }), (values, step, n) => values[Math.min(step, n)] as number],
  ["never stepped", fc.constant(0), (values) => values[0] as number],
];

describe("a log made with a mistake looks like it", () => {
  test.each(mistakes)("%s", (kind, number, at) => {
    fc.assert(
      fc.property(schedule, sampling, number, (schedule, steps, n) => {
        const planned = plannedOf(schedule, length);
        const values = valuesOf(planned, 8 * length + 1);
        const rows = rowsOf(steps, (step) => Math.fround(at(values, step, n)));
        const { verdict } = checkLog(logOf(rows), planned, 1e-4);
        fc.pre(verdict.differing > 3);
        const kinds = verdict.looksLike.map((likeness) => likeness.kind);
        expect(kinds).toContain(kind);
        expect(kinds[0]).not.toBe("other horizon");
      }),
      { numRuns: 25 },
    );
  });
});

test("an honest log agrees, in float32, with gaps, given twice and in any order", () => {
  fc.assert(
    fc.property(schedule, sampling, fc.infiniteStream(fc.nat()), (schedule, steps, order) => {
      const planned = plannedOf(schedule, length);
      const values = valuesOf(planned, length);
      const twice = [...steps, ...steps.slice(0, 7)].map((step) => ({
        step,
        by: order.next().value as number,
      }));
      const shuffled = twice.sort((one, other) => one.by - other.by).map(({ step }) => step);
      const { verdict } = checkLog(
        logOf(rowsOf(shuffled, (step) => Math.fround(values[step] as number))),
        planned,
        1e-4,
      );
      expect(verdict.parts).toBeUndefined();
      expect(verdict.compared).toBe(steps.length);
      expect(verdict.skips.find(({ what }) => what === "given twice, alike")?.count).toBe(7);
    }),
  );
});

/** How a log may be written with few digits. */
const rounding = fc
  .tuple(fc.constantFrom("digits", "decimals"), fc.integer({ min: 3, max: 4 }))
  .map(([by, n]) => ({
    text: `${n} ${by}`,
    round: (value: number) => Number(by === "digits" ? value.toPrecision(n) : value.toFixed(n)),
  }));

test("a log that is the plan rounded agrees, and says so; where a tolerance is given it does not", () => {
  fc.assert(
    fc.property(schedule, sampling, rounding, (schedule, steps, { round }) => {
      const planned = plannedOf(schedule, length);
      const values = valuesOf(planned, length);
      const rows = rowsOf(steps, (step) => round(values[step] as number));
      const { verdict } = checkLog(logOf(rows), planned);
      expect(verdict.parts).toBeUndefined();
      const { verdict: strict } = checkLog(logOf(rows), planned, 1e-4);
      expect(strict.rounding).toBeUndefined();
      if (strict.parts === undefined) return;
      expect(verdict.rounding).toBeDefined();
      expect(strict.looksLike[0]?.kind).toBe("rounded");
    }),
    { numRuns: 50 },
  );
});

test("of every example the log in few digits agrees, or looks rounded where there are few values", () => {
  for (const definition of registry) {
    for (const example of definition.examples) {
      const planned = plannedBy(configOfExample(definition, example));
      const values = valuesIn(planned.curve);
      for (const round of [
        (value: number) => Number(value.toPrecision(4)),
        (value: number) => Number(value.toFixed(8)),
      ]) {
        const rows = rowsOf(everyStep(values.length), (step) => round(values[step] as number));
        const { parts, looksLike } = checkLog(logOf(rows), planned).verdict;
        if (parts !== undefined)
          expect([definition.name, looksLike[0]?.kind]).toEqual([definition.name, "rounded"]);
        if (values.length > 20) expect([definition.name, parts]).toEqual([definition.name, undefined]);
      }
    }
  }
});

describe("a log made with a mistake, and rounded, is not taken for the plan and looks like the mistake", () => {
  const seen = ["stepped too often", "stepped too rarely", "resumed from the start", "scaled", "stopped"];
  test.each(mistakes.filter(([kind]) => seen.includes(kind)))("%s", (kind, number, at) => {
    fc.assert(
      fc.property(schedule, sampling, number, rounding, (schedule, steps, n, { round }) => {
        const planned = plannedOf(schedule, length);
        const values = valuesOf(planned, 8 * length + 1);
        const rows = rowsOf(steps, (step) => round(at(values, step, n)));
        const { verdict } = checkLog(logOf(rows), planned);
        fc.pre(verdict.rounding !== undefined && verdict.differing > 8);
        expect(verdict.looksLike.map((likeness) => likeness.kind)).toContain(kind);
      }),
      { numRuns: 25 },
    );
  });
});

const cosine = (step: number, T_max: number, lr = 0.1, eta_min = 0) =>
  eta_min + (lr - eta_min) * 0.5 * (1 + Math.cos((Math.PI * step) / T_max));
const some = (length: number, stride: number) => everyStep(Math.ceil(length / stride)).map((i) => i * stride);

/** The digits that values are found to be rounded to. */
const roundings: readonly (readonly [values: string, at: (step: number) => number | string, text: string])[] =
  [
    ["3 digits", (step) => cosine(step, 200).toPrecision(3), "3 digits"],
    ["4 digits, a small rate", (step) => cosine(step, 200, 3e-5).toExponential(3), "4 digits"],
    ["8 decimals", (step) => cosine(step, 200, 5e-5).toFixed(8), "8 decimals"],
    ["6 decimals, of a rate that has six digits", (step) => cosine(step, 200).toFixed(6), "6 decimals"],
    ["2 digits", (step) => cosine(step, 200).toPrecision(2), "2 digits"],
    ["all digits", (step) => cosine(step, 200), "none"],
    ["float32", (step) => Math.fround(cosine(step, 200)), "none"],
    ["6 digits, which is within the tolerance", (step) => cosine(step, 200).toPrecision(6), "none"],
    ["1 digit, which leaves nothing to compare", (step) => cosine(step, 200).toPrecision(1), "none"],
    ["few values, which need no more digits", (step) => 0.1 * 0.5 ** Math.floor(step / 50), "none"],
    ["one value", () => 0.0003, "none"],
    ["zero", () => 0, "none"],
  ];

test.each(roundings)("%s", (_, at, text) => {
  const found = roundingOf(logOf(rowsOf(everyStep(200), (step) => Number(at(step)))), 1e-4);
  expect(found?.isSure ? roundingText(found.rounding) : "none").toBe(text);
});

const perEpoch = (
  steps_per_epoch: number,
  schedule: object = { type: "torch.CosineAnnealingLR", T_max: 90 },
) => plannedBy({ epochs: 90, steps_per_epoch, interval: "epoch", optimizer: { lr: 0.1 }, schedule });

test.each([100, 300, 500, 1000, 5005])(
  "a schedule by the epoch that is stepped at each of %i batches",
  (steps_per_epoch) => {
    for (const [schedule, at] of [
      [{ type: "torch.CosineAnnealingLR", T_max: 90 }, (step: number) => cosine(step, 90)],
      [{ type: "torch.ExponentialLR", gamma: 0.9999 }, (step: number) => 0.1 * 0.9999 ** step],
    ] as const) {
      const rows = rowsOf(some(90 * steps_per_epoch, 50), at);
      for (const logged of [rows, rows.slice(0, (5 * steps_per_epoch) / 50)]) {
        const { verdict } = checkLog(logOf(logged), perEpoch(steps_per_epoch, schedule));
        const [likeliest] = verdict.looksLike;
        expect([likeliest?.kind, likeliest?.seen]).toEqual([
          "stepped too often",
          `the schedule runs ${steps_per_epoch.toLocaleString("en")} times as fast as planned`,
        ]);
      }
    }
  },
);

const warmedUp = plannedOf(
  {
    type: "transformers.get_cosine_schedule_with_warmup",
    num_warmup_steps: 500,
    num_training_steps: 10_000,
  },
  10_000,
);
const warmedUpAt = (step: number) => (step < 500 ? (0.1 * step) / 500 : cosine(step - 500, 9500));

test("how many times too often, or too rarely, is found for any number", () => {
  const steps = some(10_000, 10);
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 400 }), fc.boolean(), (times, isOften) => {
      const at = (step: number) => (isOften ? step * times : Math.floor(step / times));
      const rows = rowsOf(steps, (step) => warmedUpAt(at(step)));
      const [likeliest] = checkLog(logOf(rows), warmedUp).verdict.looksLike;
      expect(likeliest?.seen.replace("about ", "")).toBe(
        `the schedule runs ${times} times as ${isOften ? "fast" : "slowly"} as planned`,
      );
    }),
    {
      numRuns: 20,
      // of these several smaller numbers fit the rows that are looked at first
      examples: [
        [221, false],
        [222, false],
        [289, false],
      ],
    },
  );
});

const groups = plannedBy({
  steps: 1000,
  optimizer: { lr: { body: 0.1, head: 0.01 } },
  schedule: { type: "torch.CosineAnnealingLR", T_max: 1000, eta_min: 1e-4 },
});
const floored = plannedOf({ type: "torch.CosineAnnealingLR", T_max: 1000, eta_min: 1e-3 }, 1000);
const byStep = plannedOf({ type: "torch.CosineAnnealingLR", T_max: 4500 }, 4500, 50);
const epochs = { countsEpochs: true, stepColumn: "epoch" };
const long = plannedOf({ type: "torch.CosineAnnealingLR", T_max: 4500 }, 1000, 50);

/** What a log is made of, and all that it looks like, each kind with what was seen. */
const likenesses: readonly (readonly [
  log: string,
  plan: typeof groups,
  steps: readonly number[],
  at: (step: number) => number,
  given: Partial<Log>,
  seen: string,
])[] = [
  [
    "another rate above the same floor",
    floored,
    everyStep(1000),
    (step) => cosine(step, 1000, 0.4, 1e-3),
    {},
    "scaled: the schedule is the planned one with an lr of 0.4, 4 times the planned 0.1",
  ],
  [
    "a third of it",
    byStep,
    some(4500, 10),
    (step) => cosine(step, 4500) / 3,
    {},
    "scaled: every value is 1/3 of the planned one",
  ],
  [
    "another param group",
    groups,
    everyStep(1000),
    (step) => cosine(step, 1000, 0.01, 1e-4),
    {},
    "another param group: every value is the one planned for head",
  ],
  [
    "the end of each epoch, before scheduler.step()",
    byStep,
    everyStep(90),
    (epoch) => cosine(epoch * 50 + 49, 4500),
    epochs,
    "logged at the end of each epoch: every value is the one planned for the last step of its epoch",
  ],
  [
    "the end of each epoch, behind scheduler.step()",
    byStep,
    everyStep(90),
    (epoch) => cosine(epoch * 50 + 50, 4500),
    epochs,
    "logged at the end of each epoch: every value is the one planned for the end of its epoch, behind its last step",
  ],
  [
    "epochs from 1 under a schedule by the epoch",
    perEpoch(50),
    everyStep(90),
    (epoch) => cosine(Math.max(0, epoch - 1), 90),
    epochs,
    "off by one: every value is the one planned for the epoch before",
  ],
  [
    "epochs that are two late",
    perEpoch(50),
    everyStep(90),
    (epoch) => cosine(Math.max(0, epoch - 2), 90),
    epochs,
    "shifted: every value is the one planned 2 epochs before",
  ],
  [
    "steps under a schedule by the epoch that is one epoch late",
    perEpoch(50),
    some(4500, 7),
    (step) => cosine(Math.max(0, Math.floor(step / 50) - 1), 90),
    {},
    "off by one: every value is the one planned for the epoch before",
  ],
  [
    "late by one",
    byStep,
    everyStep(4500),
    (step) => cosine(Math.max(0, step - 1), 4500),
    {},
    "off by one: every value is the one planned for the step before",
  ],
  [
    "never stepped",
    byStep,
    everyStep(4500),
    () => 0.1,
    {},
    "never stepped: every value is the first one, 0.1",
  ],
  [
    "once an epoch, which changes it by less than the tolerance",
    long,
    everyStep(1000),
    (step) => cosine(Math.floor(step / 50), 4500),
    {},
    "stepped too rarely: the schedule runs 50 times as slowly as planned",
  ],
  [
    "once an epoch, and made for epochs",
    byStep,
    some(4500, 10),
    (step) => cosine(Math.floor(step / 50), 90),
    {},
    "stepped too rarely: every value is the one planned for the first step of its epoch",
  ],
  [
    "a staircase that stopped",
    plannedOf({ type: "torch.StepLR", step_size: 30, gamma: 0.1 }, 90),
    everyStep(90),
    (step) => (step < 30 ? 0.1 : 0.01),
    {},
    "stopped: from step 60 on the value stays 0.01",
  ],
  [
    "an exponential decay that begins again",
    plannedOf({ type: "torch.ExponentialLR", gamma: 0.95 }, 100),
    everyStep(100),
    (step) => 0.1 * 0.95 ** (step % 50),
    {},
    "resumed from the start: from step 50 on the schedule begins again",
  ],
  [
    "stopped",
    byStep,
    everyStep(4500),
    (step) => cosine(Math.min(step, 2000), 4500),
    {},
    "stopped: from step 2,001 (epoch 40) on the value stays 0.05868",
  ],
];

test.each(likenesses)("%s looks like that, and like nothing else", (_, plan, steps, at, given, seen) => {
  const { verdict } = checkLog(logOf(rowsOf(steps, at), given), plan);
  expect(verdict.looksLike.map((likeness) => `${likeness.kind}: ${likeness.seen}`)).toEqual([seen]);
});

test("what no mistake explains looks like none", () => {
  const planned = plannedOf({ type: "torch.CosineAnnealingLR", T_max: 200 }, 200);
  const rows = rowsOf(everyStep(200), (step) => 0.1 * (1 - step / 200) ** 1.5);
  const { verdict } = checkLog(logOf(rows), planned, 1e-4);
  expect(verdict.parts?.index).toBe(1);
  expect(verdict.looksLike).toEqual([]);
});

const halves = { type: "torch.StepLR", step_size: 2, gamma: 0.5 };
const planOf = () => plannedOf(halves, 6); // 0.1 0.1 0.05 0.05 0.025 0.025

/** Rows as `step value`, and what is said of those that are not compared. */
const placements: readonly (readonly [rows: string, skips: readonly string[]])[] = [
  ["0 0.1, 1 0.1, 2 0.05", []],
  ["0 0.1, 0 0.1, 1 0.1", ["1 given twice, alike"]],
  ["0 9, 0 0.1, 1 0.1", ["1 given twice, and not alike, of which the last counts"]],
  ["2 0.05, 0 0.1, 1 0.1", ["2 out of order, which were sorted"]],
  ["1 0.1, 0 0.1, 2 0.05", ["1 out of order, which was sorted"]],
  ["0 0.1, 0 0.1, 0 0.1, 1 0.1", ["2 given twice, alike"]],
  ["0 9, 0 8, 0 0.1, 1 0.1", ["2 given twice, and not alike, of which the last counts"]],
  ["0 0.1, 6 0.1, 7 0.1", ["2 beyond the plan's end"]],
  ["0 0.1, 6 0.1", ["1 beyond the plan's end"]],
  ["-1 0.1, 0 0.1", ["1 before step 0"]],
  ["-2 0.1, -1 0.1, 0 0.1, 1 0.1", ["2 before step 0"]],
  ["0 0.1, 0.5 0.1", ["1 at no whole step"]],
  ["0 0.1, 0.5 0.1, 1 0.1, 1.5 0.1", ["2 at no whole step"]],
];

test.each(placements)("%s", (text, skips) => {
  const rows = text.split(", ").map((row, i) => {
    const [step, value] = row.split(" ").map(Number) as [number, number];
    return { step, value, line: i + 2 };
  });
  const { verdict } = checkLog(logOf(rows), planOf(), 1e-4);
  expect(verdict.parts).toBeUndefined();
  expect(verdict.skips.map(({ count, what }) => `${count} ${what}`)).toEqual(skips);
});

describe("what the log calls the first step", () => {
  const values = [0.1, 0.1, 0.05, 0.05, 0.025, 0.025];
  const from1 = rowsOf([1, 2, 3, 4, 5, 6], (step) => values[step - 1] as number);

  test("is 0 unless something is said", () => {
    const { verdict } = checkLog(logOf(from1), planOf(), 1e-4);
    expect([verdict.parts?.step, verdict.looksLike[0]?.kind]).toEqual([2, "off by one"]);
  });

  test("is what the user says", () => {
    const { verdict } = checkLog(logOf(from1), planOf(), 1e-4, 1);
    expect([verdict.parts, verdict.compared]).toEqual([undefined, 6]);
  });

  test("is what fits best of what those say that write such logs", () => {
    const from0 = rowsOf([0, 1, 2, 3, 4, 5], (step) => values[step] as number);
    for (const [rows, first] of [
      [from1, 1],
      [from0, 0],
    ] as const) {
      const { verdict } = checkLog(logOf(rows, { firstSteps: [1, 0] }), planOf(), 1e-4);
      expect([verdict.parts, verdict.firstStep]).toEqual([undefined, first]);
    }
  });
});

describe("what a mistake is found with", () => {
  const planned = plannedOf(
    {
      type: "transformers.get_cosine_schedule_with_warmup",
      num_warmup_steps: 40,
      num_training_steps: length,
    },
    length,
  );
  const values = valuesOf(planned, 8 * length + 1);
  /** What the scheduler of a run has after `step` steps. */
  const runs: readonly (readonly [kind: string, at: (step: number) => number])[] = [
    ["stepped too often", (step) => values[8 * step] as number],
    ["stepped too rarely", (step) => values[Math.floor(step / 4)] as number],
    ["without warm-up", (step) => values[step + 40] as number],
    ["scaled", (step) => 4 * (values[step] as number)],
    ["resumed from the start", (step) => values[step < 80 ? step : step - 80] as number],
  ];
  const steps = everyStep(length)
    .slice(1)
    .filter((step) => step % 5 === 0);

  test.each(runs)("%s, whether the rate is logged before a step or behind it", (kind, at) => {
    for (const back of [1, 0]) {
      const rows = rowsOf(steps, (step) => at(step - back));
      for (const firstSteps of [[1, 0], ...(back === 1 ? [[0]] : [])]) {
        const { verdict } = checkLog(logOf(rows, { firstSteps }), planned, 1e-4);
        expect([verdict.firstStep, verdict.looksLike[0]?.kind]).toEqual([back, kind]);
      }
    }
  });

  test("nothing is tried that the user rules out, or a row at 0", () => {
    const rare = rowsOf(steps, (step) => values[Math.floor((step - 1) / 4)] as number);
    expect(checkLog(logOf(rare), planned, 1e-4, 0).verdict.looksLike).toEqual([]);
    const at0 = rowsOf([0, ...steps], (step) => values[Math.floor(Math.max(0, step - 1) / 4)] as number);
    expect(checkLog(logOf(at0), planned, 1e-4).verdict.looksLike).toEqual([]);
  });
});

describe("a log that agrees", () => {
  const planned = plannedOf({ type: "torch.CosineAnnealingLR", T_max: 100 }, 100);
  const values = valuesOf(planned, 101);
  const right = (step: number) => values[step] as number;
  const notesOf = (rows: readonly LogRow[], given: Partial<Log> = {}) =>
    checkLog(logOf(rows, given), planned, 1e-4).verdict.notes;

  test("may go to the plan's end, and no further", () => {
    for (const last of [99, 100]) {
      const { verdict } = checkLog(logOf(rowsOf(everyStep(last + 1), right)), planned, 1e-4);
      expect([isAgreed(verdict), verdict.until]).toEqual([true, undefined]);
    }
    const long = rowsOf(everyStep(102), (step) => right(Math.min(step, 100)));
    const { verdict } = checkLog(logOf(long), planned, 1e-4);
    expect([isAgreed(verdict), verdict.parts]).toEqual([false, undefined]);
    expect(verdict.looksLike).toMatchObject([
      { kind: "longer than planned", seen: "the log goes on to step 101, and the plan has 100 steps" },
    ]);
  });

  test("is told where it ends before the plan", () => {
    for (const [steps, until] of [
      [[0, 10, 20], 20],
      [[0, 50, 99], undefined],
      [[0, 33, 66], undefined],
      [[7], 7],
    ] as const) {
      expect(checkLog(logOf(rowsOf(steps, right)), planned, 1e-4).verdict.until).toBe(until);
    }
  });

  test("beyond the plan is a note where it parts as well", () => {
    const rows = rowsOf(everyStep(120), (step) => (step < 50 ? right(step) : 0.03));
    expect(notesOf(rows)).toEqual(["the log goes on to step 119, and the plan has 100 steps"]);
  });

  test("counts from 1 or from 0, which it cannot tell from a step more or less", () => {
    const firstSteps = [1, 0];
    const steps = everyStep(90).slice(1);
    expect(
      notesOf(
        rowsOf(steps, (step) => right(step - 1)),
        { firstSteps },
      ),
    ).toEqual([expect.stringMatching(/^steps are counted from 1; .* late.* --first-step 0$/)]);
    expect(notesOf(rowsOf(steps, right), { firstSteps })).toEqual([
      expect.stringMatching(/^steps are counted from 0, .* early.* --first-step 1$/),
    ]);
  });

  test("names the column that its rows are at where others say otherwise", () => {
    expect(
      notesOf(rowsOf(everyStep(100), right), { stepColumn: "global_step", otherSteps: ["_step"] }),
    ).toEqual(['rows are where "global_step" says; the log has "_step" as well, for --step-column']);
  });

  const twice = (first: number, second: number) => rowsOf([...everyStep(first), ...everyStep(second)], right);

  test("and begins again is one run where both parts are as long as the plan", () => {
    for (const [one, other] of [
      [60, 40],
      [30, 70],
    ] as const) {
      const { verdict } = checkLog(logOf(twice(one, other)), planned, 1e-4);
      expect(verdict.looksLike.map(({ kind }) => kind)).toEqual(["resumed from the start"]);
      expect(verdict.looksLike[0]?.seen).toContain(
        `behind step ${one - 1} the log begins again at step 0 (line ${one + 2})`,
      );
    }
  });

  test.each([
    [100, 100],
    [60, 100],
    [100, 30],
    [60, 60],
  ])("and begins again may be two runs: %d and %d rows", (one, other) => {
    const { verdict } = checkLog(logOf(twice(one, other)), planned, 1e-4);
    expect(isAgreed(verdict)).toBe(true);
    expect(verdict.notes).toEqual([expect.stringContaining("two runs in one log")]);
  });

  test.each([
    ["goes on from a checkpoint", [...everyStep(60), ...everyStep(100).slice(55)]],
    ["is not sorted", everyStep(100).map((step) => (37 * step) % 100)],
    ["is sorted from the end", everyStep(100).reverse()],
    ["has a late row", [...everyStep(100).slice(5), 3, 4]],
  ])("and %s does not begin again", (_, steps) => {
    expect(notesOf(rowsOf(steps, right))).toEqual([]);
  });

  test("leaves out a last row that may be cut, where it differs", () => {
    const rows = [...rowsOf(everyStep(99), right), { step: 99, value: 2.4672, line: 101 }];
    const { verdict } = checkLog(logOf(rows, { cut: { of: "value", text: "2.4672" } }), planned, 1e-4);
    expect([verdict.parts, verdict.compared, verdict.until]).toEqual([undefined, 99, 98]);
    expect(verdict.skips).toEqual([
      { what: "left out, as its line has no end and may be cut", count: 1, first: "line 101" },
    ]);
    expect(checkLog(logOf(rows), planned, 1e-4).verdict.differing).toBe(1);
    // a step that is cut is that of another row
    const steps = [...rowsOf(everyStep(90), right), { step: 9, value: right(90), line: 92 }];
    expect(
      checkLog(logOf(steps, { cut: { of: "step", text: "9" } }), planned, 1e-4).verdict.parts,
    ).toBeUndefined();
  });

  test("keeps a last row whose number is no beginning of the planned one", () => {
    const rows = [...rowsOf(everyStep(99), right), { step: 99, value: 0.1, line: 101 }];
    const { verdict } = checkLog(logOf(rows, { cut: { of: "value", text: "0.1" } }), planned, 1e-4);
    expect([verdict.parts?.index, verdict.compared, verdict.skips]).toEqual([99, 100, []]);
    // a step may be another one than was cut
    const steps = [...rowsOf(everyStep(90), right), { step: 95, value: right(90), line: 92 }];
    expect(checkLog(logOf(steps, { cut: { of: "step", text: "95" } }), planned, 1e-4).verdict.differing).toBe(
      1,
    );
  });

  test("keeps a last row without the end of its line that agrees, and one that is alone", () => {
    const rows = rowsOf(everyStep(100), right);
    expect(
      checkLog(logOf(rows, { cut: { of: "value", text: "0.00002" } }), planned, 1e-4).verdict,
    ).toMatchObject({
      compared: 100,
      skips: [],
    });
    const one = [{ step: 0, value: 1, line: 2 }];
    expect(checkLog(logOf(one, { cut: { of: "value", text: "1" } }), planned, 1e-4).verdict.differing).toBe(
      1,
    );
  });
});

test("nothing is said of a log of which most rows are lost", () => {
  const planned = planOf();
  const rows = rowsOf([0, 1, 2], (step) => (step < 2 ? 0.1 : 0.05));
  expect(checkLog(logOf(rows, { lost: 2 }), planned, 1e-4).verdict.compared).toBe(3);
  expect(() => checkLog(logOf(rows, { lost: 4, read: 7 }), planned, 1e-4)).toThrow(
    "only 3 of 7 rows can be compared",
  );
  const parts = rowsOf([0, 0.5, 1.5, 2.5], () => 0.1);
  expect(() => checkLog(logOf(parts), planned, 1e-4)).toThrow("3 at no whole step (line 3: 0.5)");
  // an epoch has parts
  const ofEpochs = { ...planned, x: "epoch" as const };
  expect(checkLog(logOf(parts, { countsEpochs: true }), ofEpochs, 1e-4).verdict.compared).toBe(1);
});

test("epochs of a run of steps are at their first step", () => {
  const planned = plannedOf({ type: "torch.StepLR", step_size: 4, gamma: 0.5 }, 8, 4);
  const { verdict } = checkLog(
    logOf(
      rowsOf([0, 1], (epoch) => 0.1 / 2 ** epoch),
      { countsEpochs: true },
    ),
    planned,
    1e-4,
  );
  expect([verdict.parts, verdict.largest.index]).toEqual([undefined, 0]);
});

test("no row that can be compared is a Problem", () => {
  expect(() => checkLog(logOf(rowsOf([7], () => 1)), planOf(), 0)).toThrow(
    "no row is at step 0 to 5: 1 beyond the plan's end",
  );
});

test("a log's line is straight between its rows, and begins and ends with them", () => {
  const drawn = curveThrough(planOf().curve, {
    indices: Float64Array.of(1, 3, 5),
    values: Float64Array.of(0.1, 0.05, 0.15),
  });
  for (const size of [1, 4, 100]) {
    const values = valuesIn(drawn, size);
    expect(values.map((value) => Number(value.toFixed(6)))).toEqual([0.1, 0.1, 0.075, 0.05, 0.1, 0.15]);
  }
  const window = windowOf(figureWith([drawn]));
  expect(rangeOf(drawn, window)).toEqual({ from: 1, to: 6 });
});

describe("a staircase whose log has few digits", () => {
  const stairs = (lr: number, gamma = 0.1) =>
    plannedBy({ epochs: 90, optimizer: { lr }, schedule: { type: "torch.StepLR", step_size: 30, gamma } });
  const rowsWith = (lr: number, write: (value: number) => string) => {
    const values = valuesIn(stairs(lr).curve);
    return rowsOf(everyStep(90), (step) => Number(write(values[step] as number)));
  };
  const logged = (lr: number, write: (value: number) => string) => logOf(rowsWith(lr, write));

  test.each<readonly [name: string, lr: number, write: (value: number) => string, rounding: string]>([
    [".2e", 0.0123456, (value) => value.toExponential(2), "3 digits"],
    [".2g", 0.0123456, (value) => value.toPrecision(2), "2 digits"],
    [".6f", 1 / 30, (value) => value.toFixed(6), "6 decimals"],
    [".5f", 0.0123456, (value) => value.toFixed(5), "5 decimals"],
  ])("agrees where every row is the plan rounded to %s", (_, lr, write, text) => {
    const { parts, rounding } = checkLog(logged(lr, write), stairs(lr)).verdict;
    expect(parts).toBeUndefined();
    expect(rounding && roundingText(rounding)).toBe(text);
  });

  test.each<readonly [lr: number, tolerance: number | undefined]>([
    [0.0125, undefined],
    [0.0125, 0.1],
    [0.012, undefined],
    [0.0104, undefined],
  ])("is scaled where its only digit is not that of a plan with %d, told %d", (lr, tolerance) => {
    const { looksLike } = checkLog(logged(0.01, String), stairs(lr), tolerance).verdict;
    expect(looksLike.map(({ kind }) => kind)).toEqual(["scaled"]);
  });

  test("looks like its mistake although it has few values", () => {
    const { looksLike } = checkLog(
      logged(1 / 30, (value) => value.toFixed(6)),
      stairs(0.1),
    ).verdict;
    expect(looksLike.map(({ seen }) => seen)).toEqual(["every value is 1/3 of the planned one"]);
  });

  test("parts where one row is not the plan rounded", () => {
    const rows = rowsWith(0.0123456, (value) => value.toPrecision(3));
    const other = logOf(rows.map((row) => (row.step === 45 ? { ...row, value: 0.00124 } : row)));
    expect(checkLog(other, stairs(0.0123456)).verdict.parts).toBeDefined();
  });
});

describe("a log whose cells all have as many decimals", () => {
  const inDecimals = (lr: number, count: number, planned = lr) => {
    const of = (lr: number) =>
      plannedBy({ steps: 200, optimizer: { lr }, schedule: { type: "torch.CosineAnnealingLR", T_max: 200 } });
    const values = valuesIn(of(lr).curve);
    const rows = rowsOf(everyStep(200), (step) => Number((values[step] as number).toFixed(count)));
    const log = logOf(rows, { written: { to: "decimals", count } });
    return () => checkLog(log, of(planned)).verdict;
  };

  test("agrees with a plan that has few of them", () => {
    const { parts, rounding } = inDecimals(5e-5, 5)();
    expect([parts, rounding && roundingText(rounding)]).toEqual([undefined, "5 decimals"]);
  });

  test("agrees where a half was rounded up", () => {
    const planned = plannedBy({
      steps: 2,
      optimizer: { lr: 3.5e-5 },
      schedule: { type: "torch.ConstantLR", factor: 1 },
    });
    const log = logOf(
      rowsOf([0, 1], () => 4e-5),
      { written: { to: "decimals", count: 5 } },
    );
    expect(checkLog(log, planned).verdict.parts).toBeUndefined();
  });

  test("parts from another plan, and looks like the mistake", () => {
    expect(inDecimals(5e-4, 4, 1e-3)().looksLike[0]?.kind).toBe("scaled");
  });

  test("says nothing where they are all zeros, and so are those of the plan", () => {
    expect(inDecimals(2e-5, 4)).toThrow(
      "its values are rounded to 4 decimals, which leaves 0 of all, so nothing can be said",
    );
    expect(inDecimals(2e-5, 4, 1e-3)().parts).toBeDefined();
  });
});
