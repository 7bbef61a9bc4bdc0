import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { Failure } from "../../core/failure.ts";
import type { Warn } from "../format.ts";
import { leavesInk, noFont, withoutGlyph } from "./ink.ts";
import type { Page } from "./pdf-page.ts";
import type { Pixels } from "./png-bytes.ts";
import { missingGlyphs } from "./text.ts";

/** The part of node-canvas that is called here; vega calls more. */
export type Canvas = Pixels & Page & Drawable;

interface Drawable {
  getContext(kind: "2d"): {
    font: string;
    fillStyle: string;
    /** Text of a page is text with `glyph`, else outlines. */
    textDrawingMode: "path" | "glyph";
    fillRect(x: number, y: number, width: number, height: number): void;
    fillText(text: string, x: number, y: number): void;
    measureText(text: string): {
      readonly width: number;
      readonly actualBoundingBoxLeft: number;
      readonly actualBoundingBoxRight: number;
      readonly actualBoundingBoxAscent: number;
      readonly actualBoundingBoxDescent: number;
    };
  };
}

/** Of pixels, or of a page in points, 1/72 inch; both whole numbers. */
export type CreateCanvas = (width: number, height: number, kind?: "image" | "pdf") => Canvas;

interface Package {
  readonly createCanvas: CreateCanvas;
  registerFont(file: string, face: { family: string; weight: string }): void;
}

const faces = [
  { file: "Inter_400Regular.ttf", family: "Inter", weight: "normal" },
  { file: "Inter_700Bold.ttf", family: "Inter", weight: "bold" },
];

/**
 * Load the package canvas, with the shipped font and, where `text` has glyphs that the shipped font lacks,
 * the system's. Only the first call in a process chooses the fonts. Warns of glyphs that no font has; throws
 * a Failure where canvas is not there or cannot draw text.
 */
export function loadCanvas(
  text: string,
  warn: Warn,
  format: "PNG" | "PDF" = "PNG",
  load = requireCanvas,
): CreateCanvas {
  const folder = fontFolder();
  const foreign = missingGlyphs(text);
  // Read by fontconfig when canvas first asks it for a font.
  process.env.FONTCONFIG_FILE = join(folder, foreign.length > 0 ? "fonts-system.conf" : "fonts.conf");
  process.env.PANGOCAIRO_BACKEND = "fontconfig";
  const { createCanvas, registerFont } = loadOrSay(load, format);
  // By file and not by folder: fontconfig caches a folder, and complains of a home that it cannot write to.
  for (const { file, ...face } of faces) registerFont(join(folder, file), face);
  if (!leavesInk(createCanvas)) throw new Failure(`canvas draws no text: are lrplot's fonts in ${folder}?`);
  const missing = withoutGlyph(createCanvas, foreign);
  if (missing.length > 0) warn(noFont(missing));
  return createCanvas;
}

function loadOrSay(load: () => Package, format: string): Package {
  try {
    return load();
  } catch {
    throw new Failure(
      `${format} needs the optional package canvas, which is not installed here: run bin/setup, or npm install canvas ` +
        "(Debian: first apt-get install build-essential pkg-config libcairo2-dev libpango1.0-dev libjpeg-dev " +
        "libgif-dev librsvg2-dev); SVG needs nothing",
    );
  }
}

/** What of canvas is compiled. */
interface Native {
  readonly Canvas: {
    new (width: number, height: number, kind?: string): Canvas & { context: unknown };
    _registerFont: Package["registerFont"];
  };
  readonly CanvasRenderingContext2d: new (
    canvas: Canvas,
  ) => ReturnType<Canvas["getContext"]> & { canvas: Canvas };
}

function requireCanvas(): Package {
  // A bundle has require, a module has not. Not by name, so that no bundler follows it.
  const load = typeof require === "function" ? require : createRequire(import.meta.url);
  try {
    return packageOf(load("canvas/build/Release/canvas.node") as Native);
  } catch {
    return load("canvas") as Package;
  }
}

/** What canvas' own JavaScript does; to load that takes half as long again, for streams that nobody reads. */
function packageOf({ Canvas, CanvasRenderingContext2d }: Native): Package {
  return {
    registerFont: Canvas._registerFont,
    createCanvas: (width, height, kind = "image") => {
      const canvas = new Canvas(width, height, kind);
      const context = new CanvasRenderingContext2d(canvas);
      // Each is looked up in the other, also by what is compiled.
      canvas.context = context;
      context.canvas = canvas;
      canvas.getContext = () => context;
      return canvas;
    },
  };
}

/** `dist/fonts`, seen from a bundle in dist and from this file alike. */
function fontFolder(): string {
  const here = typeof __dirname === "string" ? __dirname : dirname(fileURLToPath(import.meta.url));
  const source = join("src", "outputs", "chart");
  return here.endsWith(sep + source)
    ? join(here.slice(0, -source.length), "dist", "fonts")
    : join(here, "fonts");
}
