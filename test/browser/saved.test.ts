import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { browserFor } from "../helpers/browser.ts";
import { cosine, figureWith, listed, syntheticCurve } from "../helpers/figure.ts";
import { folderWith } from "../helpers/folder.ts";
import { drag, pageOf, pageOfLine, saved } from "../helpers/page.ts";

const { Image, createCanvas } = createRequire(import.meta.url)("canvas");
const folder = folderWith({});
const open = browserFor();
const line = "cosine --T-max 150 vs cosine-warm --T0 30 --epochs 150 --title 'Two <of> them & more'";

describe("CSV", () => {
  test.each([
    "cosine-warm --T0 30 --epochs 150",
    "onecycle --max-lr 0.1 --epochs 10 --steps-per-epoch 50",
    "cosine --T-max 50 --lr backbone=1e-5,head=1e-3 --epochs 50 --precision 5",
    "step --step-size 3 --lr a=1,b=2 --parameter lr,momentum --epochs 9",
    "step --step-size 3 --lr a=1,b=2 --parameter momentum --epochs 9",
    "diff step --step-size 3 --lr a=1,b=2 vs step --step-size 4 --lr a=1,b=2 --parameter lr,momentum --epochs 9",
    "step --step-size 3 --label '=a,\"b\"' vs step --step-size 2 --epochs 9 --label b",
  ])("%s: what lrplot itself writes", async (line) => {
    const { file, csv } = await pageOfLine(line, folder);
    const page = await open(file);
    const { name, bytes } = await saved(page, "CSV");
    expect(bytes.toString()).toBe(csv);
    expect(name).toMatch(/^[\w-]+\.csv$/);
  });

  test("what is seen: the rows of the zoom, the columns of the legend", async () => {
    const { file, csv } = await pageOfLine(line, folder);
    const page = await open(file);
    await drag(page, 19.5 / 150, 30.5 / 150);
    await page.getByRole("button", { name: "CosineAnnealingWarmRestarts" }).click();
    const rows = csv.split("\n").map((row) => row.split(","));
    const want = [rows[0], ...rows.slice(21, 32)].map((row) => `${row?.[0]},${row?.[2]}\n`);
    expect((await saved(page, "CSV")).bytes.toString()).toBe(want.join(""));
  });
});

test("CSV of a sample says so, where it is one", async () => {
  const curve = syntheticCurve(100_000, cosine(1e-6, 1e-3, 1_000));
  const page = await open(await pageOf(figureWith([curve]), folder, "long.html"));
  const button = page.getByRole("button", { name: "CSV" });
  const sample = await saved(page, "CSV");
  const rows = sample.bytes.toString().trimEnd().split("\n").length - 1;
  expect(rows).toBeLessThan(100_000);
  expect(sample.name).toBe("long-sample.csv");
  expect(await button.getAttribute("title")).toBe(
    `Save what is seen as CSV: a sample, ${rows.toLocaleString("en")} of 100,000 values`,
  );
  const part = figureWith([curve], { xlim: [500, 600] });
  const whole = await open(await pageOf(part, folder, "window.html"));
  expect((await saved(whole, "CSV")).name).toBe("window.csv");
  expect(await whole.getByRole("button", { name: "CSV" }).getAttribute("title")).toBe(
    "Save what is seen as CSV",
  );
});

describe("SVG", () => {
  test("stands alone: it parses, and has its title, legend and styles with it", async () => {
    const page = await open((await pageOfLine(line, folder)).file);
    const { name, bytes } = await saved(page, "SVG");
    const text = bytes.toString();
    expect(name).toMatch(/\.svg$/);
    expect(await page.evaluate(rootName(text))).toBe("svg");
    expect(text).toContain("Two &lt;of&gt; them &amp; more");
    expect(text.match(/>CosineAnnealingWarmRestarts</g)).toHaveLength(1);
    expect(text).toMatch(/<path stroke-dasharray="[^"]+" d="[^"]{99,}"[^>]* stroke="rgb\(213, 94, 0\)"/);
    expect(text).toContain('font-family="Inter, Helvetica, Arial, sans-serif"');
    expect(text).not.toMatch(/class=|var\(|<script|xlink|href/);
  });

  test("control characters in a title leave it readable", async () => {
    const figure = figureWith(
      [listed([1, 2])],
      {},
      { title: "a\u0001\ud800\uffffb", subtitle: "\u001b[31m" },
    );
    const page = await open(await pageOf(figure, folder, "control.html"));
    expect(await page.evaluate(rootName((await saved(page, "SVG")).bytes.toString()))).toBe("svg");
  });
});

/** JavaScript for a browser: the name of an XML text's root, or that of the parser's complaint. */
function rootName(text: string): string {
  return `(() => {
    const parsed = new DOMParser().parseFromString(${JSON.stringify(text)}, "image/svg+xml");
    return parsed.querySelector("parsererror")?.textContent ?? parsed.documentElement.tagName;
  })()`;
}

describe("PNG", () => {
  test.each([
    ["light", [255, 255, 255]],
    ["dark", [22, 24, 29]],
  ] as const)("is the SVG in two pixels for one, on a %s page", async (colorScheme, background) => {
    const page = await open((await pageOfLine(line, folder)).file, { colorScheme });
    const svg = (await saved(page, "SVG")).bytes.toString();
    const { name, bytes } = await saved(page, "PNG");
    expect(name).toMatch(/\.png$/);
    expect(bytes.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
    const size =
      [...svg.matchAll(/^<svg [^>]*?width="(\d+)" height="(\d+)"/g)][0]?.slice(1).map(Number) ?? [];
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual(size.map((side) => 2 * side));
    const { data } = pixelsOf(bytes);
    expect([...data.subarray(0, 4)]).toEqual([...background, 255]);
    expect(inkOf(data, background)).toBeGreaterThan(10_000);
  });
});

function pixelsOf(bytes: Buffer): { data: Uint8ClampedArray } {
  const image = new Image();
  image.src = bytes;
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}

/** How many pixels differ from a colour. */
function inkOf(data: Uint8ClampedArray, [red, green, blue]: readonly [number, number, number]): number {
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (data[i] !== red || data[i + 1] !== green || data[i + 2] !== blue) count++;
  }
  return count;
}
