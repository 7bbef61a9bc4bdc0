import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import type { Figure } from "../../src/core/figure.ts";
import { textOf } from "../outputs/written.ts";
import { lrplot, words } from "./command-line.ts";

/** Write a figure's page into a folder. */
export async function pageOf(figure: Figure, folder: string, name = "lr.html"): Promise<string> {
  const file = join(folder, name);
  writeFileSync(file, await textOf("html", figure));
  return file;
}

/** Write a command line's page into a folder, and what it writes as CSV. */
export async function pageOfLine(line: string, folder: string): Promise<{ file: string; csv: string }> {
  const file = join(folder, `${line.replace(/\W+/g, "-")}.html`);
  const page = await lrplot(...words(line), "-o", file);
  const { code, out } = await lrplot(...words(line), "--format", "csv");
  if (page.code !== 0 || code !== 0) throw new Error(page.err);
  return { file, csv: out };
}

/** The chart's place in the window. */
export async function boxOf(page: Page) {
  const box = await page.locator("svg.chart").boundingBox();
  if (!box) throw new Error("no chart");
  return box;
}

/** A point of the plot in the window, counted in parts of its width and height. */
export async function pointOf(page: Page, across: number, down: number): Promise<[number, number]> {
  const box = await page.locator("#plot-0 rect").evaluate((rect: unknown) => {
    const { x, y, width, height } = rect as Record<string, { baseVal: { value: number } }>;
    return [x, y, width, height].map((length) => length?.baseVal.value ?? 0);
  });
  const [left = 0, top = 0, width = 0, height = 0] = box;
  const chart = await boxOf(page);
  return [chart.x + left + across * width, chart.y + top + down * height];
}

/** Drag over the plot from one part of its width to another. */
export async function drag(page: Page, from: number, to: number): Promise<void> {
  await page.mouse.move(...(await pointOf(page, from, 0.5)));
  await page.mouse.down();
  await page.mouse.move(...(await pointOf(page, to, 0.6)), { steps: 4 });
  await page.mouse.up();
}

/** The labels of the axes: of the lower one and of that of rates. */
export async function labelsOf(page: Page): Promise<{ x: string[]; y: string[] }> {
  const axes = page.locator(".frame .axis");
  const texts = (axis: Locator) => axis.locator("text").allTextContents();
  return { x: await texts(axes.nth(0)), y: await texts(axes.nth(1)) };
}

/** What the tooltip says: where, and the rate of each curve. */
export async function tooltipOf(page: Page): Promise<{ place: string; rates: string[] }> {
  const tooltip = page.locator(".tooltip");
  return {
    place: (await tooltip.locator(".place").textContent()) ?? "",
    rates: await tooltip.locator(".rate").allTextContents(),
  };
}

/** What a button has the browser save. */
export async function saved(page: Page, button: "PNG" | "SVG" | "CSV") {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button, exact: true }).click(),
  ]);
  const pieces: Buffer[] = [];
  for await (const piece of await download.createReadStream()) pieces.push(piece);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(pieces) };
}
