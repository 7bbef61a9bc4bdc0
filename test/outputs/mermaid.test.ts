import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Chunk, Curve } from "../../src/core/curve.ts";
import type { Figure } from "../../src/core/figure.ts";
import { words } from "../helpers/command-line.ts";
import { curveOfLine } from "../helpers/compute.ts";
import {
  cosine,
  curveOf,
  figureWith,
  listed,
  noWarning,
  restarts,
  syntheticCurve,
} from "../helpers/figure.ts";
import { mostCharacters, type ParsedChart, parsedByMermaid } from "../helpers/mermaid.ts";
import { table, textOf } from "./written.ts";

/** A figure as mermaid reads what is written of it. */
async function drawn(figure: Figure, warn?: (message: string) => void): Promise<ParsedChart> {
  const text = await textOf("mermaid", figure, warn);
  expect(text.length).toBeLessThan(mostCharacters);
  return parsedByMermaid(text);
}

const seen = (figure: Figure) => drawn(figure, () => {});

/** Rates as a chart would have them without rounding: `learning rate ×1e-5` has 5e-5 as 5. */
function inUnitOf({ y }: ParsedChart, rates: readonly number[]): number[] {
  const power = Number(/×1e(-?\d+)$/.exec(y.title)?.[1] ?? "0");
  return rates.map((rate) => {
    const [digits, exponent] = rate.toExponential().split("e");
    return Number(`${digits}e${Number(exponent) - power}`);
  });
}

/** Within 1e-4 of the largest, and the rounding of the comparison itself. */
function expectNear(got: number | undefined, want: number | undefined, largest: number): void {
  expect(Math.abs((got as number) - (want as number)) / largest).toBeLessThanOrEqual(1.0001e-4);
}

test("the text", async () => {
  const figure = figureWith([listed([0.1, 0.05, 0], "main"), listed([0.2, 1 / 3, 1e-6], 'this "PR"')]);
  expect(await textOf("mermaid", figure)).toBe(
    [
      "---",
      "config:",
      "  themeVariables:",
      "    xyChart:",
      '      plotColorPalette: "#0072b2, #d55e00"',
      "  xyChart:",
      "    width: 800",
      "    height: 400",
      "---",
      "xychart-beta",
      '    title "CosineAnnealingWarmRestarts"',
      '    x-axis "epoch" 0 --> 2',
      '    y-axis "learning rate" 0 --> 0.35',
      '    line "main" [0.1, 0.05, 0]',
      "    line \"this 'PR'\" [0.2, 0.33333, 0]",
      "",
    ].join("\n"),
  );
});

test("mermaid reads it so", async () => {
  expect(await drawn(figureWith([listed([0.1, 0.05], "a"), listed([0.2, 0], "b")]))).toEqual({
    x: { title: "epoch", min: 0, max: 1 },
    y: { title: "learning rate", min: 0, max: 0.21 },
    lines: [
      { name: "a", color: "#0072b2", values: [0.1, 0.05], at: [0, 1] },
      { name: "b", color: "#d55e00", values: [0.2, 0], at: [0, 1] },
    ],
  });
});

describe("rates", () => {
  test.each(
    table<readonly number[], string>(
      [1],
      "learning rate 0 --> 1.05: 1, 1",
      [0.001, 0.0005],
      "learning rate 0 --> 0.00105: 0.001, 0.0005",
      [0.5, 0.5, 0.5],
      "learning rate 0 --> 0.525: 0.5, 0.5, 0.5",
      [0, 0],
      "learning rate 0 --> 1: 0, 0",
      [-0, 1],
      "learning rate 0 --> 1.05: 0, 1",
      [5e-5, 1e-6],
      "learning rate ×1e-5 0 --> 5.25: 5, 0.1",
      [9.999e-4, 1e-9],
      "learning rate ×1e-4 0 --> 10.499: 9.999, 0",
      [-0.1, 0.1],
      "learning rate -0.11 --> 0.11: -0.1, 0.1",
      [-2, -1],
      "learning rate -2.1 --> 0: -2, -1",
      [12_345.6, 1],
      "learning rate 0 --> 12963: 12346, 1",
      [123_456, 1],
      "learning rate ×1e5 0 --> 1.2963: 1.2346, 0",
      [Number.MAX_VALUE, -Number.MAX_VALUE],
      "learning rate ×1e308 -1.9775 --> 1.9775: 1.7977, -1.7977",
      [Number.MIN_VALUE, 0],
      "learning rate ×1e-324 0 --> 5.25: 5, 0",
    ),
  )("%j", async (rates, want) => {
    const { y, lines } = await drawn(figureWith([listed(rates)]));
    expect(`${y.title} ${y.min} --> ${y.max}: ${lines[0]?.values.join(", ")}`).toBe(want);
  });

  test.each(
    table<readonly [number, number], string>(
      [0.05, 0.2],
      "0.05 --> 0.2: 0.05, 0.1, 0.2",
      [-1, 1],
      "-1 --> 1: 0, 0.1, 0.3",
      [0.09999, 0.10001],
      "0.09999 --> 0.10001: 0.09999, 0.1, 0.10001",
    ),
  )("ylim %j", async (ylim, want) => {
    const { y, lines } = await seen(figureWith([listed([0, 0.1, 0.3])], { ylim: [...ylim] }));
    expect(`${y.min} --> ${y.max}: ${lines[0]?.values.join(", ")}`).toBe(want);
  });
});

describe("the lower axis", () => {
  const steps = { x: "step", steps_per_epoch: 391 } as const;
  test.each<[what: string, length: number, chart: object, rest: object, want: string]>([
    ["one value is drawn as one that holds", 1, {}, {}, "epoch 0 --> 1, 2 points"],
    ["two values", 2, {}, {}, "epoch 0 --> 1, 2 points"],
    ["every value, where they are few", 151, {}, {}, "epoch 0 --> 150, 151 points"],
    ["every second one, where they aren't", 152, {}, {}, "epoch 0 --> 152, 77 points"],
    ["a whole number of epochs apart", 1000, {}, {}, "epoch 0 --> 999, 112 points"],
    ["thousands", 1e6, {}, {}, "epoch (thousands) 0 --> 1000, 126 points"],
    ["steps", 58_650, {}, steps, "step 0 --> 58650, 151 points"],
    ["epochs of steps", 58_650, { x: "epoch" }, steps, "epoch 0 --> 150, 151 points"],
    [
      "steps, with epochs that mermaid has no axis for",
      58_650,
      { x: "both" },
      steps,
      "step 0 --> 58650, 151 points",
    ],
    ["parts of epochs", 3910, { x: "epoch" }, steps, "epoch 0 --> 10, 81 points"],
    ["a part of the run", 1000, { xlim: [100, 200] }, {}, "epoch 100 --> 200, 101 points"],
    ["a part, in epochs", 58_650, { x: "epoch", xlim: [20, 30] }, steps, "epoch 20 --> 30, 81 points"],
    ["no more than there is", 100, { xlim: [50, 1000] }, {}, "epoch 50 --> 99, 50 points"],
  ])("%s", async (_, length, chart, rest, want) => {
    const { x, lines } = await seen(figureWith([syntheticCurve(length, (i) => i)], chart, rest));
    expect(`${x.title} ${x.min} --> ${x.max}, ${lines[0]?.values.length} points`).toBe(want);
    expect(lines[0]?.at.at(-1)).toBeCloseTo(x.max, 9);
  });

  test("a billion epochs", async () => {
    // the same chunk a thousand times over: a fall from 1 to 0 in every one
    const size = 1e6;
    const falling = Float64Array.from({ length: size }, (_, i) => 1 - i / (size - 1));
    const curve: Curve = {
      ...syntheticCurve(1e9, () => 0),
      *chunks(): Generator<Chunk> {
        for (let start = 0; start < 1e9; start += size) yield { start, length: size, values: falling };
      },
    };
    const chart = await drawn(figureWith([curve]));
    expect(chart.x).toEqual({ title: "epoch (millions)", min: 0, max: 1000 });
    const { values } = chart.lines[0] as { values: readonly number[] };
    expect([values.length <= 151, values[0], values.at(-1)]).toEqual([true, 1, 0]);
    // a thousand cycles on so few points: the band that they fill
    expect(values.slice(1, -1).filter((value, i) => value === (i % 2 === 0 ? 0 : 1)).length).toBe(
      values.length - 2,
    );
  });

  test("mermaid before 11.15, which adds up in floating point, draws every point too", async () => {
    const anything = fc.tuple(
      fc.integer({ min: 2, max: 1e5 }),
      fc.integer({ min: 1, max: 2000 }),
      fc.constantFrom("step" as const, "epoch" as const),
      fc.tuple(fc.double({ min: 0, max: 0.5, noNaN: true }), fc.double({ min: 0.5, max: 1, noNaN: true })),
    );
    await fc.assert(
      fc.asyncProperty(anything, async ([length, steps_per_epoch, unit, [from, to]]) => {
        const whole = unit === "epoch" ? length / steps_per_epoch : length;
        const xlim = from < to ? ([from * whole, to * whole] as [number, number]) : undefined;
        const figure = figureWith(
          [syntheticCurve(length, (i) => i)],
          { x: unit, xlim },
          { x: "step", steps_per_epoch },
        );
        const { x, lines } = await seen(figure);
        const values = lines[0]?.values.length as number;
        let points = 0;
        for (let at = x.min; at <= x.max; at += (x.max - x.min) / (values - 1)) points++;
        expect(points).toBe(values);
      }),
      { numRuns: 100 },
    );
  });
});

describe("the points of a long run", () => {
  const warmed =
    "cosine-warmup-restarts --first-cycle-steps 173 --warmup-steps 12 --max-lr 1e-3 --min-lr 1e-6 --epochs 1000";
  test.each<[line: string, what: string, indices: readonly number[]]>([
    [
      "cosine-warm --T0 300 --epochs 1000",
      "restarts and what is before them",
      [0, 299, 300, 599, 600, 899, 900, 999],
    ],
    ["cosine-warm --T0 37 --epochs 700", "odd restarts", Array.from({ length: 19 }, (_, i) => 37 * i)],
    [warmed, "warm-ups and restarts", [12, 173 + 12, 2 * 173 + 12, 5 * 173 + 12, 172, 345, 999]],
    ["multistep --milestones 301,777 --gamma 0.5 --epochs 1000", "milestones", [0, 300, 301, 776, 777, 999]],
    [
      "cyclic --base-lr 0 --max-lr 1 --step-size-up 97 --epochs 2000",
      "every peak",
      [97, 291, 485, 97 * 19, 194, 1999],
    ],
    ["onecycle --max-lr 0.1 --total-steps 100000", "peak and end", [0, 29_999, 99_999]],
  ])("%s: %s", async (line, _, indices) => {
    const curve = await curveOfLine(words(line));
    const rates = [...curve.chunks(curve.length)][0]?.values as Float64Array;
    const chart = await drawn(figureWith([curve]));
    const { at = [], values = [] } = chart.lines[0] ?? {};
    const interval = (at[1] as number) - (at[0] as number);
    const peak = Math.max(...rates);
    const scale = chart.x.title === "epoch (thousands)" ? 1000 : 1;
    for (const index of indices) {
      const near = values.flatMap((value, k) =>
        Math.abs((at[k] as number) * scale - index) < interval * scale ? [value] : [],
      );
      const off = Math.min(...near.map((rate) => Math.abs(rate - (rates[index] as number)) / peak));
      expect([index, off <= 1e-4]).toEqual([index, true]);
    }
  });

  test("each is the rate of a value less than an interval away", async () => {
    const piece = fc.record({
      length: fc.integer({ min: 1, max: 200 }),
      to: fc.integer({ min: 1, max: 1000 }),
    });
    const line = fc.array(piece, { minLength: 2, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(line, async (pieces) => {
        let rate = 1000;
        const rates = pieces.flatMap(({ length, to }) => {
          const from = rate;
          rate = to;
          return Array.from({ length }, (_, i) => from + ((to - from) * (i + 1)) / length);
        });
        const { x, lines } = await drawn(figureWith([listed(rates)]));
        const { at = [], values = [] } = lines[0] ?? {};
        const interval = (x.max - x.min) / (values.length - 1);
        const isNear = values.map((value, k) => {
          const near = rates.filter((_, i) => Math.abs(i - (at[k] as number)) < interval || interval === 1);
          return near.some((other) => Math.abs(other - value) <= 0.1);
        });
        expect(isNear.filter((near) => !near)).toEqual([]);
        expect(rates.length > 151 || values.length === Math.max(2, rates.length)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe("several curves", () => {
  const curves = (count: number) =>
    Array.from({ length: count }, (_, c) => syntheticCurve(9, (i) => i + c, `curve ${c + 1}`));

  test("as many as there are colours", async () => {
    const said: string[] = [];
    const { lines } = await drawn(figureWith(curves(100)), (message) => said.push(message));
    expect(lines.map(({ name }) => name)).toEqual([
      "curve 1",
      "curve 2",
      "curve 3",
      "curve 4",
      "curve 5",
      "curve 6",
    ]);
    expect(new Set(lines.map(({ color }) => color)).size).toBe(6);
    expect(said).toEqual(["The first 6 of 100 curves are drawn."]);
  });

  test("with what tells their names apart", async () => {
    const name = (step: number) => `CyclicLR(base_lr=0.001, max_lr=0.1, step_size_up=${step})`;
    const { lines } = await drawn(
      figureWith([5, 10, 20].map((step) => syntheticCurve(9, (i) => i + step, name(step)))),
    );
    expect(lines.map((line) => line.name)).toEqual([
      "…step_size_up=5)",
      "…step_size_up=10)",
      "…step_size_up=20)",
    ]);
  });

  test("one alone has no name, which would take its room for a legend", async () => {
    expect((await drawn(figureWith(curves(1)))).lines[0]?.name).toBe("");
  });

  test("six of the longest runs are far below mermaid's limit", async () => {
    const noisy = Array.from({ length: 6 }, (_, c) =>
      syntheticCurve(150_000, (i) => Math.abs(Math.sin(i * i + c)) / 700, `${c}`),
    );
    const text = await textOf("mermaid", figureWith(noisy));
    expect(text.length).toBeLessThan(12_000);
    expect((await parsedByMermaid(text)).lines.length).toBe(6);
  });
});

describe("what it warns of", () => {
  const pair = (before: Curve, after: Curve) => {
    const sides = [
      { ...before, side: "before" as const },
      { ...after, side: "after" as const },
    ] as const;
    const difference = {
      first: 0,
      absolute: undefined,
      relative: undefined,
      area: { before: 1, after: 2 },
      also: [],
    };
    const pairs = [{ label: "a", parameter: "lr" as const, before: sides[0], after: sides[1], difference }];
    return figureWith(
      sides,
      {},
      { comparison: { before: "b", after: "a", changes: [], pairs, tolerance: 0 } },
    );
  };

  test.each<[what: string, figure: Figure, want: string]>([
    [
      "a logarithmic axis",
      figureWith([restarts], { log_y: true }),
      "mermaid has no logarithmic axis: the rates are drawn on a linear one",
    ],
    [
      "ylim",
      figureWith([restarts], { ylim: [0, 5e-4] }),
      "Rates beyond the ends of the axis are drawn at its ends.",
    ],
    [
      "a shorter side",
      pair(
        syntheticCurve(20, () => 1),
        syntheticCurve(30, () => 2),
      ),
      '"before" ends at epoch 19; its line goes on at the last rate.',
    ],
  ])("%s", async (_, figure, want) => {
    const said: string[] = [];
    await drawn(figure, (message) => said.push(message));
    expect(said).toEqual([want]);
  });

  test("a shorter side goes on at its last rate", async () => {
    const { lines } = await seen(
      pair(
        syntheticCurve(2, (i) => 5 - i),
        syntheticCurve(4, (i) => i),
      ),
    );
    expect(lines.map(({ name, values }) => [name, ...values])).toEqual([
      ["before", 5, 4, 4, 4],
      ["after", 0, 1, 2, 3],
    ]);
  });
});

describe("text", () => {
  test.each(
    table<string, string>(
      'say "hi"',
      "say 'hi'",
      "two\nlines\r\n\tand more",
      "two lines and more",
      "\u001b[31mred\u0000",
      "[31mred",
      "`code`",
      "'code'",
      "<b>&amp;</b>",
      "‹b›&amp;‹/b›",
      "%%{init: {}}%% 100%%",
      "% %{init: {}}% % 100% %",
      "a #35; #quot;",
      "a # 35; # quot;",
      "half \ud800 of",
      "half \ufffd of",
      "학습률 스케줄 🎉",
      "학습률 스케줄 🎉",
      "\u202eturned",
      "turned",
      " \n ",
      "curve 1",
      "x".repeat(100),
      `${"x".repeat(23)}…`,
      "학".repeat(100),
      `${"학".repeat(11)}…`,
    ),
  )("%j is the name %j", async (label, want) => {
    const { lines } = await drawn(figureWith([listed([1, 2], label), listed([2, 1], "other")]));
    expect(lines.map(({ name }) => name)).toEqual([want, "other"]);
  });

  test.each(
    table<string, string>(
      "",
      "Learning-Rate Schedules",
      'a "b"\n%% c',
      "a 'b' % % c",
      "x".repeat(99),
      `${"x".repeat(66)}…`,
    ),
  )("the title %j is %j", async (title, want) => {
    const text = await textOf("mermaid", figureWith([restarts], {}, { title }));
    expect(text).toContain(`\n    title "${want}"\n`);
    await parsedByMermaid(text);
  });
});

test("reads a curve once, and one that a part is shown of once more, no further than the part", async () => {
  const reads = async (xlim?: [number, number]) => {
    let read = 0;
    const curve = curveOf({ length: 50_000, lr: cosine(0, 1, 7000) }, {}, (values) => {
      read += values;
    });
    await drawn(figureWith([curve], { xlim }), noWarning);
    return read;
  };
  expect(await reads()).toBe(50_000);
  expect(await reads([0, 4000])).toBeLessThanOrEqual(4096 * 2);
});

test("any curves under any names", async () => {
  const rate = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom(0, 1e-3, 0.1),
  );
  const label = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(..."ab%\"'`<>#;&{}[]()\n\\:-*") }),
  );
  const curves = fc.integer({ min: 1, max: 400 }).chain((length) => {
    const rates = fc.array(rate, { minLength: length, maxLength: length, size: "max" });
    return fc.array(fc.record({ label, rates }), { minLength: 1, maxLength: 8 });
  });
  await fc.assert(
    fc.asyncProperty(curves, fc.string({ unit: "binary" }), async (curves, title) => {
      const chart = await seen(
        figureWith(
          curves.map(({ label, rates }) => listed(rates, label)),
          {},
          { title },
        ),
      );
      const shown = curves.slice(0, 6);
      expect(chart.lines.length).toBe(shown.length);
      const wanted = shown.map(({ rates }) => inUnitOf(chart, rates));
      const largest = Math.max(...wanted.flat().map(Math.abs)) || 1;
      wanted.forEach((rates, i) => {
        const got = chart.lines[i]?.values ?? [];
        expect(got.length).toBe(chart.lines[0]?.values.length);
        expect(got.length).toBeLessThanOrEqual(151);
        expectNear(got[0], rates[0], largest);
        expectNear(got.at(-1), rates.at(-1), largest);
        expectNear(Math.max(...got), Math.max(...rates), largest);
        if (rates.length <= 151) rates.forEach((value, k) => void expectNear(got[k], value, largest));
      });
      const values = chart.lines.flatMap((line) => line.values);
      expect(chart.y.min).toBeLessThanOrEqual(Math.min(0, ...values));
      expect(chart.y.max).toBeGreaterThanOrEqual(Math.max(0, ...values));
    }),
    { numRuns: 100 },
  );
});
