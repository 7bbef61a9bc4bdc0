import type { Alternative } from "./alternative.ts";
import type { Canvas, CreateCanvas } from "./canvas.ts";

/** What is read of a node-canvas that is a page. */
export interface Page {
  toBuffer(type: "application/pdf", metadata: PdfMetadata): Buffer;
}

interface PdfMetadata {
  readonly title: string;
  readonly subject: string;
  readonly creator: string;
  readonly creationDate: Date;
  readonly modDate: Date;
}

/** Points, 1/72 inch, of a CSS pixel, 1/96 inch. */
export const pointsPerPixel = 0.75;

/** The same for the same chart on any day. */
const someDay = new Date(0);

/**
 * A page of `width` × `height` CSS pixels; its sides are whole points, so that it is up to a point larger than them,
 * in the same colour.
 */
export function pageOf(
  createCanvas: CreateCanvas,
  width: number,
  height: number,
  background: string,
): Canvas {
  const [wide, high] = [width, height].map((side) => Math.ceil(side * pointsPerPixel)) as [number, number];
  const page = createCanvas(wide, high, "pdf");
  const context = page.getContext("2d");
  context.textDrawingMode = "glyph";
  context.fillStyle = background;
  context.fillRect(0, 0, wide, high);
  return page;
}

/** The bytes of a page that has been drawn on. */
export function pdfBytes(page: Page, { title, text }: Alternative): Uint8Array {
  const dates = { creationDate: someDay, modDate: someDay };
  return page.toBuffer("application/pdf", { title, subject: text, creator: "lrplot", ...dates });
}
