import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChartOptions } from "../../src/core/chart.ts";
import type { Curve } from "../../src/core/curve.ts";
import type { Figure } from "../../src/core/figure.ts";
import { svgOf } from "../../src/outputs/chart/render.ts";
import { specOf } from "../../src/outputs/chart/spec.ts";
import {
  cosine,
  curveOf,
  figureWith,
  listed,
  noWarning,
  restarts,
  syntheticCurve,
} from "../helpers/figure.ts";
import { compared, pairOf } from "./compared.ts";
import { type SvgText, textsOf } from "./svg-texts.ts";

/** What is written into a chart, where rules stand and how many dots there are. */
function notes(figure: Figure) {
  // biome-ignore lint/suspicious/noExplicitAny: Vega-Lite's own type is a union of everything
  const { layer = [] } = specOf(figure, () => {}) as any;
  // biome-ignore lint/suspicious/noExplicitAny: likewise
  const rows = (type: string): any[] =>
    layer.find(({ mark, data }: never) => data && (mark as { type: string }).type === type)?.data.values ??
    [];
  return {
    texts: rows("text").map(({ text }) => text),
    rules: rows("rule").map(({ epoch, step }) => epoch ?? step),
    dots: rows("point").length,
  };
}

const warm = (i: number) => (i < 10 ? (i + 1) / 10 : cosine(0, 1, 90)(i - 10));
/** Falls for 5 values, then 10, then 20 …. */
const doubling = (i: number) => {
  const cycle = Math.floor(Math.log2(i / 5 + 1));
  return cosine(0, 1, 5 * 2 ** cycle)(i - 5 * (2 ** cycle - 1));
};
const told = (length: number, given: Partial<Curve>) =>
  curveOf({ length, lr: (i) => 0.5 ** Math.floor(i / 30) }, given);
const many = (count: number) =>
  Array.from({ length: count }, (_, k) => syntheticCurve(100, warm, `group ${k}`));

describe("what is marked", () => {
  it.each<{ what: string; figure: Figure; texts: string[]; rules?: number[] }>([
    {
      what: "a warm-up",
      figure: figureWith([syntheticCurve(100, warm)]),
      texts: ["peak 1", "final 0.0003046", "warm-up ends 9"],
      rules: [9],
    },
    {
      what: "restarts, too many to name",
      figure: figureWith([restarts]),
      texts: ["peak 0.001", "final 3.736e-6"],
      rules: [30, 60, 90, 120],
    },
    {
      what: "a restart",
      figure: figureWith([syntheticCurve(100, cosine(0, 1, 50))]),
      texts: ["peak 1", "final 0.0009866", "restart 50"],
      rules: [50],
    },
    {
      what: "restarts that have room, where others crowd",
      figure: figureWith([syntheticCurve(160, doubling)]),
      texts: ["peak 1", "final 0.9985", "restart 35", "restart 75", "restart 155"],
      rules: [35, 75, 155],
    },
    {
      what: "a milestone that has room, where others crowd",
      figure: figureWith([told(100, { milestones: [10, 12, 14, 16, 18, 60] })]),
      texts: ["peak 1", "final 0.125", "milestone 60"],
      rules: [60],
    },
    {
      what: "restarts without number",
      figure: figureWith([syntheticCurve(150, cosine(0, 1, 5))]),
      texts: ["peak 1", "final 0.09549"],
    },
    {
      what: "milestones inside the run",
      figure: figureWith([told(80, { milestones: [0, 30, 60, 90] })]),
      texts: ["peak 1", "final 0.25", "milestone 30", "milestone 60"],
      rules: [30, 60],
    },
    {
      what: "a run that ends inside a longer schedule",
      figure: figureWith([told(50, { end: 100 })]),
      texts: ["peak 1", "final 0.5", "run ends at 50 of 100"],
      rules: [50],
    },
    {
      what: "the same of a short run, whose axis ends at its last value",
      figure: figureWith([told(20, { end: 1000 })]),
      texts: ["final 1", "run ends at 20 of 1,000"],
      rules: [19],
    },
    {
      what: "a schedule that ends with the run",
      figure: figureWith([told(50, { end: 50 })]),
      texts: ["peak 1", "final 0.5"],
    },
    {
      what: "a rate that never changes",
      figure: figureWith([syntheticCurve(99, () => 0.1)]),
      texts: ["final 0.1"],
    },
    {
      what: "places in epochs",
      figure: figureWith(
        [told(150, { milestones: [75] })],
        { x: "epoch" },
        { x: "step", steps_per_epoch: 10 },
      ),
      texts: ["peak 1", "final 0.0625", "milestone 7.5"],
      rules: [7.5],
    },
    {
      what: "two curves, and what they share",
      figure: figureWith([
        told(100, { milestones: [30, 60], label: "a" }),
        told(100, { milestones: [30], label: "b" }),
      ]),
      texts: ["peak 1", "final 0.125", "milestone 30"],
      rules: [30],
    },
    { what: "four curves: no values", figure: figureWith(many(4)), texts: ["warm-up ends 9"], rules: [9] },
    { what: "a small picture", figure: figureWith([restarts], { width: 240, height: 160 }), texts: [] },
    { what: "when nothing shall be", figure: figureWith([restarts], { annotate: false }), texts: [] },
    {
      what: "the end of a run in a window",
      figure: figureWith([syntheticCurve(100, warm)], { xlim: [50, 100] }),
      texts: ["final 0.0003046"],
    },
    {
      what: "the beginning of one",
      figure: figureWith([syntheticCurve(100, warm)], { xlim: [0, 50] }),
      texts: ["peak 1", "warm-up ends 9"],
      rules: [9],
    },
    {
      what: "the peak in a window",
      figure: figureWith([syntheticCurve(100, warm)], { xlim: [5, 50] }),
      texts: ["peak 1"],
    },
    {
      what: "no peak of the window that is none of the run",
      figure: figureWith([syntheticCurve(100, (i) => warm(i) * 0.5 ** Math.floor(i / 50))], {
        xlim: [20, 90],
      }),
      texts: [],
    },
    {
      what: "nothing at the value behind the window, which its line goes on to",
      figure: figureWith([syntheticCurve(100, (i) => (i < 99 ? i : 0))], { xlim: [20, 97.5] }),
      texts: [],
    },
    {
      what: "no rate that limits leave out",
      figure: figureWith([syntheticCurve(100, warm)], { ylim: [0.2, 0.8] }),
      texts: ["warm-up ends 9"],
      rules: [9],
    },
  ])("$what: $texts", ({ figure, texts, rules = [] }) => {
    const found = notes(figure);
    expect(found.texts).toEqual(texts);
    expect(found.rules).toEqual(rules);
    expect(found.dots).toBe(texts.filter((text) => /^(peak|final)/.test(text)).length);
  });

  it("of a comparison is what is to be", async () => {
    const figure = compared([pairOf("a", [100, () => 0.7], [100, warm])]);
    const texts = textsOf(await svgOf(figure, noWarning)).filter(({ size }) => size === 11);
    expect(texts.map(({ text }) => text)).toEqual(["peak 1", "final 0.0003046", "warm-up ends 9"]);
  });
});

/** Charts of any look, of curves that go anywhere. */
const anyFigure = fc
  .record({
    lines: fc.array(
      fc.array(fc.double({ min: 1e-3, max: 1, noNaN: true }), { minLength: 2, maxLength: 60 }),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    milestones: fc.array(fc.nat(70), { maxLength: 5 }),
    end: fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }),
    width: fc.integer({ min: 200, max: 1000 }),
    height: fc.integer({ min: 120, max: 600 }),
    log_y: fc.boolean(),
    line: fc.constantFrom<ChartOptions["line"]>("linear", "step"),
    x: fc.constantFrom<ChartOptions["x"]>("step", "epoch", "both"),
  })
  .map(({ lines, milestones, end, ...chart }) => {
    const length = Math.max(...lines.map((rates) => rates.length));
    const curves = lines.map((rates, k) => ({
      ...listed(
        Array.from({ length }, (_, i) => rates[i % rates.length] as number),
        `curve ${k}`,
      ),
      milestones,
      end,
    }));
    return figureWith(curves, chart, { x: "step", steps_per_epoch: 4 });
  });

describe("whatever is drawn", () => {
  const isNote = ({ size }: SvgText) => size === 11; // what axes and legend say is Vega's to lay out

  it("no note covers text or a line, and no text leaves the picture", async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(anyFigure, async (figure) => {
        const source = await svgOf(figure, () => {});
        const texts = textsOf(source);
        const notes = texts.filter(isNote);
        const points = linesOf(source);
        expect(points.length).toBeGreaterThan(0);
        expect(
          texts.filter(({ left, right, top }) => left < 0 || right > figure.chart.width || top < 0),
        ).toEqual([]);
        for (const note of notes) {
          count++;
          const { left, right, top, bottom } = note;
          const covered = texts.filter(
            (other) =>
              other !== note &&
              left < other.right &&
              other.left < right &&
              top < other.bottom &&
              other.top < bottom,
          );
          const crossed = points.filter(({ x, y }) => x > left && x < right && y > top + 2 && y < bottom - 1);
          expect({ note, covered, crossed }).toEqual({ note, covered: [], crossed: [] });
        }
      }),
      { numRuns: 50 },
    );
    expect(count).toBeGreaterThan(25);
  });
});

/** Points a pixel apart or so on the lines of an SVG that Vega wrote. */
function linesOf(source: string) {
  const [, left, top] = /transform="translate\((\d+),(\d+)\)"/.exec(source) as unknown as [
    string,
    string,
    string,
  ];
  const points: { x: number; y: number }[] = [];
  for (const [, path = ""] of source.matchAll(/<path d="(M[^"]*)" stroke="[^"]*" stroke-width="2"/g)) {
    let [x, y] = [0, 0];
    for (const [, command = "", rest = ""] of path.matchAll(/([MLHV])([^MLHV]*)/g)) {
      const numbers = rest.split(/[ ,]/).map(Number) as [number, number];
      const [toX, toY] = { M: numbers, L: numbers, H: [numbers[0], y], V: [x, numbers[0]] }[
        command as "M"
      ] as [number, number];
      const pieces = command === "M" ? 0 : Math.ceil(Math.hypot(toX - x, toY - y));
      for (let k = 0; k <= pieces; k++) {
        const part = pieces === 0 ? 1 : k / pieces;
        points.push({ x: Number(left) + x + part * (toX - x), y: Number(top) + y + part * (toY - y) });
      }
      [x, y] = [toX, toY];
    }
  }
  return points;
}
