import { describe, expect, it } from "vitest";
import type { Figure } from "../../src/core/figure.ts";
import { svgOf } from "../../src/outputs/chart/render.ts";
import { textWidth } from "../../src/outputs/chart/text.ts";
import { cosine, figureWith, noWarning, restarts, syntheticCurve } from "../helpers/figure.ts";
import { textOf } from "./written.ts";

const two = [
  syntheticCurve(12, cosine(0, 1e-3, 12), "cosine"),
  syntheticCurve(12, cosine(1e-6, 1e-3, 4), "restarts"),
];

describe("SVG", () => {
  it.each<{ name: string; figure: Figure }>([
    { name: "restarts", figure: figureWith([restarts]) },
    { name: "two-dark-log", figure: figureWith(two, { theme: "dark", log_y: true }, { subtitle: "" }) },
    {
      name: "steps",
      figure: figureWith([syntheticCurve(9, (i) => 0.5 ** i)], { line: "step" }, { x: "step" }),
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

/** Every upright line of text in an SVG, with the box that it takes. */
function textsOf(source: string) {
  const origins: { x: number; y: number }[] = [{ x: 0, y: 0 }];
  const found: { text: string; left: number; right: number; top: number; bottom: number }[] = [];
  let style = { x: 0, y: 0, size: 0, anchor: "start", bold: false, turned: false };
  for (const [, close, name, attributes = "", content = ""] of source.matchAll(
    /<(\/?)(g|text|tspan)\b([^>]*?)>([^<]*)/g,
  )) {
    const outer = origins.at(-1) as { x: number; y: number };
    if (close) {
      if (name === "g") origins.pop();
      continue;
    }
    const [, x = "0", y = "0"] = /translate\(([-\d.]+),([-\d.]+)\)/.exec(attributes) ?? [];
    const read = (key: string) => new RegExp(`${key}="([^"]*)"`).exec(attributes)?.[1];
    if (name === "g") origins.push({ x: outer.x + Number(x), y: outer.y + Number(y) });
    if (name === "text") {
      style = {
        x: outer.x + Number(x),
        y: outer.y + Number(y),
        size: Number(read("font-size")?.replace("px", "")),
        anchor: read("text-anchor") ?? "start",
        bold: read("font-weight") === "bold",
        turned: attributes.includes("rotate(-90)"),
      };
    }
    if (name === "tspan") style = { ...style, y: style.y + Number(read("dy") ?? 0) };
    if (name === "g" || content === "" || style.turned) continue;
    const width = textWidth(content, style.size, style.bold);
    const left = style.x - { start: 0, middle: width / 2, end: width }[style.anchor as "start"];
    found.push({
      text: content,
      left,
      right: left + width,
      top: style.y - style.size,
      bottom: style.y + style.size / 4,
    });
  }
  return found;
}
