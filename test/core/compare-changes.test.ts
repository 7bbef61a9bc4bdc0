import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { changesOf } from "../../src/core/compare/changes.ts";
import { compare } from "../../src/core/compare/compare.ts";
import { changeText, comparisonFigure } from "../../src/core/compare/figure.ts";
import { matchCurves } from "../../src/core/compare/pairs.ts";
import { excerpts, valueText } from "../../src/core/compare/value-text.ts";
import { differs } from "../../src/core/comparison.ts";
import { draftOf } from "../../src/core/draft.ts";
import { plan } from "../../src/core/plan.ts";
import { run } from "../../src/core/run.ts";
import { windowOf } from "../../src/core/window.ts";

type Config = Record<string, unknown>;

function inputOf(config: Config, name = "lr.json", metrics: unknown = config.metrics) {
  const planned = plan(draftOf(metrics === undefined ? config : { ...config, metrics }), registry);
  return { name, config, plan: planned, curves: run(planned) };
}

const step = { type: "step", step_size: 30 };
const cosine = { type: "torch.CosineAnnealingLR", T_max: 100 };
const sequential = (...schedulers: Config[]) => ({
  type: "SequentialLR",
  schedulers,
  milestones: schedulers.slice(1).map((_, i) => 5 * (i + 1)),
});
const of = (schedule: Config, rest: Config = {}): Config => ({ epochs: 10, schedule, ...rest });
const curves = (...list: Config[]): Config => ({ epochs: 10, curves: list });

/** Two configs, and the lines in which what changed is shown. */
const cases: readonly (readonly [what: string, before: Config, after: Config, lines: readonly string[]])[] = [
  ["nothing", of(step), of(step), []],
  ["another name of a type", of(step), of({ type: "torch.optim.lr_scheduler.StepLR", step_size: 30 }), []],
  [
    "the order of keys",
    of({ type: "step", gamma: 0.5, step_size: 30 }),
    of({ step_size: 30, type: "step", gamma: 0.5 }),
    [],
  ],
  ["a default written out", of(step), of({ ...step, gamma: 0.1 }), []],
  ["a parameter", of(cosine), of({ ...cosine, T_max: 120 }), ["schedule.T_max: 100 → 120"]],
  ["from the default", of(step), of({ ...step, gamma: 0.5 }), ["schedule.gamma: 0.1 (default) → 0.5"]],
  ["to the default", of({ ...step, gamma: 0.5 }), of(step), ["schedule.gamma: 0.5 → 0.1 (default)"]],
  [
    "a small number",
    of(cosine),
    of({ ...cosine, eta_min: 0.000001 }),
    ["schedule.eta_min: 0 (default) → 1e-6"],
  ],
  [
    "a type",
    of(step),
    of({ type: "exponential", gamma: 0.1 }),
    ["schedule.type: torch.StepLR → torch.ExponentialLR", "schedule.step_size: 30 → –"],
  ],
  [
    "a list",
    of({ type: "multistep", milestones: [3, 5] }),
    of({ type: "multistep", milestones: [3, 6] }),
    ["schedule.milestones: [3, 5] → [3, 6]"],
  ],
  [
    "inside of a schedule",
    of(sequential(step, cosine)),
    of(sequential(step, { ...cosine, T_max: 9 })),
    ["schedule.schedulers[1].T_max: 100 → 9"],
  ],
  [
    "one more inside of a schedule",
    of(sequential(step, cosine)),
    of(sequential(step, cosine, step)),
    ["schedule.schedulers[2]: – → StepLR(step_size=30)", "schedule.milestones: [5] → [5, 10]"],
  ],
  ["another length", of(step), { schedule: step, steps: 20 }, ["epochs: 10 → –", "steps: – → 20"]],
  [
    "the schedule's own length",
    { schedule: cosine },
    { schedule: cosine, epochs: 90 },
    ["epochs: 100 (the length of CosineAnnealingLR) → 90"],
  ],
  ["that length said", { schedule: cosine }, { schedule: cosine, epochs: 100 }, []],
  ["steps of an epoch", of(step), of(step, { steps_per_epoch: 50 }), ["steps_per_epoch: 1 (default) → 50"]],
  [
    "the interval that it has by default",
    of(step, { steps_per_epoch: 50 }),
    of(step, { steps_per_epoch: 50, interval: "step" }),
    [],
  ],
  [
    "a rate",
    of(step, { optimizer: { lr: 0.1 } }),
    of(step, { optimizer: { lr: 0.2 } }),
    ["optimizer.lr: 0.1 → 0.2"],
  ],
  ["the default rate", of(step), of(step, { optimizer: { lr: 0.001, betas: [0.9, 0.999] } }), []],
  [
    "the default optimizer",
    of(step),
    of(step, { optimizer: { lr: 0.1 } }),
    ["optimizer.lr: 0.001 (default) → 0.1", "optimizer.betas: [0.9, 0.999] (default) → –"],
  ],
  [
    "a rate left out",
    of(step, { optimizer: { lr: 0.1, momentum: 0.9 } }),
    of(step, { optimizer: { momentum: 0.9 } }),
    ["optimizer.lr: 0.1 → 0.001 (default)"],
  ],
  [
    "a param group",
    of(step, { optimizer: { lr: { a: 1, b: 2 } } }),
    of(step, { optimizer: { lr: { a: 1, c: 3 } } }),
    ["optimizer.lr.b: 2 → –", "optimizer.lr.c: – → 3"],
  ],
  [
    "param groups of strange names",
    of(step, { optimizer: { lr: { schedule: 1, constructor: 2 } } }),
    of(step, { optimizer: { lr: { type: 1, label: 2, schedule: 3 } } }),
    [
      "optimizer.lr.type: – → 1",
      "optimizer.lr.label: – → 2",
      "optimizer.lr.schedule: 1 → 3",
      "optimizer.lr.constructor: 2 → –",
    ],
  ],
  [
    "param groups",
    of(step, { optimizer: { lr: 1 } }),
    of(step, { optimizer: { lr: { a: 1, b: 2 } } }),
    ["optimizer.lr: 1 → a=1, b=2"],
  ],
  [
    "null",
    of({ type: "cyclic", base_lr: 0, max_lr: 1, step_size_down: 5 }),
    of({ type: "cyclic", base_lr: 0, max_lr: 1, step_size_down: null }),
    ["schedule.step_size_down: 5 → null"],
  ],
  [
    "text",
    of({ type: "lambda", lr_lambda: "0.9 ** epoch" }),
    of({ type: "lambda", lr_lambda: "0.9 **\n epoch" }),
    ["schedule.lr_lambda: 0.9 ** epoch → 0.9 **\\n epoch"],
  ],
  [
    "the appearance, which comes last",
    of(step, { title: "a", chart: { log_y: true } }),
    of(cosine, { title: "b", chart: { width: 900 } }),
    [
      "schedule.type: torch.StepLR → torch.CosineAnnealingLR",
      "schedule.step_size: 30 → –",
      "schedule.T_max: – → 100",
      "title: a → b",
      "chart.log_y: true → false (default)",
      "chart.width: 800 (default) → 900",
    ],
  ],
  ["one curve, written in two ways", of(step), curves({ schedule: step }), []],
  ["a label", curves({ schedule: step }), curves({ label: "a", schedule: step }), ["label: – → a"]],
  [
    "one of several curves",
    curves({ label: "a", schedule: step }, { label: "b", schedule: step }),
    curves({ label: "b", schedule: cosine }, { label: "a", schedule: step }),
    [
      "curves[0].schedule.type: torch.StepLR → torch.CosineAnnealingLR",
      "curves[0].schedule.step_size: 30 → –",
      "curves[0].schedule.T_max: – → 100",
    ],
  ],
  [
    "a curve more and one less",
    curves({ label: "a", schedule: step }),
    curves({ label: "b", schedule: cosine }, { label: "c", schedule: step }),
    [
      "curves[0]: – → b: CosineAnnealingLR(T_max=100)",
      "curves[1]: – → c: StepLR(step_size=30)",
      "curves[0]: a: StepLR(step_size=30) → –",
    ],
  ],
  [
    "the optimizer of all curves",
    { ...curves({ schedule: step }, { schedule: cosine }), optimizer: { lr: 1 } },
    curves({ schedule: step, optimizer: { lr: 2 } }, { schedule: cosine, optimizer: { lr: 2 } }),
    ["optimizer.lr: 1 → 2"],
  ],
  [
    "the optimizer of one of the curves",
    { ...curves({ schedule: step }, { schedule: cosine }), optimizer: { lr: 1 } },
    { ...curves({ schedule: step, optimizer: { lr: 2 } }, { schedule: cosine }), optimizer: { lr: 1 } },
    ["curves[0].optimizer.lr: 1 → 2"],
  ],
];

const changes = (before: Config, after: Config) => {
  const [one, other] = [inputOf(before), inputOf(after)];
  return changesOf(one, other, matchCurves(one.plan.curves, other.plan.curves), registry);
};

const lines = (before: Config, after: Config) =>
  changes(before, after).map((change) => `${change.path}: ${changeText(change)}`);

test.each(cases)("%s", (_, before, after, expected) => {
  expect(lines(before, after)).toEqual(expected);
});

test.each(cases)("%s: swapped, it says the opposite", (_, before, after) => {
  const there = changes(before, after).map(({ path, before, after, values }) => [
    path,
    before,
    after,
    values?.before,
    values?.after,
  ]);
  const back = changes(after, before).map(({ path, before, after, values }) => [
    path,
    after,
    before,
    values?.after,
    values?.before,
  ]);
  const indexed = (rows: unknown[][]) =>
    rows.map(([path, ...rest]) => [String(path).replace(/^curves\[\d\]/, "curves[]"), ...rest]);
  expect(indexed(back)).toEqual(expect.arrayContaining(indexed(there)));
  expect(back.length).toBe(there.length);
});

test("values are there as JSON has them, and what is appearance is marked", () => {
  expect(changes(of(step, { title: "a" }), of({ ...step, gamma: 0.5 }))).toEqual([
    { path: "schedule.gamma", before: "0.1 (default)", after: "0.5", values: { before: 0.1, after: 0.5 } },
    {
      path: "title",
      before: "a",
      after: undefined,
      values: { before: "a", after: undefined },
      appearance: true,
    },
  ]);
});

test("metrics of one name that have changed", () => {
  const plateau = of({ type: "plateau" }, { epochs: 3, metrics: "val.csv:loss" });
  const [one, other] = [inputOf(plateau, "a", [3, 2, 1]), inputOf(plateau, "b", [3, 2, 2])];
  const match = [{ before: 0, after: 0 }];
  expect(changesOf(one, other, match, registry).map(changeText)).toEqual(["[3, 2, 1] → [3, 2, 2]"]);
  expect(changesOf(one, one, match, registry)).toEqual([]);
});

describe("long values", () => {
  const long = (end: string) => `${"0123456789".repeat(20)}${end}`;
  test.each([
    ["short", "shorter", "short", "shorter"],
    [long("ab"), long("cd"), "…678901234567890123456789ab", "…678901234567890123456789cd"],
    [`x${long("")}`, `y${long("")}`, `x${long("").slice(0, 71)}…`, `y${long("").slice(0, 71)}…`],
  ])("%s and %s", (before, after, one, other) => {
    expect(excerpts(before, after)).toEqual([one, other]);
  });

  test("are never cut through a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 60 }), fc.nat(60), (text, at) => {
        for (const piece of excerpts(`${text}a${text}`, `${[...text].slice(0, at).join("")}b${text}${text}`))
          expect(piece).not.toMatch(/\p{Cs}/u);
      }),
    );
  });

  test("what cannot be printed is spelled out", () => {
    expect(valueText("a\u001b[31m\u009f\ud800\n\u202e")).toBe("a\\u001b[31m\\u009f\\ud800\\n\\u202e");
  });
});

describe("pairs", () => {
  /** Two configs, and what each pair of their curves is called. */
  const paired: readonly (readonly [
    what: string,
    before: Config,
    after: Config,
    pairs: readonly string[],
  ])[] = [
    ["only curves", of(step), of(cosine), ["StepLR → CosineAnnealingLR"]],
    [
      "only curves with labels",
      curves({ label: "a", schedule: step }),
      curves({ label: "b", schedule: step }),
      ["a → b"],
    ],
    [
      "labels",
      curves({ label: "a", schedule: step }, { label: "b", schedule: step }),
      curves({ label: "b", schedule: step }, { label: "c", schedule: step }),
      ["b", "+c", "-a"],
    ],
    [
      "without labels",
      curves({ schedule: step }, { schedule: { ...step, step_size: 2 } }),
      curves({ schedule: { ...step, step_size: 2 } }, { schedule: { ...step, step_size: 3 } }),
      ["StepLR(step_size=2)", "StepLR(step_size=30) → StepLR(step_size=3)"],
    ],
    [
      "other classes",
      curves({ schedule: step }, { schedule: cosine }),
      curves({ schedule: { type: "linear" } }, { schedule: cosine }),
      ["+LinearLR", "CosineAnnealingLR", "-StepLR"],
    ],
    [
      "groups",
      of(step, { optimizer: { lr: { a: 1, b: 2 } } }),
      of(step, { optimizer: { lr: { b: 1, c: 2 } } }),
      ["b", "+c", "-a"],
    ],
    [
      "a group and groups",
      of(step),
      of(step, { optimizer: { lr: [1, 2] } }),
      ["StepLR → group 0", "+group 1"],
    ],
    [
      "groups and a group",
      of(step, { optimizer: { lr: [1, 2] } }),
      of(step),
      ["group 0 → StepLR", "-group 1"],
    ],
    [
      "a group and groups with names",
      of(step),
      of(step, { optimizer: { lr: { a: 1, b: 2 } } }),
      ["StepLR → a", "+b"],
    ],
    [
      "a group with a name and groups with names",
      of(step, { optimizer: { lr: { b: 1 } } }),
      of(step, { optimizer: { lr: { a: 1, b: 2 } } }),
      ["+a", "b"],
    ],
    [
      "groups with and without names",
      of(step, { optimizer: { lr: { a: 1, b: 2 } } }),
      of(step, { optimizer: { lr: [1, 2, 3] } }),
      ["a → group 0", "b → group 1", "+group 2"],
    ],
    [
      "groups of several curves",
      {
        ...curves({ label: "x", schedule: step }, { label: "y", schedule: step }),
        optimizer: { lr: [1, 2] },
      },
      { ...curves({ label: "y", schedule: step }), optimizer: { lr: [1, 2, 3] } },
      ["y group 0", "y group 1", "+y group 2", "-x group 0", "-x group 1"],
    ],
  ];
  test.each(paired)("%s", (_, before, after, names) => {
    const { comparison, curves } = compare(inputOf(before, "a"), inputOf(after, "b"), registry, 1e-9);
    const signs = comparison.pairs.map(
      ({ label, before, after }) => `${before ? (after ? "" : "-") : "+"}${label}`,
    );
    expect(signs).toEqual(names);
    expect(curves).toEqual([
      ...comparison.pairs.flatMap((pair) => pair.before ?? []),
      ...comparison.pairs.flatMap((pair) => pair.after ?? []),
    ]);
    expect(comparison.pairs.every((pair) => (pair.before?.side ?? "before") === "before")).toBe(true);
  });
});

describe("units", () => {
  const epochs = of(cosine);
  const steps = (steps_per_epoch: number, rest: Config = {}) => of(cosine, { steps_per_epoch, ...rest });
  /** Two configs, the unit and length of both curves, and what is said of it. */
  const units: readonly (readonly [
    before: Config,
    after: Config,
    x: string,
    per: number,
    lengths: number[],
    note: string | undefined,
  ])[] = [
    [epochs, epochs, "epoch", 1, [10, 10], undefined],
    [steps(5), steps(5), "step", 5, [50, 50], undefined],
    [
      epochs,
      steps(5),
      "step",
      5,
      [50, 50],
      "a counts epochs and b steps: each epoch is taken for 5 steps of the same rate",
    ],
    [
      steps(5),
      epochs,
      "step",
      5,
      [50, 50],
      "b counts epochs and a steps: each epoch is taken for 5 steps of the same rate",
    ],
    [steps(5), steps(7), "step", 1, [50, 70], "an epoch has 5 steps in a and 7 in b: compared step by step"],
    [
      steps(5),
      { schedule: cosine, steps: 20 },
      "step",
      1,
      [50, 20],
      "an epoch has 5 steps in a, and b does not say how many: compared step by step",
    ],
    [
      epochs,
      { schedule: cosine, steps: 20 },
      "step",
      1,
      [10, 20],
      "a counts epochs and b steps, and neither says how many an epoch has: compared value by value",
    ],
  ];
  test.each(units)("%j → %j", (before, after, x, per, lengths, note) => {
    const compared = compare(inputOf(before, "a"), inputOf(after, "b"), registry, 1e-9);
    expect([
      compared.x,
      compared.steps_per_epoch,
      compared.curves.map(({ length }) => length),
      compared.note,
    ]).toEqual([x, per, lengths, note]);
  });

  test("an epoch of one side that is held for the steps of the other is the same as a step of once an epoch", () => {
    const [held, stepped] = [inputOf(epochs), inputOf(steps(5, { interval: "epoch" }))];
    for (const sides of [
      [held, stepped],
      [stepped, held],
    ] as const)
      expect(differs(compare(...sides, registry, 0).comparison)).toBe(false);
  });

  /** What the picture of the side after asks for where epochs have 5 steps before and 7 after, and what it gets. */
  test.each<[chart: Config, x: string | undefined, xlim: number[] | undefined]>([
    [{}, undefined, undefined],
    [{ xlim: [2, 3] }, undefined, [2, 3]],
    [{ x: "both" }, "both", undefined],
    [{ x: "step", xlim: [2, 3] }, "step", [2, 3]],
    [{ x: "epoch" }, "step", undefined],
    [{ x: "epoch", xlim: [2, 3] }, "step", [14, 21]],
  ])("a chart of %j", (chart, x, xlim) => {
    const [before, after] = [inputOf(steps(5)), inputOf(steps(7, { chart }))];
    const compared = compare(before, after, registry, 0);
    const figure = comparisonFigure(before, after, compared, () => [], { command: "", precision: undefined });
    expect([figure.chart.x, figure.chart.xlim]).toEqual([x, xlim]);
    expect(windowOf(figure)).toMatchObject({ unit: "step", per: 1, epochsAbove: false });
  });

  test("too many steps", () => {
    const long = { ...epochs, epochs: 1e6 };
    const many = { schedule: cosine, epochs: 1, steps_per_epoch: 1e6 };
    expect(() => compare(inputOf(long), inputOf(many), registry, 0)).toThrow(
      "1000000 epochs of 1000000 steps are too many",
    );
  });
});
