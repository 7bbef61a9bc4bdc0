import { describe, expect, it } from "vitest";
import type { Figure } from "../../src/core/figure.ts";
import { survey } from "../../src/core/survey.ts";
import { windowOf } from "../../src/core/window.ts";
import { headingOf } from "../../src/outputs/chart/heading.ts";
import { layoutOf } from "../../src/outputs/chart/layout.ts";
import { svgOf } from "../../src/outputs/chart/render.ts";
import { seriesOf } from "../../src/outputs/chart/series.ts";
import { themeOf } from "../../src/outputs/chart/theme.ts";
import { bare, cosine, noWarning, restarts, syntheticCurve } from "../helpers/figure.ts";

function frameOf(figure: Figure) {
  const drawn = seriesOf(figure, themeOf(figure.chart)).map((series) => ({
    ...series,
    ...survey(series.curve, 100),
  }));
  const window = windowOf(figure);
  const [panel] = layoutOf(figure, window, [{ figure, drawn }], headingOf(figure, window), noWarning).panels;
  return panel.frame;
}

describe("the size of the plot is known before Vega lays it out", () => {
  const rates = (high: number, length = 150) => [syntheticCurve(length, cosine(0, high, length / 2))];
  it.each<{ what: string; figure: Figure }>([
    { what: "the usual", figure: bare([restarts]) },
    { what: "short labels", figure: bare(rates(0.1)) },
    { what: "long labels", figure: bare(rates(1e-7, 5000), { width: 600, height: 300 }) },
    { what: "no title of y, a small title", figure: bare(rates(1), { width: 240, height: 160 }) },
    { what: "labels that hang over", figure: bare(rates(1, 2e6), { width: 1600, height: 900 }) },
    { what: "no subtitle", figure: bare([restarts], {}, { subtitle: "" }) },
    { what: "a long subtitle", figure: bare([restarts], {}, { subtitle: "gamma=0.5, ".repeat(30) }) },
    { what: "a long title", figure: bare([restarts], {}, { title: "a long title ".repeat(20) }) },
    { what: "no title", figure: bare([restarts], {}, { title: " ", subtitle: "" }) },
    { what: "two axes", figure: bare([restarts], { x: "both" }, { x: "step", steps_per_epoch: 10 }) },
    { what: "a legend", figure: bare([1, 2, 3].map((k) => syntheticCurve(99, (i) => i * k, `group ${k}`))) },
    { what: "a low picture, without a title of x", figure: bare([restarts], { height: 130 }) },
    { what: "logarithms", figure: bare([restarts], { log_y: true }) },
  ])("$what", async ({ figure }) => {
    const frame = frameOf(figure);
    const [, width, height] =
      /class="background"[^>]* d="M0,0h([\d.]+)v([\d.]+)h/.exec(await svgOf(figure, noWarning)) ?? [];
    expect(Math.abs(frame.width - Number(width)), `width ${frame.width}, ${width}`).toBeLessThanOrEqual(2);
    expect(Math.abs(frame.height - Number(height)), `height ${frame.height}, ${height}`).toBeLessThanOrEqual(
      3,
    );
  });

  it("turns pixels to rates and back", () => {
    for (const log_y of [false, true]) {
      const frame = frameOf(bare([restarts], { log_y }));
      expect(frame.rate(frame.y(1e-4))).toBeCloseTo(1e-4, 12);
      expect(frame.position(frame.x(77))).toBeCloseTo(77, 9);
    }
  });
});
