import { compile } from "vega-lite";
import { describe, expect, it, vi } from "vitest";
import type { Figure } from "../../src/core/figure.ts";
import { specOf } from "../../src/outputs/chart/spec.ts";
import { bare, cosine, listed, noWarning, restarts, syntheticCurve } from "../helpers/figure.ts";
import { textOf } from "./written.ts";

/** A spec loosely typed, to look into. */
// biome-ignore lint/suspicious/noExplicitAny: Vega-Lite's own type is a union of everything
const look = (figure: Figure, warn = noWarning as (message: string) => void): any => specOf(figure, warn);

describe("specOf", () => {
  it("draws one curve", () => {
    const figure = bare([syntheticCurve(3, (i) => i / 1000)]);
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
        "description": "The learning rate over 3 epochs of test.Synthetic, T_0=30, eta_min=1e-6. Peak 0.002 at epoch 2; final 0.002.",
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

  it("is the same whatever was drawn before", async () => {
    const figure = bare([restarts, { ...restarts, label: "학습률" }], { log_y: true });
    specOf(bare([syntheticCurve(9, (i) => i)], { theme: "dark" }, { title: "\u{1f600}" }), noWarning);
    const later = specOf(figure, noWarning);
    vi.resetModules();
    const fresh = await import("../../src/outputs/chart/spec.ts");
    expect(fresh.specOf).not.toBe(specOf);
    expect(JSON.stringify(later)).toBe(JSON.stringify(fresh.specOf(figure, noWarning)));
  });

  it.each<{ what: string; figure: Figure; want: object }>([
    {
      what: "steps",
      figure: bare([restarts], {}, { x: "step" }),
      want: { encoding: { x: { field: "step", axis: { title: "Steps" } } } },
    },
    {
      what: "no subtitle",
      figure: bare([restarts], {}, { subtitle: "" }),
      want: { title: { text: ["CosineAnnealingWarmRestarts"] } },
    },
    {
      what: "dark",
      figure: bare([restarts], { theme: "dark" }),
      want: { background: "#16181d", mark: { color: "#56b4e9" } },
    },
    {
      what: "a background",
      figure: bare([restarts], { background: "transparent" }),
      want: { background: "transparent" },
    },
    {
      what: "a size",
      figure: bare([restarts], { width: 123, height: 45 }),
      want: { width: 123, height: 45, autosize: { type: "fit", contains: "padding" } },
    },
    {
      what: "steps of a line",
      figure: bare([restarts], { line: "step" }),
      want: { mark: { type: "line", interpolate: "step-after" } },
    },
    {
      what: "a log axis",
      figure: bare([restarts], { log_y: true }),
      want: { encoding: { y: { scale: { type: "log" } } } },
    },
    {
      what: "one value",
      figure: bare([syntheticCurve(1, () => 1)]),
      want: {
        mark: { type: "point" },
        encoding: { x: { scale: { domain: [-1, 1] }, axis: { values: [0] } } },
      },
    },
    {
      what: "one value as a step",
      figure: bare([syntheticCurve(1, () => 1)], { line: "step" }),
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
      figure: bare([syntheticCurve(9, () => 0)]),
      want: { encoding: { y: { scale: { domain: [0, 1] } } } },
    },
  ])("$what", ({ figure, want }) => {
    expect(look(figure)).toMatchObject(want);
  });

  it("warns of rates that a log axis has no place for, and leaves gaps there", () => {
    const warnings: string[] = [];
    const { data } = look(bare([syntheticCurve(4, (i) => i - 1)], { log_y: true }), (message) => {
      warnings.push(message);
    });
    expect(data.values.map(({ lr }: { lr: number | null }) => lr)).toEqual([null, null, 1, 2]);
    expect(warnings).toEqual([
      "a rate of 0 or less has no place on a logarithmic axis: the line has gaps there",
    ]);
  });

  it("does not grow with the run", () => {
    const rows = (length: number) =>
      look(bare([syntheticCurve(length, cosine(0, 1, 5e4))])).data.values.length;
    expect(rows(1e6)).toBeLessThanOrEqual(4 * 800);
    expect(rows(1e6)).toBeGreaterThan(800);
    expect(rows(1000)).toBe(1000);
  });

  it.each([
    { what: "one curve", figure: bare([restarts]) },
    {
      what: "two on a log axis",
      figure: bare([restarts, { ...restarts, label: "b" }], { log_y: true }),
    },
    {
      what: "points",
      figure: bare([syntheticCurve(1, () => 1, "a"), syntheticCurve(1, () => 2, "b")]),
    },
    { what: "steps", figure: bare([restarts], { line: "step", theme: "dark" }) },
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

describe("the format vl.json", () => {
  it("is the spec as indented JSON", async () => {
    const text = await textOf("vl.json", bare([syntheticCurve(2, (i) => i)]));
    expect(text).toMatch(/^\{\n {2}"\$schema": "https:.*",\n {2}"description"[\s\S]*\n\}\n$/);
    expect(JSON.parse(text).data.values).toEqual([
      { epoch: 0, lr: 0 },
      { epoch: 1, lr: 1 },
    ]);
  });

  it("warns as the spec does", async () => {
    const warnings: string[] = [];
    const figure = bare([syntheticCurve(2, (i) => i)], { log_y: true });
    await textOf("vl.json", figure, (message) => warnings.push(message));
    expect(warnings).toHaveLength(1);
  });
});

describe("gaps of a logarithmic axis", () => {
  const spec = (rates: readonly number[], chart: object) =>
    specOf(bare([listed(rates)], { log_y: true, ...chart }), () => {}) as unknown as {
      layer?: unknown[];
      data: { values: unknown[] };
    };

  it("a value between two gaps is a dot", () => {
    const { layer, data } = spec([0, 1, 0, 1, 2], {});
    expect(layer?.length).toBe(2);
    expect(data.values).toEqual([
      { epoch: 0, lr: null },
      { epoch: 1, lr: 1, alone: true },
      { epoch: 2, lr: null },
      { epoch: 3, lr: 1 },
      { epoch: 4, lr: 2 },
    ]);
  });

  it("a flat piece before a gap is as long as the others", () => {
    const { layer, data } = spec([1, 0, 2], { line: "step" });
    expect(layer).toBeUndefined();
    expect(data.values).toEqual([
      { epoch: 0, lr: 1 },
      { epoch: 1, lr: 1 },
      { epoch: 1, lr: null },
      { epoch: 2, lr: 2 },
      { epoch: 3, lr: 2 },
    ]);
  });
});
