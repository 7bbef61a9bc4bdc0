import { inflateSync } from "node:zlib";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Figure } from "../../src/core/figure.ts";
import type { Warn } from "../../src/outputs/format.ts";
import { figureWith, noWarning, restarts, syntheticCurve } from "../helpers/figure.ts";
import { compared, pairOf } from "./compared.ts";
import { pieces } from "./written.ts";

// Without canvas these tests fail, as they should: bin/setup installs it.

async function pdf(figure: Figure, warn: Warn = noWarning): Promise<Buffer> {
  return Buffer.concat([...(await pieces("pdf", figure, warn))].map((piece) => Buffer.from(piece)));
}

/** All that a PDF says, its packed streams too. */
function unpacked(bytes: Buffer): string {
  const source = bytes.toString("latin1");
  const streams = [...source.matchAll(/(<<[^>]*(?:>(?!>)[^>]*)*>>)\s+stream\r?\n/g)].map(
    ({ 0: head, index }) => {
      const from = index + head.length;
      if (!head.includes("/FlateDecode")) return "";
      return inflateSync(bytes.subarray(from), { finishFlush: 2 }).toString("latin1");
    },
  );
  return [source, ...streams].join("\n");
}

afterEach(() => vi.useRealTimers());

describe("PDF", () => {
  it.each([
    { width: 800, height: 400, page: "600 300" },
    { width: 333, height: 251, page: "250 189" },
    { width: 10_000, height: 120, page: "7500 90" },
  ])("$width × $height CSS pixels are a page of $page points", async ({ page, ...size }) => {
    const source = unpacked(await pdf(figureWith([restarts], size)));
    expect(source.startsWith("%PDF-1.")).toBe(true);
    expect([...source.matchAll(/\/MediaBox \[ 0 0 (\d+ \d+) \]/g)].map(([, box]) => box)).toEqual([page]);
  });

  it.each<{ what: string; figure: Figure }>([
    { what: "the usual", figure: figureWith([restarts]) },
    { what: "dark", figure: figureWith([restarts], { theme: "dark", line: "step" }) },
    { what: "a window", figure: figureWith([restarts], { ylim: [1e-4, 5e-4] }) },
    { what: "transparent", figure: figureWith([restarts], { background: "transparent" }) },
    { what: "a comparison", figure: compared([pairOf("a", [99, (i) => i], [99, (i) => i * i])]) },
    { what: "millions", figure: figureWith([syntheticCurve(2e6, (i) => (i % 1000) + 1)], { log_y: true }) },
  ])("is vectors, and has its fonts in it: $what", async ({ figure }) => {
    const source = unpacked(await pdf(figure));
    const fonts = [...source.matchAll(/\/BaseFont \/[A-Z]{6}\+(\S+)/g)].map(([, name]) => name);
    expect([...new Set(fonts)].sort()).toEqual(["Inter-Bold", "Inter-Regular"]);
    expect(source).toContain("/FontFile2 ");
    expect(source).not.toMatch(/\/Subtype\s*\/Image|\bBI\s/);
    expect(source.match(/ l\b/g)?.length).toBeGreaterThan(20);
  });

  it("has the same bytes on another day", async () => {
    const figure = figureWith([restarts]);
    const first = await pdf(figure);
    await pdf(figureWith([restarts], { theme: "dark" }, { title: "another one between" }));
    vi.useFakeTimers({ now: new Date("2031-02-03T04:05:06Z"), toFake: ["Date"] });
    expect((await pdf(figure)).equals(first)).toBe(true);
    expect(unpacked(first)).not.toMatch(/D:20\d\d/);
  });

  it("says what it shows", async () => {
    const source = unpacked(await pdf(figureWith([restarts], {}, { title: "One\nand two" })));
    expect(source).toContain("/Title (One and two)");
    expect(source).toMatch(
      /\/Subject \(The learning rate over 150 epochs of test.Synthetic, .* restarts 4, at epochs 30/,
    );
    expect(source).toContain("/Creator (lrplot)");
  });

  it("warns of a character that no font has", async () => {
    const warnings: string[] = [];
    await pdf(figureWith([restarts], {}, { title: "a\u0378" }), (message) => warnings.push(message));
    expect(warnings).toEqual(["no installed font has \u0378: install a font such as fonts-noto"]);
  });
});
