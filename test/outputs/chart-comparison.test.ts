import { compile } from "vega-lite";
import { describe, expect, it } from "vitest";
import type { ChartOptions } from "../../src/core/chart.ts";
import type { Figure } from "../../src/core/figure.ts";
import { svgOf } from "../../src/outputs/chart/render.ts";
import { pairwise, seriesOf } from "../../src/outputs/chart/series.ts";
import { specOf } from "../../src/outputs/chart/spec.ts";
import { themeOf } from "../../src/outputs/chart/theme.ts";
import { figureWith, noWarning, restarts, syntheticCurve } from "../helpers/figure.ts";
import { compared, pairOf } from "./compared.ts";

/** A spec loosely typed, to look into. */
// biome-ignore lint/suspicious/noExplicitAny: Vega-Lite's own type is a union of everything
const look = (figure: Figure): any => specOf(figure, noWarning);

const a = pairOf("a", [5, (i) => i], [4, (i) => i * i]);
const b = pairOf("b", [5, (i) => i], [5, (i) => 2 * i]);

describe("the lines of a comparison", () => {
  it.each<{ what: string; figure: Figure; lines: string[] }>([
    {
      what: "one pair: what was is grey",
      figure: compared([a]),
      lines: ["old.json #9a9a9a 1.5 5,3", "new.json #0072b2 2.5 1,0"],
    },
    {
      what: "two pairs: a colour each, what was is paler",
      figure: compared([a, b]),
      lines: [
        "a · old.json #80b9d9 1.5 5,3",
        "b · old.json #eaaf80 1.5 5,3",
        "a · new.json #0072b2 2.5 1,0",
        "b · new.json #d55e00 2.5 1,0",
      ],
    },
    {
      what: "two pairs in ink: dashes each, what was is grey",
      figure: compared([a, b], { theme: "print" }),
      lines: [
        "a · old.json #808080 1.5 1,0",
        "b · old.json #808080 1.5 8,3",
        "a · new.json #000000 2.5 1,0",
        "b · new.json #000000 2.5 8,3",
      ],
    },
    {
      what: "a curve that is new",
      figure: compared([a, pairOf("c", undefined, [5, () => 1])]),
      lines: ["a · old.json #80b9d9 1.5 5,3", "a · new.json #0072b2 2.5 1,0", "c · new.json #d55e00 2.5 1,0"],
    },
    {
      what: "sides of one name",
      figure: compared([a], {}, {}, ["lr.json", "lr.json"]),
      lines: ["lr.json (before) #9a9a9a 1.5 5,3", "lr.json (after) #0072b2 2.5 1,0"],
    },
  ])("$what", ({ figure, lines }) => {
    const series = seriesOf(figure, themeOf(figure.chart));
    expect(series.map(({ name, color, width, dash }) => `${name} ${color} ${width} ${dash}`)).toEqual(lines);
    const { color } = look(figure).layer[0].layer.find(
      ({ mark }: never) => (mark as { type: string }).type === "line",
    ).encoding;
    expect(color.scale.domain).toEqual(pairwise(series).map(({ name }) => name));
  });
});

it("two pairs are drawn as wide as they are said to be, in plot and legend", async () => {
  const source = await svgOf(compared([a, b], { annotate: false }), noWarning);
  const looks = [
    ...source.matchAll(
      / stroke="(#\w+)" stroke-width="([\d.]+)"(?: stroke-linejoin="round")? stroke-dasharray="([\d,]+)"/g,
    ),
  ];
  const lines = looks.map(([, color, width, dash]) => `${color} ${width} ${dash}`);
  for (const line of ["#80b9d9 1.5 5,3", "#eaaf80 1.5 5,3", "#0072b2 2.5 1,0", "#d55e00 2.5 1,0"]) {
    expect(lines.filter((other) => other === line)).toHaveLength(2);
  }
});

describe("the panel of differences", () => {
  /** What it is made of: the rates of each of its lines. */
  const panel = (figure: Figure) =>
    look(figure)
      .layer?.[1]?.layer?.filter(({ mark }: never) => (mark as { type: string }).type === "line")
      .map(({ data }: { data: { values: { lr: number }[] } }) => data.values.map(({ lr }) => lr));

  it.each<{ what: string; figure: Figure; want: number[][] | undefined }>([
    { what: "after less before, as far as both go", figure: compared([a]), want: [[0, 0, 2, 6]] },
    {
      what: "of two pairs",
      figure: compared([a, b]),
      want: [
        [0, 0, 2, 6],
        [0, 1, 2, 3, 4],
      ],
    },
    { what: "of steps", figure: compared([b], { line: "step" }), want: [[0, 1, 2, 3, 4, 4]] },
    { what: "in a window", figure: compared([b], { xlim: [1, 2] }), want: [[1, 2]] },
    {
      what: "none of a curve that is new",
      figure: compared([pairOf("c", undefined, [5, () => 1])]),
      want: undefined,
    },
    {
      what: "none where nothing differs",
      figure: compared([pairOf("a", [5, () => 1], [5, () => 1])]),
      want: undefined,
    },
    { what: "none in a small picture", figure: compared([a], { width: 300, height: 200 }), want: undefined },
    { what: "none without a comparison", figure: figureWith([restarts]), want: undefined },
  ])("$what", ({ figure, want }) => {
    expect(panel(figure)).toEqual(want);
  });

  it("has the curves' axis and theirs in one picture of the size that was asked for", async () => {
    const source = await svgOf(compared([a], { width: 640, height: 480 }), noWarning);
    expect(source).toMatch(/^<svg [^>]*width="640" height="480" viewBox="0 0 640 480"/);
    for (const text of ["Learning Rate", "Difference", "Epochs", "old.json", "new.json"]) {
      expect(source).toContain(`>${text}</text>`);
    }
  });
});

describe("Vega-Lite has nothing to say against", () => {
  it.each<[string, Partial<ChartOptions>]>([
    ["a comparison", {}],
    ["one on logarithms", { log_y: true }],
    ["one in a window", { xlim: [0, 3], ylim: [0, 2] }],
    ["one on both axes", { x: "both" }],
    ["one in steps and ink", { line: "step", theme: "print" }],
  ])("%s", (_, chart) => {
    const said: unknown[] = [];
    const say = (...words: unknown[]) => {
      said.push(words);
      return logger;
    };
    const logger = { level: () => logger, error: say, warn: say, info: () => logger, debug: () => logger };
    const pairs = [pairOf("a", [50, (i) => i + 1], [40, (i) => 50 - i]), b];
    const whole = compared(pairs, chart, { x: "step", steps_per_epoch: 10 });
    const figures = [
      whole,
      { ...figureWith([syntheticCurve(50, (i) => i + 1)], chart), x: "step", steps_per_epoch: 10 } as Figure,
    ];
    for (const figure of figures)
      compile(
        specOf(figure, () => {}),
        { logger: logger as never },
      );
    expect(said).toEqual([]);
  });
});
