import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Figure } from "../../src/core/figure.ts";
import { cosine, figureWith, restarts, syntheticCurve } from "../helpers/figure.ts";
import { textOf } from "../outputs/written.ts";

const quiet = ["disable-gpu", "disable-quic", "no-first-run", "disable-background-networking"];
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", ...quiet.map((flag) => `--${flag}`)],
  });
  page = await browser.newPage();
  await page.setContent("<main></main>");
  // the package says where its script for browsers is, so that it is the one which Node loads
  await page.addScriptTag({
    path: fileURLToPath(import.meta.resolve("mermaid").replace(/[^/]+$/, "mermaid.min.js")),
  });
});
afterAll(() => browser?.close());

/** The lines of a figure as mermaid draws them in a browser: their colours, and how many points and how high they are. */
async function drawn(figure: Figure, theme: string) {
  const source = await textOf("mermaid", figure, () => {});
  // text, because what is typed for Node knows no document
  return page.evaluate<{
    width: number;
    labels: string[];
    lines: { color: string; points: number; height: number }[];
  }>(
    `(async (source) => {
      mermaid.initialize({ startOnLoad: false, theme: ${JSON.stringify(theme)} });
      const main = document.querySelector("main");
      main.innerHTML = (await mermaid.render("chart", source)).svg;
      const lines = [...main.querySelectorAll("[class^='line-plot'] path")].map((path) => ({
        color: path.getAttribute("stroke"),
        points: path.getAttribute("d").split("L").length,
        height: Math.round(path.getBBox().height),
      }));
      const labels = [...main.querySelectorAll("text")].map((text) => text.textContent);
      return { lines, labels, width: main.querySelector("svg").viewBox.baseVal.width };
    })(${JSON.stringify(source)})`,
  );
}

test.each(["default", "dark"])("a line for each curve, in the page's theme %s", async (theme) => {
  const figure = figureWith([restarts, syntheticCurve(150, () => 5e-4, 'this PR: <b> & "more"')], {
    width: 900,
  });
  const { lines, labels, width } = await drawn(figure, theme);
  expect(lines).toEqual([
    { color: "#0072b2", points: 150, height: expect.any(Number) },
    { color: "#d55e00", points: 150, height: 0 },
  ]);
  expect(lines[0]?.height).toBeGreaterThan(200);
  expect(width).toBe(900);
  expect(labels).toEqual(expect.arrayContaining(["CosineAnnealingWarmRestarts", "epoch", "learning rate"]));
});

test.each<[what: string, figure: Figure, points: number, labels: string[]]>([
  ["one value", figureWith([syntheticCurve(1, () => 1)]), 2, ["0", "1"]],
  [
    "a million steps",
    figureWith([syntheticCurve(1e6, cosine(0, 1, 250_000))]),
    101,
    ["epoch (thousands)", "1000"],
  ],
  ["tiny rates", figureWith([syntheticCurve(100, cosine(0, 3e-6, 100))]), 100, ["learning rate ×1e-6", "3"]],
  [
    "text that mermaid has a meaning for",
    figureWith([restarts], {}, { title: '%%{init: x}%% #35; <br> "q"' }),
    150,
    ["% %{init: x}% % # 35; ‹br› 'q'"],
  ],
])("%s", async (_, figure, points, labels) => {
  const seen = await drawn(figure, "default");
  expect(seen.lines.map((line) => line.points)).toEqual([points]);
  expect(seen.labels).toEqual(expect.arrayContaining(labels));
});
