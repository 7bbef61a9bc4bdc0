// The only module that loads vega and vega-lite: load it lazily.
import { transforms } from "vega-dataflow";
import * as encode from "vega-encode";
import { compile } from "vega-lite";
import { parse } from "vega-parser";
import { textMetrics } from "vega-scenegraph";
import * as data from "vega-transforms";
import { logger } from "vega-util";
import { View } from "vega-view";
import * as layout from "vega-view-transforms";
import type { Figure } from "../../core/figure.ts";
import { Problem } from "../../core/problem.ts";
import type { Warn } from "../format.ts";
import { type Alternative, withAlternative } from "./alternative.ts";
import { type Canvas, loadCanvas } from "./canvas.ts";
import { oneLine } from "./description.ts";
import { pageOf, pdfBytes, pointsPerPixel } from "./pdf-page.ts";
import { encodePng } from "./png-bytes.ts";
import { specOf } from "./spec.ts";
import { textWidth } from "./text.ts";
import { drawOn } from "./vega-canvas.ts";

// What package vega does, without the transforms that no chart of ours has: maps, trees, forces, clouds.
Object.assign(transforms, data, layout, encode);

// Vega would measure with a canvas where there is one, and guess where not.
textMetrics.width = ({ fontSize = 11, fontWeight, limit = 0 }, text) => {
  const bold = fontWeight === "bold" || Number(fontWeight) >= 600;
  const width = textWidth(String(text ?? "").trim(), fontSize, bold);
  return limit > 0 ? Math.min(width, limit) : width;
};

/** All that XML cannot say, not even escaped. */
const notXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The figure's chart as the text of an SVG file; characters that no XML may have become U+FFFD. */
export async function svgOf(figure: Figure, warn: Warn): Promise<string> {
  const { view, alternative } = await laidOut(figure, warn);
  return `${withAlternative(await view.toSVG(), alternative).replace(notXml, "\ufffd")}\n`;
}

/**
 * The figure's chart as the bytes of a PNG file, with `chart.scale` pixels for a CSS pixel. Throws a Failure
 * where the package canvas cannot be loaded, or cannot draw, or the picture is too large.
 */
export async function pngOf(figure: Figure, warn: Warn): Promise<Uint8Array> {
  const { chart } = figure;
  checkSize(Math.floor(chart.width * chart.scale), Math.floor(chart.height * chart.scale));
  const createCanvas = loadCanvas(textIn(figure), warn);
  const { view, alternative } = await laidOut(figure, warn);
  drawOn(createCanvas);
  const canvas: unknown = await view.toCanvas(chart.scale);
  return encodePng(canvas as Canvas, chart.scale, chart.background === undefined, alternative);
}

/**
 * The figure's chart as the bytes of a PDF file, a page of vectors that is as large as the chart in print. Throws a
 * Failure where the package canvas cannot be loaded, or cannot draw.
 */
export async function pdfOf(figure: Figure, warn: Warn): Promise<Uint8Array> {
  const { width, height } = figure.chart;
  const createCanvas = loadCanvas(textIn(figure), warn, "PDF");
  const { view, alternative } = await laidOut(figure, warn);
  const page = pageOf(createCanvas, width, height, view.background());
  await view.toCanvas(pointsPerPixel, { externalContext: page.getContext("2d") });
  return pdfBytes(page, alternative);
}

/** Text that the user gave, and fonts may lack characters of. */
function textIn({ title, subtitle, curves, comparison }: Figure): string {
  const sides = comparison ? [comparison.before, comparison.after] : [];
  return [title, subtitle, ...sides, ...curves.map(({ label }) => label)].join(" ");
}

/** Cairo's longest side; past it, it says nothing and draws nothing. 100 million pixels take 1.2 GB. */
const longestSide = 32_767;
const mostPixels = 1e8;

function checkSize(width: number, height: number): void {
  if (Math.max(width, height) <= longestSide && width * height <= mostPixels) return;
  throw new Problem(`a PNG of ${width} × ${height} pixels is too large`, {
    path: ["chart", "scale"],
    allowed: `at most ${longestSide} a side and ${mostPixels / 1e6} million in all`,
  });
}

async function laidOut(figure: Figure, warn: Warn): Promise<{ view: View; alternative: Alternative }> {
  const chart = specOf(figure, warn);
  // its warnings are about the spec, which is ours, and not for whoever asked for a chart
  const { spec } = compile(chart, { logger: logger(0) });
  const view = await new View(parse(spec), { renderer: "none" }).runAsync();
  return { view, alternative: { title: oneLine(figure.title), text: chart.description ?? "" } };
}
