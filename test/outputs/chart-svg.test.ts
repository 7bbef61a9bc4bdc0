import { describe, expect, it } from "vitest";
import type { Curve } from "../../src/core/curve.ts";
import type { Figure } from "../../src/core/figure.ts";
import { svgOf } from "../../src/outputs/chart/render.ts";
import { cosine, curveOf, figureWith, noWarning, restarts, syntheticCurve } from "../helpers/figure.ts";
import { compared, pairOf } from "./compared.ts";
import { textsOf } from "./svg-texts.ts";
import { textOf } from "./written.ts";

const two = [
  syntheticCurve(12, cosine(0, 1e-3, 12), "cosine"),
  syntheticCurve(12, cosine(1e-6, 1e-3, 4), "restarts"),
];

/** Told to change at 40, and to go on after the run. */
const warm = { milestones: [40], end: 100 };

describe("SVG", () => {
  it.each<{ name: string; figure: Figure }>([
    { name: "restarts", figure: figureWith([restarts]) },
    { name: "two-dark-log", figure: figureWith(two, { theme: "dark", log_y: true }, { subtitle: "" }) },
    {
      name: "steps",
      figure: figureWith([syntheticCurve(9, (i) => 0.5 ** i)], { line: "step" }, { x: "step" }),
    },
    {
      name: "annotated-print",
      figure: figureWith(
        [curveOf({ length: 60, lr: (i) => Math.min(i + 1, 10) * 0.1 ** Math.floor(i / 40) }, warm)],
        { theme: "print", x: "both" },
        { x: "step", steps_per_epoch: 10 },
      ),
    },
    {
      name: "compared",
      figure: compared([pairOf("a", [100, cosine(0, 1e-3, 100)], [80, cosine(0, 8e-4, 100)])]),
    },
    { name: "one-value", figure: figureWith([syntheticCurve(1, () => 3e-5)], { width: 300, height: 200 }) },
  ])("$name.svg has the same bytes", async ({ name, figure }) => {
    const warn = () => {};
    await expect(await textOf("svg", figure, warn)).toMatchFileSnapshot(`__svg__/${name}.svg`);
  });

  it.each([
    { what: "a title with markup", rest: { title: '<b> & "c"' }, want: "&lt;b&gt; &amp; " },
    { what: "a Korean title", rest: { title: "학습률" }, want: ">학습률<" },
    { what: "a title that XML cannot have", rest: { title: "a\u0001\ufffeb" }, want: ">a\ufffd\ufffdb<" },
  ])("$what", async ({ rest, want }) => {
    expect(await svgOf(figureWith([restarts], {}, rest), noWarning)).toContain(want);
  });

  it("is a picture with a title and a description, its first children", async () => {
    const source = await svgOf(figureWith([restarts], {}, { title: "<b>\n&", subtitle: "x < 1" }), noWarning);
    const [, id] = /^<svg [^>]* role="img" aria-labelledby="(\S+)-title \1-desc">/.exec(source) ?? [];
    expect(id).toMatch(/^lrplot-\w+$/);
    expect(source).toContain(
      `><title id="${id}-title">&lt;b&gt; &amp;</title><desc id="${id}-desc">The learning rate over 150 epochs of ` +
        "test.Synthetic, x &lt; 1. Peak 0.001 at epoch 0; final 3.736e-6; " +
        "restarts 4, at epochs 30, 60, 90, 120.</desc>",
    );
  });

  it("has names of its own on a page of several", async () => {
    const ids = await Promise.all(
      [restarts, two[0] as Curve].map(
        async (curve) => /"(lrplot-\w+)-title"/.exec(await svgOf(figureWith([curve]), noWarning))?.[1],
      ),
    );
    expect(new Set(ids).size).toBe(2);
  });

  const long = "CosineAnnealingWarmupRestarts(first_cycle_steps=30, cycle_mult=1.5, max_lr=0.001, gamma=0.8)";
  it.each<{ what: string; figure: Figure }>([
    { what: "the usual", figure: figureWith([restarts]) },
    { what: "a small one", figure: figureWith([restarts], { width: 240, height: 160 }) },
    { what: "a large one", figure: figureWith([restarts], { width: 1600, height: 900 }) },
    {
      what: "long words",
      figure: figureWith([restarts], {}, { title: long.repeat(3), subtitle: long.repeat(9) }),
    },
    { what: "long labels", figure: figureWith([1, 2, 3].map((k) => syntheticCurve(9, (i) => i, long + k))) },
    {
      what: "many labels",
      figure: figureWith(Array.from({ length: 40 }, (_, k) => syntheticCurve(9, () => k, `group ${k}`))),
    },
    { what: "annotations", figure: figureWith([curveOf({ length: 60, lr: (i) => 1 + (i % 30) }, warm)]) },
    { what: "two axes", figure: figureWith([restarts], { x: "both" }, { x: "step", steps_per_epoch: 10 }) },
    { what: "a window", figure: figureWith([restarts], { xlim: [20, 50], ylim: [1e-4, 2e-3] }) },
    {
      what: "a comparison",
      figure: compared([pairOf(long, [99, (i) => 1 / (i + 1)], [80, (i) => -i])], {}, {}, [long, long]),
    },
    { what: "millions", figure: figureWith([syntheticCurve(2e6, (i) => i * 1e-20)]) },
    { what: "tiny rates", figure: figureWith([syntheticCurve(300, (i) => (i + 1) * 1e-8)], { log_y: true }) },
  ])("has all text inside the picture: $what", async ({ figure }) => {
    const { width, height } = figure.chart;
    const texts = textsOf(await svgOf(figure, noWarning));
    expect(texts.length).toBeGreaterThan(6);
    for (const { text, left, right, top, bottom } of texts) {
      expect
        .soft({ text, clipped: left < 0 || right > width || top < 0 || bottom > height })
        .toEqual({ text, clipped: false });
    }
  });
});
