import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Warn } from "../format.ts";
import type { Pixels } from "./png-bytes.ts";
import { missingGlyphs } from "./text.ts";
import { fonts } from "./theme.ts";

/** The part of node-canvas that is called here; vega calls more. */
export interface Canvas extends Pixels {
  getContext(kind: "2d"): {
    font: string;
    fillText(text: string, x: number, y: number): void;
    measureText(text: string): { [key in (typeof extents)[number]]: number };
  };
}

export type CreateCanvas = (width: number, height: number) => Canvas;

const extents = [
  "width",
  "actualBoundingBoxLeft",
  "actualBoundingBoxRight",
  "actualBoundingBoxAscent",
  "actualBoundingBoxDescent",
] as const;

/** More is cut from a word of characters that no font has. */
const named = 4;

/**
 * Load the package canvas, with the shipped font and, where `text` has glyphs that the shipped font lacks,
 * the system's. Only the first call in a process chooses the fonts. Warns of glyphs that no font has; throws
 * an Error of one line where canvas is not there or cannot draw text.
 */
export function loadCanvas(text: string, warn: Warn, load = requireCanvas): CreateCanvas {
  const foreign = missingGlyphs(text);
  // Read by fontconfig when canvas first asks it for a font.
  process.env.FONTCONFIG_FILE = join(fontFolder(), foreign.length > 0 ? "fonts-system.conf" : "fonts.conf");
  process.env.PANGOCAIRO_BACKEND = "fontconfig";
  const createCanvas = loadOrSay(load);
  if (!leavesInk(createCanvas)) {
    throw new Error(`canvas draws no text: are lrplot's fonts in ${fontFolder()}?`);
  }
  const missing = withoutGlyph(createCanvas, foreign);
  if (missing.length > 0) warn(noFont(missing));
  return createCanvas;
}

function loadOrSay(load: () => CreateCanvas): CreateCanvas {
  try {
    return load();
  } catch {
    throw new Error(
      "PNG needs the optional package canvas, which is not installed here: run bin/setup, or npm install canvas " +
        "(Debian: first apt-get install build-essential pkg-config libcairo2-dev libpango1.0-dev libjpeg-dev " +
        "libgif-dev librsvg2-dev); SVG needs nothing",
    );
  }
}

/** What of canvas is compiled. */
interface Native {
  readonly Canvas: new (width: number, height: number) => Canvas & { context: unknown };
  readonly CanvasRenderingContext2d: new (
    canvas: Canvas,
  ) => ReturnType<Canvas["getContext"]> & { canvas: Canvas };
}

function requireCanvas(): CreateCanvas {
  // A bundle has require, a module has not. Not by name, so that no bundler follows it.
  const load = typeof require === "function" ? require : createRequire(import.meta.url);
  try {
    return createWith(load("canvas/build/Release/canvas.node") as Native);
  } catch {
    return (load("canvas") as { createCanvas: CreateCanvas }).createCanvas;
  }
}

/** What canvas' own JavaScript does; to load that takes half as long again, for streams that nobody reads. */
function createWith({ Canvas, CanvasRenderingContext2d }: Native): CreateCanvas {
  return (width, height) => {
    const canvas = new Canvas(width, height);
    const context = new CanvasRenderingContext2d(canvas);
    // Each is looked up in the other, also by what is compiled.
    canvas.context = context;
    context.canvas = canvas;
    canvas.getContext = () => context;
    return canvas;
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

/** Without a font, canvas draws nothing where text should be, and says nothing. */
function leavesInk(createCanvas: CreateCanvas): boolean {
  const canvas = createCanvas(12, 12);
  const context = canvas.getContext("2d");
  context.font = `12px ${fonts}`;
  context.fillText("0", 1, 11);
  return canvas.toBuffer("raw").some((byte) => byte > 0);
}

/** Those of some characters that are drawn as U+0378 is, which is no character: as a box. */
function withoutGlyph(createCanvas: CreateCanvas, characters: readonly string[]): string[] {
  if (characters.length === 0) return [];
  const context = createCanvas(1, 1).getContext("2d");
  context.font = `100px ${fonts}`;
  const shape = (character: string) => {
    const measured = context.measureText(character);
    return extents.map((extent) => measured[extent]).join();
  };
  const boxes = [shape("\u0378"), shape("\u{1fffe}")];
  return characters.filter((character) => boxes.includes(shape(character)));
}

function noFont(missing: readonly string[]): string {
  const some = missing.slice(0, named).join(", ");
  const cjk = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
  const emoji = /\p{Emoji_Presentation}/u;
  const text = missing.join("");
  const font = cjk.test(text) ? "fonts-noto-cjk" : emoji.test(text) ? "fonts-noto-color-emoji" : "fonts-noto";
  return `no installed font has ${some}${missing.length > named ? " …" : ""}: install a font such as ${font}`;
}
