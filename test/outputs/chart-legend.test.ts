import { describe, expect, it } from "vitest";
import type { Pair } from "../../src/core/comparison.ts";
import type { Figure } from "../../src/core/figure.ts";
import { svgOf } from "../../src/outputs/chart/render.ts";
import { specOf } from "../../src/outputs/chart/spec.ts";
import { bare, noWarning, syntheticCurve } from "../helpers/figure.ts";
import { compared, pairOf } from "./compared.ts";
import { textsOf } from "./svg-texts.ts";

/** A spec loosely typed, to look into. */
// biome-ignore lint/suspicious/noExplicitAny: Vega-Lite's own type is a union of everything
const look = (figure: Figure): any => specOf(figure, noWarning);

const named = (labels: string[], width: number) =>
  bare(
    labels.map((label, k) => syntheticCurve(3, (i) => i + k, label)),
    { width, height: 300 },
    { subtitle: "" },
  );
const hostile = ["'\\\"", "</a>", "__proto__", "\u2028x"];
const decoded = (text: string) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
const [a, b, c] = ["a", "b", "c"].map((label, k) =>
  pairOf(label, [5, (i) => i + k], [5, (i) => i * 2 + k]),
) as [Pair, Pair, Pair];

describe("the legend", () => {
  it("tells several curves apart by colour, dash and legend", () => {
    const curves = ["a", "b"].map((label) => syntheticCurve(2, (i) => i, label));
    const { mark, encoding, data } = look(bare(curves));
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
            "type": "ordinal",
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
            "type": "ordinal",
          },
          "type": "nominal",
        },
      }
    `);
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
  ])("for $what", ({ labels, want }) => {
    const { encoding } = look(bare(labels.map((label) => syntheticCurve(3, (i) => i, label))));
    expect(encoding.color.legend).toMatchObject(want);
    expect(encoding.strokeDash.legend).toEqual(encoding.color.legend);
  });

  it.each<{ what: string; figure: Figure; labels: string[] }>([
    {
      what: "by what they begin with alike",
      figure: named(["Cyclic(base_lr=0.001, step_size_up=5)", "Cyclic(base_lr=0.001, step_size_up=10)"], 320),
      labels: ["…step_size_up=5)", "…step_size_up=10)"],
    },
    {
      what: "not where they fit",
      figure: named(["Cyclic(base_lr=0.001, step_size_up=5)", "Cyclic(base_lr=0.001, step_size_up=10)"], 800),
      labels: ["Cyclic(base_lr=0.001, step_size_up=5)", "Cyclic(base_lr=0.001, step_size_up=10)"],
    },
    {
      what: "whatever they are made of",
      figure: named([...hostile.map((text) => `a very long label ${text}`), "constructor", "if"], 280),
      labels: [...hostile.map((text) => `…${text.replace("\u2028", " ")}`), "constructor", "if"],
    },
    {
      what: "to the side of a comparison",
      figure: compared([a], { width: 320, height: 200 }, {}, [
        `${"configs/".repeat(9)}a`,
        `${"configs/".repeat(9)}b`,
      ]),
      labels: ["before: confi…", "after: config…"],
    },
    {
      what: "to pair and side, one of each first",
      figure: compared([a, b, c], { width: 320, height: 120 }, {}, ["the old one.json", "the new one.json"]),
      labels: ["a · before", "a · after", "…4 entries"],
    },
    {
      what: "not in a large picture of the same",
      figure: compared([a, b], {}, {}, ["the old one.json", "the new one.json"]),
      labels: [
        "a · the old one.json",
        "a · the new one.json",
        "b · the old one.json",
        "b · the new one.json",
      ],
    },
  ])("cuts its labels $what", async ({ figure, labels }) => {
    const texts = textsOf(await svgOf(figure, noWarning)).filter(
      ({ size, text }) => size === 12 && !/^[\d.]+$/.test(text),
    );
    expect(texts.map(({ text }) => decoded(text))).toEqual(labels);
    for (const { right } of texts) expect(right).toBeLessThanOrEqual(figure.chart.width);
  });

  it("on the right keeps 6 % of its labels' width free for a wider font", () => {
    const labels = Array.from({ length: 60 }, (_, i) => `${i} ${"x".repeat(40)}`);
    const { encoding, padding } = look(bare(labels.map((label) => syntheticCurve(3, (i) => i, label))));
    expect(encoding.color.legend.labelLimit).toBeGreaterThan(200);
    expect(padding.right - padding.left).toBeGreaterThanOrEqual(0.06 * encoding.color.legend.labelLimit);
  });

  it("in ink tells them apart by dashes, greys and widths", () => {
    const curves = Array.from({ length: 15 }, (_, k) => syntheticCurve(3, (i) => i, `group ${k}`));
    const { color, strokeDash, strokeWidth } = look(bare(curves, { theme: "print" })).encoding;
    const looks = curves.map((_, k) =>
      [color, strokeDash, strokeWidth].map(({ scale }) => String(scale.range[k])).join(" "),
    );
    expect(looks.slice(0, 4)).toEqual([
      "#000000 1,0 2",
      "#595959 8,3 2",
      "#8c8c8c 2,2 3",
      "#000000 8,3,2,3 2",
    ]);
    expect(new Set(looks).size).toBe(15);
    expect(strokeWidth.legend).toEqual(color.legend);
  });
});
