import { describe, expect, it } from "vitest";
import type { Figure } from "../../src/core/figure.ts";
import { windowOf } from "../../src/core/window.ts";
import { headingOf as headingIn } from "../../src/outputs/chart/heading.ts";
import { textWidth } from "../../src/outputs/chart/text.ts";
import { figureWith, restarts } from "../helpers/figure.ts";

const headingOf = (figure: Figure) => headingIn(figure, windowOf(figure));

describe("headingOf", () => {
  it.each([
    {
      what: "a long subtitle is set smaller",
      rest: { subtitle: "gamma=0.5, ".repeat(30) },
      lines: 3,
      size: 10,
    },
    {
      what: "a subtitle without end is cut",
      rest: { subtitle: "gamma=0.5, ".repeat(900) },
      lines: 7,
      size: 10,
    },
    { what: "a short one is not", rest: { subtitle: "gamma=0.5" }, lines: 1, size: 12 },
  ])("$what", ({ rest, lines, size }) => {
    const { subtitle, subtitleSize } = headingOf(figureWith([restarts], {}, rest));
    expect(subtitleSize).toBe(size);
    expect(subtitle).toHaveLength(lines);
  });

  it("leaves room on each line for a font that is a seventh wider", () => {
    const { title, titleSize, subtitle, subtitleSize } = headingOf(
      figureWith([restarts], {}, { title: "title ".repeat(40), subtitle: "gamma=0.5 ".repeat(40) }),
    );
    const widths = [
      ...title.map((line) => textWidth(line, titleSize, true)),
      ...subtitle.map((line) => textWidth(line, subtitleSize)),
    ];
    expect((8 / 7) * Math.max(...widths)).toBeLessThanOrEqual(800 - 12);
    expect(Math.max(...widths)).toBeGreaterThan(0.8 * 776);
  });

  // Were text measured again for every character that is left out, this would take minutes.
  it.each([
    { what: "words", subtitle: "milestones=".padEnd(100_000, "123456, ") },
    { what: "one word", subtitle: "1".repeat(100_000) },
    { what: "characters without a glyph", subtitle: "학".repeat(100_000) },
    { what: "characters without a width", subtitle: "\u200b".repeat(100_000) + "1".repeat(3000) },
  ])("lays out 100,000 characters at once: $what", ({ subtitle }) => {
    const heading = headingOf(figureWith([restarts], {}, { subtitle }));
    expect(heading.subtitle).toHaveLength(7);
    expect(heading.subtitle.at(-1)).toMatch(/…$/);
  });
});
