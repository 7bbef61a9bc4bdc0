import { describe, expect, it } from "vitest";
import type { Figure } from "../../src/core/figure.ts";
import { specOf } from "../../src/outputs/chart/spec.ts";
import { bare, noWarning, syntheticCurve } from "../helpers/figure.ts";

/** A spec loosely typed, to look into. */
// biome-ignore lint/suspicious/noExplicitAny: Vega-Lite's own type is a union of everything
const look = (figure: Figure): any => specOf(figure, noWarning);

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
