import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import type { Figure } from "../../src/core/figure.ts";
import { type CreateCanvas, loadCanvas } from "../../src/outputs/chart/canvas.ts";
import { pngOf } from "../../src/outputs/chart/render.ts";
import type { Warn } from "../../src/outputs/format.ts";
import { cosine, figureWith, noWarning, restarts, syntheticCurve } from "../helpers/figure.ts";
import { pieces } from "./written.ts";

// Without canvas these tests fail, as they should: bin/setup installs it.
const { Image, createCanvas } = createRequire(import.meta.url)("canvas");

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha of each pixel. */
  readonly data: Uint8ClampedArray;
}

/** A PNG as another decoder than ours reads it. */
function decoded(bytes: Uint8Array): Picture {
  const image = new Image();
  image.src = Buffer.from(bytes);
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}

/** What the format writes, decoded. */
async function drawn(figure: Figure, warn: Warn = noWarning): Promise<Picture> {
  return decoded(Buffer.concat([...(await pieces("png", figure, warn))].map((piece) => Buffer.from(piece))));
}

/** How many pixels of a part of a picture (shares of its width and height) differ from its first pixel. */
function ink({ width, height, data }: Picture, x0: number, x1: number, y0: number, y1: number): number {
  let count = 0;
  for (let y = Math.floor(y0 * height); y < y1 * height; y++) {
    for (let x = Math.floor(x0 * width); x < x1 * width; x++) {
      const at = 4 * (y * width + x);
      if ([0, 1, 2, 3].some((k) => Math.abs((data[at + k] as number) - (data[k] as number)) > 32)) count++;
    }
  }
  return count;
}

const noText = { title: " ", subtitle: "" };

describe("PNG", () => {
  it.each([
    { width: 800, height: 400, scale: 2, want: [1600, 800] },
    { width: 800, height: 400, scale: 1, want: [800, 400] },
    { width: 400, height: 200, scale: 3, want: [1200, 600] },
    { width: 333, height: 200, scale: 1.5, want: [499, 300] },
  ])("$width × $height at scale $scale has $want pixels", async ({ want, ...chart }) => {
    const { width, height } = await drawn(figureWith([restarts], chart));
    expect([width, height]).toEqual(want);
  });

  it.each([
    { width: 10_000, height: 100, scale: 4, pixels: "40000 × 400" },
    { width: 10_000, height: 10_000, scale: 3, pixels: "30000 × 30000" },
  ])("refuses $pixels pixels", async ({ pixels, ...chart }) => {
    await expect(pngOf(figureWith([restarts], chart), noWarning)).rejects.toThrow(
      `a PNG of ${pixels} pixels is too large`,
    );
  });

  it("says that its pixels are 1/96 inch at scale 1", async () => {
    const bytes = Buffer.from(await pngOf(figureWith([restarts], { scale: 1 }), noWarning));
    const at = bytes.indexOf("pHYs") + 4;
    expect([bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4), bytes[at + 8]]).toEqual([3780, 3780, 1]);
  });

  // Shares of the picture where the default chart has the text, and how much of it is ink.
  it.each([
    { what: "title", part: [0, 0.4, 0, 0.075], least: 4000 },
    { what: "subtitle", part: [0, 0.4, 0.08, 0.13], least: 1200 },
    { what: "tick labels of y", part: [0.04, 0.1, 0.15, 0.9], least: 1500 },
    { what: "title of y", part: [0, 0.035, 0.3, 0.7], least: 600 },
    { what: "tick labels of x", part: [0.1, 1, 0.88, 0.92], least: 700 },
    { what: "title of x", part: [0.5, 0.6, 0.93, 0.98], least: 300 },
  ])("has ink where the $what is", async ({ part, least }) => {
    const [x0, x1, y0, y1] = part as [number, number, number, number];
    const count = ink(await drawn(figureWith([restarts])), x0, x1, y0, y1);
    expect(count).toBeGreaterThan(least);
    expect(count).toBeLessThan(4 * least);
  });

  it.each<{ what: string; figure: Figure }>([
    { what: "the usual", figure: figureWith([restarts]) },
    { what: "dark", figure: figureWith([restarts], { theme: "dark" }) },
    { what: "small", figure: figureWith([restarts], { width: 240, height: 160 }) },
    {
      what: "a long heading",
      figure: figureWith([restarts], {}, { title: "W".repeat(300), subtitle: "W".repeat(3000) }),
    },
    {
      what: "labels",
      figure: figureWith([1, 2, 3].map((k) => syntheticCurve(99, cosine(0, k, 9), `${"W".repeat(70)}${k}`))),
    },
  ])("has nothing on its rim: $what", async ({ figure }) => {
    const picture = await drawn(figure);
    expect(ink(picture, 0, 1, 0, 1)).toBeGreaterThan(1000);
    const rim = 4 / picture.height;
    for (const part of [
      [0, 1, 0, rim],
      [0, 1, 1 - rim, 1],
      [0, rim, 0, 1],
      [1 - rim, 1, 0, 1],
    ]) {
      expect(ink(picture, ...(part as [number, number, number, number]))).toBe(0);
    }
  });

  it.each([
    { background: undefined, theme: "light", want: [255, 255, 255, 255] },
    { background: undefined, theme: "dark", want: [22, 24, 29, 255] },
    { background: undefined, theme: "print", want: [255, 255, 255, 255] },
    { background: "#ff8000", theme: "light", want: [255, 128, 0, 255] },
    { background: "transparent", theme: "light", want: [0, 0, 0, 0] },
    { background: "rgba(0, 0, 255, 0.5)", theme: "light", want: [0, 0, 255, 127] },
  ] as const)("background $background, $theme: $want", async ({ want, ...chart }) => {
    const { data } = await drawn(figureWith([restarts], chart));
    expect([...data.slice(0, 4)]).toEqual(want);
    expect([...data.slice(-4)]).toEqual(want);
  });

  it("has the same pixels by both encoders", async () => {
    const quick = await drawn(figureWith([restarts]));
    const other = await drawn(figureWith([restarts], { background: "#fff" }));
    expect(Buffer.from(other.data.buffer).equals(Buffer.from(quick.data.buffer))).toBe(true);
  });

  it("draws a thousand times the steps with the same shape", async () => {
    const chart = { scale: 1, annotate: false };
    const line = (length: number) =>
      figureWith([syntheticCurve(length, cosine(0, 1, length / 4))], chart, noText);
    const [few, many] = await Promise.all([drawn(line(3200)), drawn(line(3.2e6))]);
    const inside = [0.12, 1, 0, 0.84] as const;
    let differ = 0;
    for (let i = 0; i < few.data.length; i += 4) {
      const row = Math.floor(i / 4 / few.width) / few.height;
      const column = ((i / 4) % few.width) / few.width;
      if (row > inside[3] || column < inside[0]) continue;
      if (Math.abs((few.data[i] as number) - (many.data[i] as number)) > 128) differ++;
    }
    expect(differ).toBeLessThan(0.001 * few.width * few.height);
  });

  it.each([
    {
      what: "a character that nobody has",
      text: "a\u0378",
      want: "no installed font has \u0378: install a font such as fonts-noto",
    },
  ])("warns of $what, and draws", async ({ text, want }) => {
    const warnings: string[] = [];
    const figure = figureWith([restarts], {}, { title: text });
    const picture = await drawn(figure, (message) => warnings.push(message));
    expect(warnings).toEqual([want]);
    expect(ink(picture, 0, 1, 0.15, 0.9)).toBeGreaterThan(1000);
  });
});

describe("what a PNG says", () => {
  /** The keywords of its texts, and the texts. */
  const textsIn = (bytes: Buffer) => {
    const found: [string, string][] = [];
    for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
      if (bytes.toString("latin1", at + 4, at + 8) !== "iTXt") continue;
      const [keyword = "", ...rest] = bytes
        .toString("utf8", at + 8, at + 8 + bytes.readUInt32BE(at))
        .split("\0");
      found.push([keyword, rest.at(-1) as string]);
    }
    return found;
  };

  it.each([
    { title: "학습률 γ=½", says: "학습률 γ=½" },
    { title: "a\0b\n\tc", says: "a b c" },
  ])("$says", async ({ title, says }) => {
    const texts = textsIn(Buffer.from(await pngOf(figureWith([restarts], {}, { title }), noWarning)));
    expect(texts).toEqual([
      ["Title", says],
      [
        "Description",
        "The learning rate over 150 epochs of test.Synthetic, T_0=30, eta_min=1e-6. " +
          "Peak 0.001 at epoch 0; final 3.736e-6; restarts 4, at epochs 30, 60, 90, 120.",
      ],
      ["Software", "lrplot"],
    ]);
  });
});

describe("loadCanvas", () => {
  it("says what to install where there is no canvas", () => {
    const load = () => {
      throw new Error("Cannot find module 'canvas'\nRequire stack:\n- x");
    };
    for (const format of ["PNG", "PDF"] as const) {
      expect(() => loadCanvas("a", noWarning, format, load)).toThrow(
        new RegExp(
          `^${format} needs the optional package canvas, which is not installed here: run bin/setup, .*; SVG needs nothing$`,
        ),
      );
    }
  });

  it("refuses a canvas that draws no text", () => {
    const blank = (width: number, height: number) => ({
      width,
      height,
      stride: 4 * width,
      toBuffer: () => Buffer.alloc(4 * width * height),
      getContext: () => ({ font: "", fillText() {}, measureText: () => ({}) }),
    });
    const load = () => ({ createCanvas: blank as unknown as CreateCanvas, registerFont() {} });
    expect(() => loadCanvas("a", noWarning, "PDF", load)).toThrow(/^canvas draws no text: /);
  });
});
