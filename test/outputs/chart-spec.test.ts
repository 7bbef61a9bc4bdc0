import { compile } from "vega-lite";
import { describe, expect, it } from "vitest";
import type { Figure } from "../../src/core/figure.ts";
import { indexAxis, logRateAxis, rateAxis } from "../../src/outputs/chart/axes.ts";
import { specOf } from "../../src/outputs/chart/spec.ts";
import { cosine, figureWith, noWarning, restarts, syntheticCurve } from "../helpers/figure.ts";

/** A spec loosely typed, to look into. */
// biome-ignore lint/suspicious/noExplicitAny: Vega-Lite's own type is a union of everything
const look = (figure: Figure, warn = noWarning as (message: string) => void): any => specOf(figure, warn);

describe("specOf", () => {
  it("draws one curve", () => {
    const figure = figureWith([syntheticCurve(3, (i) => i / 1000)]);
    expect(specOf(figure, noWarning)).toMatchInlineSnapshot(`
      {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "autosize": {
          "contains": "padding",
          "type": "fit",
        },
        "background": "#ffffff",
        "config": {
          "axis": {
            "domainColor": "#8c8c8c",
            "gridColor": "#e8e8e8",
            "labelColor": "#4a4a4a",
            "labelFlush": false,
            "labelFontSize": 12,
            "labelLimit": 0,
            "labelOverlap": false,
            "labelPadding": 5,
            "tickColor": "#8c8c8c",
            "tickSize": 4,
            "titleColor": "#4a4a4a",
            "titleFontSize": 13,
            "titleFontWeight": "normal",
            "titlePadding": 10,
          },
          "font": "Inter, Helvetica, Arial, sans-serif",
          "legend": {
            "labelColor": "#4a4a4a",
            "labelFontSize": 12,
            "offset": 10,
            "rowPadding": 0,
            "symbolSize": 400,
            "symbolStrokeWidth": 2,
          },
          "title": {
            "anchor": "start",
            "color": "#111111",
            "fontSize": 16,
            "fontWeight": "bold",
            "frame": "bounds",
            "lineHeight": 20,
            "offset": 14,
            "subtitleColor": "#4a4a4a",
            "subtitlePadding": 6,
          },
          "view": {
            "stroke": null,
          },
        },
        "data": {
          "format": {
            "parse": null,
          },
          "values": [
            {
              "epoch": 0,
              "lr": 0,
            },
            {
              "epoch": 1,
              "lr": 0.001,
            },
            {
              "epoch": 2,
              "lr": 0.002,
            },
          ],
        },
        "description": "CosineAnnealingWarmRestarts, T_0=30, eta_min=1e-6",
        "encoding": {
          "x": {
            "axis": {
              "labelExpr": "format(datum.value, ',d')",
              "title": "Epochs",
              "values": [
                0,
                1,
                2,
              ],
            },
            "field": "epoch",
            "scale": {
              "domain": [
                0,
                2,
              ],
              "nice": false,
              "type": "linear",
              "zero": false,
            },
            "type": "quantitative",
          },
          "y": {
            "axis": {
              "labelExpr": "datum.value ? format(datum.value, ',.4f') : '0'",
              "title": "Learning Rate",
              "values": [
                0,
                0.0005,
                0.001,
                0.0015,
                0.002,
              ],
            },
            "field": "lr",
            "scale": {
              "domain": [
                0,
                0.0021,
              ],
              "nice": false,
              "type": "linear",
              "zero": false,
            },
            "type": "quantitative",
          },
        },
        "height": 400,
        "mark": {
          "aria": false,
          "color": "#0072b2",
          "interpolate": "linear",
          "order": false,
          "strokeJoin": "round",
          "strokeWidth": 2,
          "type": "line",
        },
        "padding": 12,
        "title": {
          "subtitle": [
            "T_0=30, eta_min=1e-6",
          ],
          "subtitleFontSize": 12,
          "subtitleLineHeight": 15,
          "text": [
            "CosineAnnealingWarmRestarts",
          ],
        },
        "width": 800,
      }
    `);
  });

  it("tells several curves apart by colour, dash and legend", () => {
    const curves = ["a", "b"].map((label) => syntheticCurve(2, (i) => i, label));
    const { mark, encoding, data } = look(figureWith(curves));
    expect({ mark, data, color: encoding.color, strokeDash: encoding.strokeDash }).toMatchInlineSnapshot(`
      {
        "color": {
          "field": "curve",
          "legend": {
            "columnPadding": 18,
            "columns": 2,
            "labelLimit": 9,
            "orient": "bottom",
            "title": null,
          },
          "scale": {
            "domain": [
              "a",
              "b",
            ],
            "range": [
              "#0072b2",
              "#d55e00",
            ],
          },
          "type": "nominal",
        },
        "data": {
          "format": {
            "parse": null,
          },
          "values": [
            {
              "curve": "a",
              "epoch": 0,
              "lr": 0,
            },
            {
              "curve": "a",
              "epoch": 1,
              "lr": 1,
            },
            {
              "curve": "b",
              "epoch": 0,
              "lr": 0,
            },
            {
              "curve": "b",
              "epoch": 1,
              "lr": 1,
            },
          ],
        },
        "mark": {
          "aria": false,
          "interpolate": "linear",
          "order": false,
          "strokeJoin": "round",
          "strokeWidth": 2,
          "type": "line",
        },
        "strokeDash": {
          "field": "curve",
          "legend": {
            "columnPadding": 18,
            "columns": 2,
            "labelLimit": 9,
            "orient": "bottom",
            "title": null,
          },
          "scale": {
            "domain": [
              "a",
              "b",
            ],
            "range": [
              [
                1,
                0,
              ],
              [
                8,
                3,
              ],
            ],
          },
          "type": "nominal",
        },
      }
    `);
  });

  it("is the same for the same figure", () => {
    const text = () => JSON.stringify(specOf(figureWith([restarts], { log_y: true }), noWarning));
    expect(text()).toBe(text());
  });

  it.each<{ what: string; figure: Figure; want: object }>([
    {
      what: "steps",
      figure: figureWith([restarts], {}, { x: "step" }),
      want: { encoding: { x: { field: "step", axis: { title: "Steps" } } } },
    },
    {
      what: "no subtitle",
      figure: figureWith([restarts], {}, { subtitle: "" }),
      want: { title: { text: ["CosineAnnealingWarmRestarts"] }, description: "CosineAnnealingWarmRestarts" },
    },
    {
      what: "dark",
      figure: figureWith([restarts], { theme: "dark" }),
      want: { background: "#16181d", mark: { color: "#56b4e9" } },
    },
    {
      what: "a background",
      figure: figureWith([restarts], { background: "transparent" }),
      want: { background: "transparent" },
    },
    {
      what: "a size",
      figure: figureWith([restarts], { width: 123, height: 45 }),
      want: { width: 123, height: 45, autosize: { type: "fit", contains: "padding" } },
    },
    {
      what: "steps of a line",
      figure: figureWith([restarts], { line: "step" }),
      want: { mark: { type: "line", interpolate: "step-after" } },
    },
    {
      what: "a log axis",
      figure: figureWith([restarts], { log_y: true }),
      want: { encoding: { y: { scale: { type: "log" } } } },
    },
    {
      what: "one value",
      figure: figureWith([syntheticCurve(1, () => 1)]),
      want: {
        mark: { type: "point" },
        encoding: { x: { scale: { domain: [-1, 1] }, axis: { values: [0] } } },
      },
    },
    {
      what: "one value as a step",
      figure: figureWith([syntheticCurve(1, () => 1)], { line: "step" }),
      want: {
        data: {
          values: [
            { epoch: 0, lr: 1 },
            { epoch: 1, lr: 1 },
          ],
        },
        encoding: { x: { scale: { domain: [0, 1] } } },
      },
    },
    {
      what: "zeros",
      figure: figureWith([syntheticCurve(9, () => 0)]),
      want: { encoding: { y: { scale: { domain: [0, 1] } } } },
    },
  ])("$what", ({ figure, want }) => {
    expect(look(figure)).toMatchObject(want);
  });

  it("warns of rates that a log axis has no place for, and leaves gaps there", () => {
    const warnings: string[] = [];
    const { data } = look(figureWith([syntheticCurve(4, (i) => i - 1)], { log_y: true }), (message) => {
      warnings.push(message);
    });
    expect(data.values.map(({ lr }: { lr: number | null }) => lr)).toEqual([null, null, 1, 2]);
    expect(warnings).toEqual([
      "a rate of 0 or less has no place on a logarithmic axis: the line has gaps there",
    ]);
  });

  it("does not grow with the run", () => {
    const rows = (length: number) =>
      look(figureWith([syntheticCurve(length, cosine(0, 1, 5e4))])).data.values.length;
    expect(rows(1e6)).toBeLessThanOrEqual(4 * 800);
    expect(rows(1e6)).toBeGreaterThan(800);
    expect(rows(1000)).toBe(1000);
  });

  it.each([
    { what: "three short labels", labels: ["a", "b", "c"], want: { orient: "bottom", columns: 3 } },
    {
      what: "three long labels",
      labels: ["a", "b", "c"].map((l) => l + "x".repeat(80)),
      want: { orient: "bottom", columns: 1 },
    },
    {
      what: "sixty",
      labels: Array.from({ length: 60 }, (_, i) => `parameter group ${i}`),
      want: { orient: "right" },
    },
  ])("legend of $what", ({ labels, want }) => {
    const { encoding } = look(figureWith(labels.map((label) => syntheticCurve(3, (i) => i, label))));
    expect(encoding.color.legend).toMatchObject(want);
    expect(encoding.strokeDash.legend).toEqual(encoding.color.legend);
  });

  it.each([
    {
      what: "a long subtitle is set smaller",
      rest: { subtitle: "gamma=0.5, ".repeat(30) },
      lines: 3,
      size: 10,
    },
    {
      what: "a subtitle without end is cut",
      rest: { subtitle: "gamma=0.5, ".repeat(900) },
      lines: 7,
      size: 10,
    },
    { what: "a short one is not", rest: { subtitle: "gamma=0.5" }, lines: 1, size: 12 },
  ])("$what", ({ rest, lines, size }) => {
    const { title } = look(figureWith([restarts], {}, rest));
    expect(title).toMatchObject({ subtitleFontSize: size });
    expect(title.subtitle).toHaveLength(lines);
  });

  it.each([
    { what: "one curve", figure: figureWith([restarts]) },
    {
      what: "two on a log axis",
      figure: figureWith([restarts, { ...restarts, label: "b" }], { log_y: true }),
    },
    {
      what: "points",
      figure: figureWith([syntheticCurve(1, () => 1, "a"), syntheticCurve(1, () => 2, "b")]),
    },
    { what: "steps", figure: figureWith([restarts], { line: "step", theme: "dark" }) },
  ])("Vega-Lite has nothing to say against $what", ({ figure }) => {
    const said: unknown[] = [];
    const say = (...words: unknown[]) => {
      said.push(words);
      return logger;
    };
    const logger = { level: () => logger, error: say, warn: say, info: () => logger, debug: () => logger };
    compile(specOf(figure, noWarning), { logger: logger as never });
    expect(said).toEqual([]);
  });
});

describe("rateAxis", () => {
  const fixed = (decimals: number) => `datum.value ? format(datum.value, ',.${decimals}f') : '0'`;
  const scientific = (digits: number) => `datum.value ? format(datum.value, '.${digits}e') : '0'`;

  it.each([
    { low: 0, high: 1e-8, top: 1.05e-8, values: [0, 2e-9, 4e-9, 6e-9, 8e-9, 1e-8], labels: scientific(0) },
    { low: 1e-6, high: 2.3e-5, top: 2.415e-5, values: [0, 5e-6, 1e-5, 1.5e-5, 2e-5], labels: scientific(1) },
    { low: 1e-6, high: 1e-3, top: 1.05e-3, values: [0, 2e-4, 4e-4, 6e-4, 8e-4, 1e-3], labels: fixed(4) },
    { low: 0.1, high: 0.1, top: 0.105, values: [0, 0.02, 0.04, 0.06, 0.08, 0.1], labels: fixed(2) },
    { low: 0, high: 10, top: 10.5, values: [0, 2, 4, 6, 8, 10], labels: fixed(0) },
    { low: 0, high: 3e7, top: 3.15e7, values: [0, 5e6, 1e7, 1.5e7, 2e7, 2.5e7, 3e7], labels: scientific(1) },
    { low: 0, high: 0, top: 1, values: [0, 0.2, 0.4, 0.6, 0.8, 1], labels: fixed(1) },
  ])("$low … $high", ({ low, high, top, values, labels }) => {
    const axis = rateAxis(low, high, 280);
    expect(axis.domain[0]).toBe(0);
    expect(axis.domain[1]).toBeCloseTo(top, 12);
    expect(axis.values).toEqual(values);
    expect(axis.labelExpr).toBe(labels);
  });

  it("goes below 0 for negative rates alone", () => {
    expect(rateAxis(-1, 1, 280)).toMatchObject({ domain: [-1.1, 1.1], values: [-1, -0.5, 0, 0.5, 1] });
    expect(rateAxis(-1, -0.5, 280).domain).toEqual([-1.05, 0.05]);
  });

  it.each([10, 60, 400, 3000])("has two ticks or more on %i pixels", (height) => {
    const { values } = rateAxis(0, 1, height);
    expect(values.length).toBeGreaterThanOrEqual(2);
    expect(values.length).toBeLessThanOrEqual(8);
  });
});

describe("logRateAxis", () => {
  const plain = "format(datum.value, ',.4~f')";
  const scientific = "datum.value < 1 ? format(datum.value, '.0e') : format(datum.value, ',')";

  it.each([
    { low: 1e-6, high: 1e-3, values: [1e-6, 1e-5, 1e-4, 1e-3], labels: scientific },
    { low: 1e-3, high: 0.1, values: [1e-3, 0.01, 0.1], labels: plain },
    { low: 1e-30, high: 1, values: [1e-30, 1e-25, 1e-20, 1e-15, 1e-10, 1e-5, 1], labels: scientific },
    { low: 3e-4, high: 3e-4, values: [1e-4, 2e-4, 5e-4], labels: plain },
    { low: 2.1e-4, high: 4.9e-4, values: [2e-4, 5e-4], labels: plain },
  ])("$low … $high", ({ low, high, values, labels }) => {
    const axis = logRateAxis(low, high, 280);
    expect(axis.values).toEqual(expect.arrayContaining(values));
    expect(axis.labelExpr).toBe(labels);
    expect(axis.domain[0]).toBeLessThanOrEqual(low);
    expect(axis.domain[1]).toBeGreaterThanOrEqual(high);
    expect(axis.values.length).toBeLessThanOrEqual(8);
  });
});

describe("indexAxis", () => {
  const whole = "format(datum.value, ',d')";

  it.each([
    { length: 1, domain: [-1, 1], values: [0], labels: whole },
    { length: 2, domain: [0, 1], values: [0, 1], labels: whole },
    { length: 5, domain: [0, 4], values: [0, 1, 2, 3, 4], labels: whole },
    { length: 100, domain: [0, 100], values: [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100], labels: whole },
    { length: 150, domain: [0, 150], values: [0, 20, 40, 60, 80, 100, 120, 140], labels: whole },
    { length: 300_000, domain: [0, 300_000], values: [0, 5e4, 1e5, 1.5e5, 2e5, 2.5e5, 3e5], labels: whole },
    {
      length: 2_500_000,
      domain: [0, 2_500_000],
      values: [0, 5e5, 1e6, 1.5e6, 2e6, 2.5e6],
      labels: "datum.value ? format(datum.value / 1e6, ',.1f') + 'M' : '0'",
    },
    {
      length: 1e9,
      domain: [0, 1e9],
      values: [0, 2e8, 4e8, 6e8, 8e8, 1e9],
      labels: "datum.value ? format(datum.value / 1e6, ',.0f') + 'M' : '0'",
    },
  ])("$length values", ({ length, domain, values, labels }) => {
    expect(indexAxis(length, 720, "linear")).toEqual({ domain, values, labelExpr: labels });
  });

  it("ends where the last flat piece does", () => {
    expect(indexAxis(5, 720, "step").domain).toEqual([0, 5]);
  });
});
