import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fontTable } from "../../scripts/fonts.mjs";
import { missingGlyphs, shorten, textWidth, wrap } from "../../src/outputs/chart/text.ts";

describe("the table of advance widths", () => {
  it("is what scripts/fonts.mjs makes of the fonts", async () => {
    const file = new URL("../../src/outputs/chart/inter.ts", import.meta.url);
    expect(await readFile(file, "utf8")).toBe(await fontTable());
  });

  // In font units, as the fonts' own tables say: 2048 to the em.
  it.each([
    { text: "", bold: false, units: 0 },
    { text: " ", bold: false, units: 576 },
    { text: "A", bold: false, units: 1413 },
    { text: "AA", bold: false, units: 2826 },
    { text: "A", bold: true, units: 1529 },
    { text: "학", bold: false, units: 2048 },
    { text: "e\u0301", bold: false, units: 1194 },
  ])("$text, bold $bold: $units", ({ text, bold, units }) => {
    expect(textWidth(text, 2048, bold)).toBeCloseTo(units, 6);
  });
});

describe("missingGlyphs", () => {
  it.each([
    { text: "CosineAnnealingLR, γ=0.5 − ½ … é", missing: [] },
    { text: "학습률 학습", missing: ["학", "습", "률"] },
    { text: "a\u200b\u0007b", missing: [] },
  ])("$text: $missing", ({ text, missing }) => {
    expect(missingGlyphs(text)).toEqual(missing);
  });
});

describe("wrap", () => {
  it.each([
    { text: "", lines: [] },
    { text: "one two", lines: ["one two"] },
    { text: "  one  two  ", lines: ["one two"] },
    { text: "aaaaaaaaa bbbbbbbb cccc", lines: ["aaaaaaaaa", "bbbbbbbb", "cccc"] },
    { text: "a bbbbbbbbbbbbbbbbbbbb", lines: ["a", "bbbbbbbbbb", "bbbbbbbbbb"] },
  ])("$text", ({ text, lines }) => {
    expect(wrap(text, 10, 64)).toEqual(lines);
  });

  it("makes lines that fit, of all the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 30, max: 300 }), (text, width) => {
        const lines = wrap(text, 10, width);
        expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
        for (const line of lines)
          expect([...line].length > 1 ? textWidth(line, 10) : 0).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe("shorten", () => {
  it.each([
    { text: "short", width: 100, want: "short" },
    { text: "much too long", width: 50, want: "much to…" },
    { text: "much too long", width: 1, want: "…" },
  ])("$text in $width: $want", ({ text, width, want }) => {
    expect(shorten(text, 10, width)).toBe(want);
  });
});
