import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnsFor } from "../../src/outputs/page/columns.ts";
import type { PageData } from "../../src/outputs/page/data.ts";
import { type Model, modelOf } from "../../src/outputs/page/model.ts";
import { indexLabels, logRateDomain, rateDomain, rateLabels } from "../../src/outputs/page/rate-axis.ts";
import { extentOf, pathOf } from "../../src/outputs/page/vertices.ts";
import { countsOf, homeOf, isWhole, type View, zoomedTo } from "../../src/outputs/page/view.ts";
import { table } from "./written.ts";

function modelWith(rates: readonly number[], given: Partial<PageData> = {}): Model {
  return modelOf({
    title: "a",
    subtitle: "",
    description: "",
    x: "epoch",
    steps_per_epoch: 1,
    length: rates.length,
    unit: "epoch",
    per: 1,
    epochsAbove: false,
    limits: {},
    logarithmic: false,
    line: "linear",
    aspect: 0.5,
    indexColumns: ["epoch"],
    parameters: ["lr"],
    leading: "lr",
    curves: [{ name: { label: "a", ending: "" }, parameter: "lr", length: rates.length }],
    found: [],
    groups: [{ label: "a", curves: [0], columns: ["lr"] }],
    rates: [rates],
    ...given,
  });
}

/** What a view shows of a model's first line. */
function drawn(model: Model, given: Partial<View> = {}) {
  const view = { ...homeOf(model), ...given };
  const [line] = model.lines;
  if (!line) throw new Error("no line");
  return {
    path: pathOf(line, model, view, 100, view.logarithmic),
    extent: extentOf(line, model, view, view.logarithmic),
  };
}

describe("a line", () => {
  test.each(
    table<[rates: number[], given: Partial<View>], unknown[]>(
      [[1, 2, 3], {}],
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
      [[1, 2], { line: "step" }],
      [
        [0, 1],
        [1, 1],
        [1, 2],
        [2, 2],
      ],
      [[1, 0, 3, 4], { logarithmic: true }],
      [[0, 1], undefined, [2, 3], [3, 4]],
      [[1, 0, 3], { logarithmic: true, line: "step" }],
      [[0, 1], [1, 1], undefined, [2, 3], [3, 3]],
      [[1, 2, 3, 4, 5, 6], { x: [2.5, 3.5] }],
      [
        [2, 3],
        [3, 4],
        [4, 5],
      ],
    ),
  )("of %j goes through %j", ([rates, given], vertices) => {
    expect(drawn(modelWith(rates), given).path.vertices).toEqual(vertices);
  });

  test("has dots where a value has gaps on both sides", () => {
    expect(drawn(modelWith([1, 0, 2, 0, 3, 4]), { logarithmic: true }).path.alone).toEqual([
      [0, 1],
      [2, 2],
    ]);
    expect(drawn(modelWith([5])).path.alone).toEqual([[0, 5]]);
  });

  test.each(
    table<Partial<View>, readonly [number, number] | undefined>(
      {},
      [0, 40],
      { x: [1, 2] },
      [10, 20],
      { x: [1.5, 2.5] },
      [15, 25],
      { x: [1.5, 2.5], line: "step" },
      [10, 20],
      { logarithmic: true, x: [0, 3] },
      [10, 30],
    ),
  )("under %j has rates in %j", (given, extent) => {
    expect(drawn(modelWith([0, 10, 20, 30, 40]), given).extent).toEqual(extent);
  });

  test("is placed by epochs where it counts steps", () => {
    const model = modelWith([1, 2, 3, 4], { x: "step", per: 2, steps_per_epoch: 2 });
    expect(drawn(model).path.vertices).toEqual([
      [0, 1],
      [0.5, 2],
      [1, 3],
      [1.5, 4],
    ]);
  });
});

describe("zoom", () => {
  const ends = fc.tuple(
    fc.double({ min: -50, max: 250, noNaN: true }),
    fc.double({ min: -50, max: 250, noNaN: true }),
  );

  test("stays within the run, and shows some values of it", () => {
    const model = modelWith(Array.from({ length: 200 }, (_, i) => i));
    fc.assert(
      fc.property(fc.array(ends, { minLength: 1, maxLength: 4 }), (drags) => {
        let view = homeOf(model);
        for (const drag of drags) view = zoomedTo(view, drag, model);
        const [low, high] = view.x;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(200 + 1e-9);
        expect(high - low).toBeGreaterThanOrEqual(2 - 1e-9);
        expect(drawn(model, view).path.vertices.length).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  test("is where it was asked for, either way round", () => {
    const model = modelWith(Array.from({ length: 200 }, (_, i) => i));
    expect(zoomedTo(homeOf(model), [30, 20], model).x).toEqual([20, 30]);
  });

  test("is no finer than what is known", () => {
    const indices = Array.from({ length: 101 }, (_, i) => i * 1000);
    const model = modelWith(indices, { length: 100_001, indices });
    const [low, high] = zoomedTo(homeOf(model), [50_400, 50_401], model).x;
    expect(high - low).toBeGreaterThanOrEqual(2000);
  });

  test("out again shows the whole run", () => {
    const model = modelWith(Array.from({ length: 200 }, (_, i) => i));
    const near = zoomedTo(homeOf(model), [20, 30], model);
    expect(isWhole(near, model)).toBe(false);
    expect(isWhole(zoomedTo(near, [-1000, 1000], model), model)).toBe(true);
  });
});

test.each(
  table<Partial<View>, readonly [known: number, all: number]>(
    {},
    [5, 1001],
    { x: [-10, 3] },
    [4, 4],
    { x: [0.5, 2.5] },
    [2, 2],
    { x: [2, 1100] },
    [3, 999],
  ),
)("under %j are known, and in the run, %j values", (given, [known, all]) => {
  const model = modelWith([1, 2, 3, 4, 5], { length: 1001, indices: [0, 1, 2, 3, 1000] });
  expect(countsOf(model, { ...homeOf(model), ...given })).toEqual({ known, all });
});

describe("columns", () => {
  test.each(
    table<[widths: number[], width: number], number[]>(
      [[50, 60, 70], 200],
      [50, 60, 70],
      [[50, 60, 70], 199],
      [70, 60],
      [[50, 60, 70, 80], 140],
      [80],
      [[500], 100],
      [500],
      [[10, 90, 10, 90, 10], 130],
      [10, 90],
      [[], 100],
      [],
    ),
  )("of %j with gaps of 10 are %j", ([widths, width], columns) => {
    expect(columnsFor(widths, 10, width)).toEqual(columns);
  });

  test("hold every entry, and fit where there are two", () => {
    const widths = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(widths, fc.integer({ min: 50, max: 1500 }), (entries, width) => {
        const columns = columnsFor(entries, 6, width);
        for (const [i, entry] of entries.entries())
          expect(columns[i % columns.length]).toBeGreaterThanOrEqual(entry);
        const total = columns.reduce((sum, column) => sum + column, 6 * (columns.length - 1));
        expect(columns.length === 1 || total <= width).toBe(true);
      }),
    );
  });
});

describe("the rate axis", () => {
  test.each(
    table<[readonly [number, number], boolean], readonly [number, number]>(
      [[0.2, 1], true],
      [0, 1.05],
      [[0, 0], true],
      [0, 1],
      [[-1, 1], true],
      [-1.1, 1.1],
      [[-1, -0.5], true],
      [-1.05, 0],
      [[0.9, 1], false],
      [0.895, 1.005],
      [[0.1, 1], false],
      [0, 1.05],
      [[2, 2], false],
      [1.9, 2.1],
    ),
  )("for rates of %j goes %j", ([extent, isWhole], domain) => {
    const [low, high] = rateDomain(extent, isWhole);
    expect([low, high]).toEqual([expect.closeTo(domain[0], 9), expect.closeTo(domain[1], 9)]);
  });

  test("has room for every rate, and labels that tell values apart", () => {
    const rate = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(rate, rate, fc.boolean(), fc.integer({ min: 100, max: 800 }), (a, b, isWhole, height) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(high - low === 0 || high - low > 1e-9 * Math.max(Math.abs(low), Math.abs(high)));
        const domain = rateDomain([low, high], isWhole);
        expect(domain[0]).toBeLessThanOrEqual(low);
        expect(domain[1]).toBeGreaterThanOrEqual(high);
        expect(domain[0]).toBeLessThan(domain[1]);
        const { values, text } = rateLabels(domain, height, false);
        expect(new Set(values.map(text)).size).toBe(values.length);
      }),
    );
  });

  test.each(
    table<readonly [number, number], string[]>(
      [1e-6, 1e-2],
      ["1e-6", "1e-5", "1e-4", "1e-3", "1e-2"],
      [0.001, 1],
      ["0.001", "0.01", "0.1", "1"],
      [0.9, 1],
      ["0.86", "0.88", "0.90", "0.92", "0.94", "0.96", "0.98", "1.00", "1.02", "1.04"],
    ),
  )("logarithmic from %j has labels %j", (extent, labels) => {
    const { values, text } = rateLabels(logRateDomain(extent), 400, true);
    expect(values.map(text)).toEqual(labels);
  });
});

test.each(
  table<[readonly [number, number], number, boolean], string[]>(
    [[0, 150], 8, true],
    ["0", "20", "40", "60", "80", "100", "120", "140"],
    [[0, 2], 8, true],
    ["0", "1", "2"],
    [[0, 2], 5, false],
    ["0.0", "0.5", "1.0", "1.5", "2.0"],
    [[-1, 1], 8, true],
    ["0", "1"],
    [[9_999_900, 10_000_000], 3, true],
    ["9,999,900", "9,999,950", "10,000,000"],
  ),
)("the lower axis over %j has labels %j", ([domain, count, isWhole], labels) => {
  const { values, text } = indexLabels(domain, count, isWhole);
  expect(values.map(text)).toEqual(labels);
});
