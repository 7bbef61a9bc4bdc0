import { describe, expect, it } from "vitest";
import type { ChartOptions } from "../../src/core/chart.ts";
import type { Figure } from "../../src/core/figure.ts";
import { svgOf } from "../../src/outputs/chart/render.ts";
import { bare, cosine, noWarning, syntheticCurve } from "../helpers/figure.ts";
import { textsOf } from "./svg-texts.ts";

/** 100 epochs of ten steps, up to `high`. */
const run = (high: number, chart: Partial<ChartOptions>) =>
  bare([syntheticCurve(1000, cosine(high / 1000, high, 1000))], chart, { x: "step", steps_per_epoch: 10 });

const texts = async (figure: Figure) => textsOf(await svgOf(figure, noWarning));

describe("a low picture", () => {
  it.each<[height: number, chart: Partial<ChartOptions>, what: string[]]>([
    [200, {}, ["title", "subtitle", "Steps"]],
    [160, {}, ["title", "subtitle", "Steps"]],
    [159, {}, ["title", "Steps"]],
    [144, {}, ["title"]],
    [120, {}, ["title"]],
    [210, { x: "both" }, ["title", "subtitle", "Epochs", "Steps"]],
    [190, { x: "both" }, ["title", "Epochs", "Steps"]],
  ])("of %i pixels, %o: %j", async (height, chart, what) => {
    const found = (await texts(run(0.1, { height, ...chart }))).map(({ text }) => text);
    const names = { CosineAnnealingWarmRestarts: "title", "T_0=30, eta_min=1e-6": "subtitle" };
    const said = found.map((text) => names[text as keyof typeof names] ?? text);
    expect(said.filter((text) => ["title", "subtitle", "Epochs", "Steps"].includes(text)).sort()).toEqual(
      [...what].sort(),
    );
  });

  it("says that it has no room for a second axis", async () => {
    const said: string[] = [];
    const source = await svgOf(run(0.1, { height: 150, x: "both" }), (message) => said.push(message));
    expect(said).toEqual(["the picture is too low for an axis of epochs above that of steps"]);
    expect(source).not.toContain(">Epochs<");
    expect(source).toContain(">Steps<");
  });

  it.each(
    [200, 400, 1600].flatMap((width) =>
      [120, 145, 160, 190].flatMap((height) => [false, true].map((log_y) => ({ width, height, log_y }))),
    ),
  )("has labels 12 pixels apart and more, and one at least: %o", async (chart) => {
    for (const high of [0.1, 0.04, 3e-7]) {
      const labels = (await texts(run(high, chart))).filter(
        ({ size, text }) => size === 12 && /^[\d.e-]+$/.test(text),
      );
      const left = Math.max(...labels.map(({ top }) => top)) - 10; // those of the lower axis are in one line
      const tops = labels.flatMap(({ top }) => (top < left ? [top] : [])).sort((a, b) => a - b);
      expect(tops.length).toBeGreaterThan(0);
      const gaps = tops.slice(1).map((top, i) => top - (tops[i] as number));
      expect(Math.min(...gaps, 99), `${high}`).toBeGreaterThanOrEqual(12);
    }
  });
});
