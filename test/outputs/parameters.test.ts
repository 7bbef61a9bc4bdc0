import { describe, expect, test } from "vitest";
import type { Curve } from "../../src/core/curve.ts";
import type { Figure } from "../../src/core/figure.ts";
import { isProblem } from "../../src/core/problem.ts";
import { withinLimits } from "../../src/outputs/chart/limits.ts";
import { sharesOf } from "../../src/outputs/chart/shares.ts";
import { specOf } from "../../src/outputs/chart/spec.ts";
import { contentOf } from "../../src/outputs/html/page-data.ts";
import { linesOf } from "../../src/outputs/terminal/chart.ts";
import { bare, cosine, curveOf, figureWith, listed, noWarning, restarts } from "../helpers/figure.ts";
import { textOf } from "./written.ts";

const of = (curve: Curve, parameter: Curve["parameter"]): Curve => ({ ...curve, parameter });
const rates = listed([0.1, 0.3, 0.2], "StepLR");
const momenta = of(listed([0.9, 0.8, 0.9], "StepLR"), "momentum");
const decays = of(listed([4, 4, 4], "StepLR"), "weight_decay");
const [head, body] = [listed([1, 2], "head"), listed([3, 4], "body")];
const [headMomentum, bodyMomentum] = [
  of(listed([0.5, 0.6], "head"), "momentum"),
  of(listed([0.7, 0.8], "body"), "momentum"),
];
const alone = figureWith([rates, momenta, decays], {}, { title: "StepLR", subtitle: "" });
const groups = figureWith([head, body, headMomentum, bodyMomentum], {}, { title: "T", subtitle: "" });

describe("tables and lists", () => {
  test.each<[format: string, what: string, figure: Figure, text: string]>([
    ["csv", "one other", figureWith([momenta]), "epoch,momentum\n0,0.9\n1,0.8\n2,0.9\n"],
    ["csv", "several", alone, "epoch,lr,momentum,weight_decay\n0,0.1,0.9,4\n1,0.3,0.8,4\n2,0.2,0.9,4\n"],
    [
      "tsv",
      "several of several curves",
      groups,
      "epoch\thead lr\tbody lr\thead momentum\tbody momentum\n0\t1\t3\t0.5\t0.7\n1\t2\t4\t0.6\t0.8\n",
    ],
    [
      "csv",
      "one of several curves",
      figureWith([headMomentum, bodyMomentum]),
      "epoch,head momentum,body momentum\n0,0.5,0.7\n1,0.6,0.8\n",
    ],
    [
      "json",
      "several of several curves",
      groups,
      `{"x": "epoch", "steps_per_epoch": 1, "curves": [
  {"label": "head", "type": "test.Synthetic", "group": null, "lr": [1,2], "momentum": [0.5,0.6]},
  {"label": "body", "type": "test.Synthetic", "group": null, "lr": [3,4], "momentum": [0.7,0.8]}
]}
`,
    ],
    [
      "jsonl",
      "several of several curves",
      groups,
      `{"epoch":0,"label":"head","lr":1,"momentum":0.5}
{"epoch":0,"label":"body","lr":3,"momentum":0.7}
{"epoch":1,"label":"head","lr":2,"momentum":0.6}
{"epoch":1,"label":"body","lr":4,"momentum":0.8}
`,
    ],
    [
      "jsonl",
      "one other",
      figureWith([decays]),
      '{"epoch":0,"weight_decay":4}\n'.concat('{"epoch":1,"weight_decay":4}\n{"epoch":2,"weight_decay":4}\n'),
    ],
    [
      "text",
      "several",
      alone,
      `StepLR

learning rate
  peak     0.3 at epoch 1
  final    0.2
  warm-up  ends at epoch 1

momentum
  peak    0.9 at epoch 0
  lowest  0.8 at epoch 1
  final   0.9

weight decay
  peak   4 at epoch 0
  final  4
`,
    ],
    [
      "text",
      "several of several curves",
      groups,
      `T

head, learning rate
  peak   2 at epoch 1
  final  2

body, learning rate
  peak   4 at epoch 1
  final  4

head, momentum
  peak    0.6 at epoch 1
  lowest  0.5 at epoch 0
  final   0.6

body, momentum
  peak    0.8 at epoch 1
  lowest  0.7 at epoch 0
  final   0.8
`,
    ],
  ])("%s: %s", async (format, _, figure, text) => {
    expect(await textOf(format, figure)).toBe(text);
  });
});

describe("a comment has a section of each", () => {
  test("with its facts and its diagram", async () => {
    const text = await textOf("markdown", alone);
    const said = text.split("\n").filter((line) => /^#|^\||y-axis|^ {4}line/.test(line));
    expect(said).toEqual([
      "### StepLR",
      "#### Learning Rate",
      "| curve | peak | final | warm-up | restarts | epochs | findings |",
      "| --- | --- | --- | --- | --- | --- | --- |",
      "| 🔵 `StepLR` | 0.3 at epoch 1 | 0.2 | ends at epoch 1 | none | 3 | none |",
      '    y-axis "learning rate" 0 --> 0.315',
      "    line [0.1, 0.3, 0.2]",
      "#### Momentum",
      "| curve | peak | lowest | final | epochs |",
      "| --- | --- | --- | --- | --- |",
      "| 🔵 `StepLR` | 0.9 at epoch 0 | 0.8 at epoch 1 | 0.9 | 3 |",
      '    y-axis "momentum" 0.792 --> 0.908',
      "    line [0.9, 0.8, 0.9]",
      "#### Weight Decay",
      "| curve | peak | lowest | final | epochs |",
      "| --- | --- | --- | --- | --- |",
      "| 🔵 `StepLR` | 4 at epoch 0 | none | 4 | 3 |",
      '    y-axis "weight decay" 0 --> 4.2',
      "    line [4, 4, 4]",
    ]);
  });

  test("but mermaid draws one", async () => {
    expect(await textOf("mermaid", figureWith([momenta]))).toContain('y-axis "momentum"');
    const refused = textOf("mermaid", alone).catch((error: unknown) => isProblem(error) && error.path);
    expect(await refused).toEqual(["parameter"]);
  });
});

/** A spec loosely typed, to look into. */
// biome-ignore lint/suspicious/noExplicitAny: Vega-Lite's own type is a union of everything
const look = (figure: Figure): any => specOf(figure, noWarning);

const long = curveOf({ length: 100, lr: cosine(0, 0.1, 100), momentum: cosine(0.85, 0.95, 100) });
const longer = [long, ...long.also];

describe("panels of a chart", () => {
  /** Of each panel its field, its title, where it is and whether it is logarithmic. */
  const panelsOf = (figure: Figure) =>
    look(figure).layer.map(({ encoding: { y } }: { encoding: { y: never } }) => {
      const { field, axis, scale } = y as {
        field: string;
        axis: { title: string | null };
        scale: { type: string; range: readonly (0 | { expr: string })[]; domain: readonly number[] };
      };
      const [bottom, top] = scale.range.map((end) => (end === 0 ? 0 : Number(end.expr.slice(9))));
      return [field, axis.title, (bottom as number) > (top as number), scale.type];
    });

  test("have titles, or where they are low a title above them", () => {
    expect(panelsOf(figureWith(longer))).toEqual([
      ["lr", "Learning Rate", true, "linear"],
      ["momentum", "Momentum", true, "linear"],
    ]);
    const low = figureWith(longer, { width: 300, height: 200 });
    expect(panelsOf(low).map(([, title]: [string, null]) => title)).toEqual([null, null]);
    const texts = JSON.stringify(look(low)).match(/"text":"(Learning Rate|Momentum)"/g);
    expect(texts).toEqual(['"text":"Learning Rate"', '"text":"Momentum"']);
  });

  test("of which the rate's is logarithmic, and has the limits and the marks", () => {
    const figure = figureWith(longer.toReversed(), { log_y: true, ylim: [0.01, 0.09] });
    expect(panelsOf(figure)).toEqual([
      ["momentum", "Momentum", true, "linear"],
      ["lr", "Learning Rate", true, "log"],
    ]);
    const [momentum, lr] = look(figure).layer;
    expect(lr.encoding.y.scale.domain).toEqual([0.01, 0.09]);
    expect(momentum.encoding.y.scale.domain[1]).toBeCloseTo(0.958, 5);
    expect(JSON.stringify(momentum)).not.toContain("final");
    const drawn = lr.data.values.map((row: { lr: number }) => row.lr);
    expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([0.01, 0.09]);
  });

  test("of one that is no rate have its field, its title and its words", () => {
    const spec = look(bare([...long.also]));
    expect([spec.encoding.y.field, spec.encoding.y.axis.title]).toEqual(["momentum", "Momentum"]);
    expect(spec.description).toBe(
      "The momentum over 100 epochs of test.Synthetic, T_0=30, eta_min=1e-6. Peak 0.95 at epoch 0; lowest 0.85 at epoch 99; final 0.85.",
    );
  });

  test("are told of in words, each by its name", () => {
    const { description } = look(bare(longer));
    expect(description).toMatch(/^The learning rate and the momentum over 100 epochs of /);
    expect(description).toMatch(/ Learning rate: peak 0\.1 at epoch 0; .* Momentum: peak 0\.95 at epoch 0; /);
  });

  test("too many for a low picture are refused", () => {
    const three = figureWith([rates, momenta, decays], { height: 120 });
    expect(() => look(three)).toThrow("120 is too low for 3 panels");
  });
});

describe("axes", () => {
  const axisOf = ({ encoding: { y } }: { encoding: { y: never } }) => {
    const { scale, axis } = y as { scale: { domain: number[] }; axis: { values: number[] } };
    return { domain: scale.domain, ticks: axis.values };
  };

  test("of a value that stays have a tick at it or above, however low they are", () => {
    const still = of(listed(Array(40).fill(0.9)), "momentum");
    expect(axisOf(look(bare([still])))).toEqual({ domain: [0, 1], ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] });
    const [, momentum] = look(bare([rates, still, decays].map((curve) => ({ ...curve, label: "a" })))).layer;
    expect(axisOf(momentum)).toEqual({ domain: [0, 1], ticks: [0, 1] });
    for (const extreme of [Number.MIN_VALUE, Number.MAX_VALUE]) {
      const { domain } = axisOf(look(bare([of(listed(Array(40).fill(extreme)), "momentum")])));
      expect(domain.every((end) => !Number.isNaN(end))).toBe(true);
    }
    const decay = of(listed(Array(40).fill(0.01)), "weight_decay");
    expect(axisOf(look(bare([decay]))).domain).toEqual([0, 0.0105]);
  });

  test("that are logarithmic fit what is no rate", async () => {
    const figure = bare([...long.also], { log_y: true });
    expect(axisOf(look(figure)).domain).toEqual([expect.closeTo(0.842, 3), expect.closeTo(0.958, 3)]);
    const lines = await linesOf(figure, noWarning, { columns: 80, rows: 24, colors: 1 });
    expect(lines.filter((line) => /^ *0\.[89]\d ┤/.test(line)).length).toBeGreaterThan(3);
  });

  test("that are logarithmic say it where they have no place for any value", async () => {
    const none = bare([of(listed([0, 0]), "momentum")], { log_y: true });
    const warnings: string[] = [];
    specOf(none, (text) => warnings.push(text));
    await linesOf(none, (text) => warnings.push(text), { columns: 80, rows: 24, colors: 1 });
    const said = "a momentum of 0 or less has no place on a logarithmic axis: nothing is drawn";
    expect(warnings).toEqual([said, said]);
  });

  test("that are logarithmic and low have two labels", () => {
    const falling = curveOf({ length: 50, lr: cosine(1e-3, 0.1, 50) }, { label: "StepLR" });
    const figure = bare([falling, momenta, decays], { log_y: true, width: 600, height: 300 });
    expect(axisOf(look(figure).layer[0]).ticks).toEqual([1e-3, 0.1]);
  });
});

test.each([
  ["the rate's is higher", ["lr", "momentum"], 300, false, [0, 0.564, 0.624, 1], false],
  ["others are alike", ["momentum", "weight_decay"], 300, false, [0, 0.47, 0.53, 1], false],
  ["low ones have titles above", ["lr", "momentum"], 100, false, [0, 0.39, 0.61, 1], true],
  ["and below an axis of epochs room for one", ["lr", "momentum"], 100, true, [0.18, 0.48, 0.7, 1], true],
] as const)("shares: %s", (_, parameters, height, hasAxisAbove, ends, isTitledAbove) => {
  const shares = sharesOf(parameters, height, hasAxisAbove);
  expect(shares.isTitledAbove).toBe(isTitledAbove);
  const got = shares.panels.flatMap(({ from, to }) => [from, to]);
  expect(got.map((end) => Number(end.toFixed(4)))).toEqual(ends);
});

/** Rates, and what of a line through them is between 1 and 3: `index:rate`, `-` for a gap. */
test.each([
  ["inside", [1, 2, 3], "0:1 1:2 2:3"],
  ["outside", [4, 5, 0], "1.4:3 1.8:1"],
  ["never inside", [4, 5, 6], ""],
  ["up and out", [2, 4], "0:2 0.5:3"],
  ["out and in again", [2, 4, 2], "0:2 0.5:3 - 1.5:3 2:2"],
  ["through", [0, 4], "0.25:1 0.75:3"],
  ["along the edge", [3, 3, 4], "0:3 1:3"],
  ["a gap", [2, null, 2, 2], "0:2 - 2:2 3:2"],
])("limits: %s", (_, given, want) => {
  const vertices = given.map((rate, index) =>
    rate === 2 && given[1] === null && index === 0 ? { index, rate, alone: true as const } : { index, rate },
  );
  const text = withinLimits(vertices, [1, 3], (rate) => rate)
    .map(({ index, rate }) => (rate === null ? "-" : `${Number(index.toFixed(6))}:${rate}`))
    .join(" ");
  expect(text).toBe(want);
});

describe("charts of a terminal", () => {
  const screen = (rows: number) => ({ columns: 80, rows, colors: 1 }) as const;
  const captions = (lines: readonly string[]) =>
    lines.filter((line) => /^(learning rate|momentum|weight decay)$/.test(line));

  test.each([
    [24, ["learning rate", "momentum", "weight decay"], 0],
    [16, ["learning rate", "momentum", "weight decay"], 0],
    [14, ["learning rate", "momentum"], 1],
    [10, ["learning rate"], 1],
  ])("stand below each other on %i rows", async (rows, names, warnings) => {
    const warned: string[] = [];
    const lines = await linesOf(alone, (message) => warned.push(message), screen(rows));
    expect(captions(lines)).toEqual(names);
    expect(lines.length).toBeLessThanOrEqual(rows - 2);
    expect(warned.length).toBe(warnings);
  });

  test.each([
    ["three panels", ["lr", "momentum", "weight_decay"], 24],
    ["two panels", ["lr", "momentum"], 18],
    ["one of a low terminal", ["lr"], 12],
  ] as const)("name all of four curves: %s", async (_, parameters, rows) => {
    const labels = ["first", "second", "third", "fourth"].map(
      (name) => `${name} ${"of the curves ".repeat(9)}`,
    );
    const each = (parameter: Curve["parameter"]) =>
      labels.map((label) => of(listed([1, 2, 3], label), parameter));
    const lines = await linesOf(figureWith(parameters.flatMap(each)), noWarning, screen(rows));
    const legend = lines.slice(lines.findLastIndex((line) => line.startsWith("epoch")) + 1).join("\n");
    for (const name of ["first", "second", "third", "fourth"]) expect(legend).toContain(` ${name} of`);
    expect(legend).not.toContain("more");
    expect(lines.length).toBeLessThanOrEqual(rows - 2);
  });

  test("have their facts below them", async () => {
    const lines = await linesOf(figureWith([restarts, ...long.also]), noWarning, screen(24));
    expect(lines.slice(-2)).toEqual([
      "restarts 4, at epochs 30, 60, 90, 120",
      "momentum: peak 0.95 at epoch 0 · lowest 0.85 at epoch 99 · final 0.85",
    ]);
  });
});

test("a page has a panel for each, with one entry in the legend for a curve", () => {
  const { json, names, facts } = contentOf(groups);
  const data = JSON.parse(json);
  expect(data.parameters).toEqual(["lr", "momentum"]);
  expect(data.groups).toEqual([
    { label: "head", curves: [0, 2], columns: ["head lr", "head momentum"] },
    { label: "body", curves: [1, 3], columns: ["body lr", "body momentum"] },
  ]);
  expect(names.map(({ label, ending }) => label + ending)).toEqual([
    "head, learning rate",
    "body, learning rate",
    "head, momentum",
    "body, momentum",
  ]);
  expect(facts[2]?.map(({ name }) => name)).toEqual(["peak", "lowest", "final"]);
});
