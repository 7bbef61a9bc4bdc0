import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differenceOf } from "../../src/core/compare/difference.ts";
import type { Change, Comparison } from "../../src/core/comparison.ts";
import type { Curve } from "../../src/core/curve.ts";
import type { Figure } from "../../src/core/figure.ts";
import { curveOf, figureWith, listed } from "../helpers/figure.ts";
import { table, textOf } from "./written.ts";

type Sides = readonly [before: Curve | undefined, after: Curve | undefined];

/** A figure of these pairs. */
function compared(
  pairs: readonly Sides[],
  rest: Partial<Figure> = {},
  { changes = [], tolerance = 1e-9 }: Partial<Comparison> = {},
): Figure {
  const sides = pairs.map(([before, after]) => ({
    label: (before ?? after)?.label as string,
    parameter: (before ?? after)?.parameter ?? "lr",
    before: before && { ...before, side: "before" as const },
    after: after && { ...after, side: "after" as const },
    difference: before && after && differenceOf(before, after, tolerance),
  }));
  const curves = [
    ...sides.flatMap(({ before }) => before ?? []),
    ...sides.flatMap(({ after }) => after ?? []),
  ];
  const comparison = { before: "old.json", after: "new.json", changes, pairs: sides, tolerance };
  return figureWith(curves, {}, { ...rest, comparison });
}

const pair = compared([[listed([1, 2, 3]), listed([1, 2.5])]]);
const several = compared(
  [
    [listed([1, 2], "a,b"), listed([1, 2], "a,b")],
    [undefined, listed([5], "c")],
    [listed([7, 8, 9], "d"), undefined],
  ],
  { x: "step", steps_per_epoch: 2 },
);

describe("tables", () => {
  test.each([
    ["csv", pair, "epoch,before,after,difference\n0,1,1,0\n1,2,2.5,0.5\n2,3,,\n"],
    ["tsv", pair, "epoch\tbefore\tafter\tdifference\n0\t1\t1\t0\n1\t2\t2.5\t0.5\n2\t3\t\t\n"],
    [
      "csv",
      several,
      'step,epoch,"a,b before","a,b after","a,b difference",c before,c after,c difference,d before,d after,d difference\n' +
        "0,0,1,1,0,,5,,7,,\n1,0,2,2,0,,,,8,,\n2,1,,,,,,,9,,\n",
    ],
    [
      "jsonl",
      pair,
      '{"epoch":0,"before":1,"after":1,"difference":0}\n{"epoch":1,"before":2,"after":2.5,"difference":0.5}\n' +
        '{"epoch":2,"before":3,"after":null,"difference":null}\n',
    ],
    [
      "jsonl",
      compared(
        [
          [undefined, listed([5], "c")],
          [listed([7], "d"), undefined],
        ],
        { x: "step", steps_per_epoch: 2 },
      ),
      '{"step":0,"epoch":0,"label":"c","before":null,"after":5,"difference":null}\n' +
        '{"step":0,"epoch":0,"label":"d","before":7,"after":null,"difference":null}\n',
    ],
  ])("%s", async (format, figure, text) => {
    expect(await textOf(format, figure)).toBe(text);
  });

  test("are the same, written by the code for few values and by that for many", async () => {
    const curve = (length: number, divisor: number) => curveOf({ length, lr: (i) => Math.cos(i) / divisor });
    const few = await textOf("csv", compared([[curve(1000, 3), curve(900, 7)]]));
    const many = await textOf("csv", compared([[curve(30_000, 3), curve(900, 7)]]));
    expect(few.split("\n").length).toBe(1002);
    expect(many.startsWith(few)).toBe(true);
  });

  test("add up to the areas", async () => {
    const rates = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 100 });
    await fc.assert(
      fc.asyncProperty(rates, rates, async (one, other) => {
        const figure = compared([[listed(one), listed(other)]]);
        const rows = (await textOf("csv", figure)).trimEnd().split("\n").slice(1);
        const sum = (column: number) =>
          rows.reduce((total, row) => total + Number(row.split(",")[column]), 0);
        const area = figure.comparison?.pairs[0]?.difference?.area;
        expect(sum(1)).toBeCloseTo(area?.before as number, 10);
        expect(sum(2)).toBeCloseTo(area?.after as number, 10);
      }),
    );
  });
});

describe("JSON", () => {
  const parsed = async (figure: Figure) => JSON.parse(await textOf("json", figure));

  test("of a pair", async () => {
    const changes: Change[] = [
      { path: "schedule.gamma", before: "0.1 (default)", after: "0.5", values: { before: 0.1, after: 0.5 } },
      {
        path: "title",
        before: undefined,
        after: "x",
        values: { before: undefined, after: "x" },
        appearance: true,
      },
      { path: "epochs", before: "10", after: undefined },
    ];
    expect(await parsed(compared([[listed([1, 2, 3]), listed([1, 2.5])]], {}, { changes }))).toEqual({
      before: "old.json",
      after: "new.json",
      differs: true,
      tolerance: 1e-9,
      x: "epoch",
      steps_per_epoch: 1,
      changes: [
        { path: "schedule.gamma", before: 0.1, after: 0.5 },
        { path: "title", after: "x", appearance: true },
        { path: "epochs", before: "10" },
      ],
      curves: [
        {
          label: "a",
          first: 1,
          absolute: { index: 1, before: 2, after: 2.5, difference: 0.5, relative: 0.25 },
          relative: { index: 1, before: 2, after: 2.5, difference: 0.5, relative: 0.25 },
          area: { before: 6, after: 3.5, difference: -2.5, relative: -2.5 / 6 },
          peak: { before: 3, after: 2.5, difference: -0.5, relative: -0.5 / 3 },
          final: { before: 3, after: 2.5, difference: -0.5, relative: -0.5 / 3 },
          before: {
            type: "test.Synthetic",
            group: null,
            length: 3,
            peak: { index: 2, rate: 3 },
            final: { index: 2, rate: 3 },
          },
          after: {
            type: "test.Synthetic",
            group: null,
            length: 2,
            peak: { index: 1, rate: 2.5 },
            final: { index: 1, rate: 2.5 },
          },
        },
      ],
    });
  });

  test("of the same, and of what one side has", async () => {
    const { differs, curves, changes } = await parsed(several);
    expect([differs, changes]).toEqual([true, []]);
    expect(
      curves.map(({ label, first, before, after }: Record<string, unknown>) => [
        label,
        first,
        before !== null,
        after !== null,
      ]),
    ).toEqual([
      ["a,b", null, true, true],
      ["c", null, false, true],
      ["d", null, true, false],
    ]);
    expect(curves[1]).toMatchObject({ absolute: null, relative: null, area: null, peak: null, final: null });
    expect((await parsed(compared([[listed([0]), listed([0])]]))).differs).toBe(false);
  });

  test("rounds rates, and no indices", async () => {
    const figure = compared(
      [[listed([...Array(1234).fill(1), 1 / 3]), listed([...Array(1234).fill(1), 2 / 3])]],
      { precision: 2 },
    );
    const { first, absolute, area } = (await parsed(figure)).curves[0];
    expect([first, absolute]).toEqual([
      1234,
      { index: 1234, before: 0.33, after: 0.67, difference: 0.33, relative: 1 },
    ]);
    expect(area.before).toBe(1200);
  });

  test("has no part of nothing", async () => {
    const { absolute, relative, final } = (await parsed(compared([[listed([1, 0]), listed([0, 2])]])))
      .curves[0];
    expect([absolute, relative, final]).toEqual([
      { index: 1, before: 0, after: 2, difference: 2, relative: null },
      { index: 0, before: 1, after: 0, difference: -1, relative: -1 },
      { before: 0, after: 2, difference: 2, relative: null },
    ]);
  });

  test("of another parameter has its lowest, and values", async () => {
    const [before, after] = [
      [0.9, 0.8],
      [0.9, 0.6],
    ].map((values) => ({ ...listed(values), parameter: "momentum" }) as const);
    const [curve] = (await parsed(compared([[before, after]], { parameters: ["momentum"] }))).curves;
    expect(curve).toMatchObject({
      parameter: "momentum",
      lowest: { before: 0.8, after: 0.6 },
      before: {
        peak: { index: 0, value: 0.9 },
        lowest: { index: 1, value: 0.8 },
        final: { index: 1, value: 0.8 },
      },
    });
    expect(JSON.stringify(curve)).not.toContain("rate");
  });

  test("has the momentum that differs", async () => {
    const cycling = (momentum: number) => listed([1], "a", [momentum]);
    const figure = compared([[cycling(0.5), cycling(0.75)]]);
    expect((await parsed(figure)).curves[0].momentum).toMatchObject({ index: 0, before: 0.5, after: 0.75 });
  });
});

describe("text", () => {
  const changes: Change[] = [
    { path: "schedule.T_max", before: "100", after: "120" },
    { path: "epochs", before: undefined, after: "3" },
    { path: "title", before: "백본 \u001b[1m", after: "b", appearance: true },
  ];
  test.each(
    table<Figure, string>(
      compared([[listed([1, 2, 3]), listed([1, 2.5])]], {}, { changes }),
      `before  old.json
after   new.json

Configuration
  schedule.T_max  100 → 120
  epochs          – → 3

Appearance
  title  백본 \ufffd[1m → b

a
                  before        after           change
  total learning  6             3.5             −41.7 %
  peak            3 at epoch 2  2.5 at epoch 1  −16.7 %
  final           3 at epoch 2  2.5 at epoch 1  −16.7 %
  length          3 epochs      2 epochs        −33.3 %

  first difference    epoch 1
  largest difference  2 → 2.5 (+25 %) at epoch 1
`,
      compared([[listed([1, 2]), listed([1, 2])]]),
      `before  old.json
after   new.json

The configuration says the same.

The curve is the same, to 1e-9 of the peak.
`,
      compared(
        [
          [listed([1]), listed([1, 0.001])],
          [listed([1], "b"), listed([1], "b")],
          [listed([3], "c"), undefined],
        ],
        {
          x: "step",
          steps_per_epoch: 500,
        },
        { tolerance: 0 },
      ),
      `before  old.json
after   new.json

The configuration says the same.

a
                  before                 after                      change
  total learning  1                      1.001                      +0.1 %
  peak            1 at step 0 (epoch 0)  1 at step 0 (epoch 0)      same
  final           1 at step 0 (epoch 0)  0.001 at step 1 (epoch 0)  ÷ 1,000
  length          1 step                 2 steps                    +100 %

  first difference  step 1 (epoch 0), where before has ended

b: the same

c: removed
  peak   3 at step 0 (epoch 0)
  final  3 at step 0 (epoch 0)
`,
    ),
  )("%#", async (figure, text) => {
    expect(await textOf("text", figure)).toBe(text);
  });

  describe("on a narrow screen", () => {
    const decay = (length: number) =>
      curveOf({ length, lr: (i) => 0.123456 * (1 - i / length) }, { label: "head" });
    const narrow: Change[] = [
      { path: "epochs", before: "8", after: "10" },
      { path: "schedule.milestones", before: "[1000, 2000, 3000]", after: "[1000, 2000, 4000]" },
    ];
    const figure = compared(
      [[decay(40_000), decay(50_000)]],
      { x: "step", steps_per_epoch: 500 },
      { changes: narrow },
    );
    const linesOn = async (columns: number) =>
      (await textOf("text", figure, undefined, { columns, rows: 24, colors: 1 })).split("\n");

    test.each<[columns: number, lines: string[]]>([
      [
        100,
        [
          "  schedule.milestones  [1000, 2000, 3000] → [1000, 2000, 4000]",
          "  final           3.086e-6 at step 39,999 (epoch 79)  2.469e-6 at step 49,999 (epoch 99)  −20 %",
          "  largest difference  3.086e-6 → 0.02469 (× 8,001) at step 39,999 (epoch 79)",
        ],
      ],
      [
        80,
        [
          "  schedule.milestones  [1000, 2000, 3000] → [1000, 2000, 4000]",
          "  final           3.086e-6 at step 39,999  2.469e-6 at step 49,999  −20 %",
          "  largest difference  3.086e-6 → 0.02469 (× 8,001) at step 39,999 (epoch 79)",
        ],
      ],
      [
        66,
        [
          "  schedule.milestones  [1000, 2000, 3000] → [1000, 2000, 4000]",
          "  final           3.086e-6      2.469e-6      −20 %",
          "  largest difference  3.086e-6 → 0.02469 (× 8,001) at step 39,999",
        ],
      ],
      [
        45,
        [
          "  schedule.milestones\n    [1000, 2000, 3000] → [1000, 2000, 4000]",
          "  final\n    before  3.086e-6 at step 39,999\n    after   2.469e-6 at step 49,999\n    change  −20 %",
          "  largest difference\n    3.086e-6 → 0.02469 (× 8,001)\n    at step 39,999 (epoch 79)",
        ],
      ],
      [35, ["  schedule.milestones\n    [1000, 2000, 3000]\n    → [1000, 2000, 4000]"]],
    ])("of %i columns", async (columns, lines) => {
      const text = `\n${(await linesOn(columns)).join("\n")}`;
      for (const line of lines) expect(text).toContain(`\n${line}\n`);
    });

    test("no line is too wide", async () => {
      for (let columns = 35; columns < 120; columns++) {
        const widest = Math.max(...(await linesOn(columns)).map(({ length }) => length));
        expect(widest).toBeLessThanOrEqual(columns);
      }
    });
  });

  test("of a schedule", async () => {
    expect(await textOf("text", figureWith([listed([0.1, 0.5, 0.2], "a"), listed([1, 1, 1], "b")]))).toBe(
      `CosineAnnealingWarmRestarts
T_0=30, eta_min=1e-6

a
  peak     0.5 at epoch 1
  final    0.2
  warm-up  ends at epoch 1

b
  peak   1 at epoch 0
  final  1
`,
    );
  });
});
