import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import type { Figure } from "../../src/core/figure.ts";
import type { Screen } from "../../src/outputs/format.ts";
import { indexedColors } from "../../src/outputs/terminal/style.ts";
import { figureWith, listed } from "../helpers/figure.ts";
import { linesOn } from "./terminal-figures.ts";

const rates = fc.array(
  fc.oneof(fc.double({ min: 0, max: 10, noNaN: true }), fc.double({ min: -1e300, max: 1e300, noNaN: true })),
  { minLength: 1, maxLength: 60 },
);
const names = fc.array(fc.string({ unit: "grapheme", maxLength: 40 }), { minLength: 1, maxLength: 12 });
const limits = (max: number) =>
  fc
    .tuple(fc.double({ min: 0, max, noNaN: true }), fc.double({ min: 0, max, noNaN: true }))
    .map(([a, b]): [number, number] => (a < b ? [a, b] : [b, a + 1]));

/** Limits that leave something to draw. */
const around = ([low, high]: [number, number], rate: number): [number, number] => [
  Math.min(low, rate),
  Math.max(high, rate),
];

const figures: fc.Arbitrary<Figure> = fc
  .record({
    rates,
    names,
    title: fc.string({ unit: "binary", maxLength: 60 }),
    log_y: fc.boolean(),
    line: fc.constantFrom("linear", "step"),
    x: fc.constantFrom(undefined, "step", "epoch", "both"),
    ylim: fc.option(limits(10), { nil: undefined }),
    xlim: fc.option(fc.constant<[number, number]>([0, 3]), { nil: undefined }),
    annotate: fc.boolean(),
    steps_per_epoch: fc.constantFrom(1, 7),
  })
  .map(({ rates, names, title, steps_per_epoch, ylim, ...chart }) =>
    figureWith(
      names.map((name, i) =>
        listed(
          rates.map((rate) => rate / (i + 1)),
          `${name}${i}`,
        ),
      ),
      { ...chart, ylim: ylim && around(ylim, rates[0] as number) },
      { title, steps_per_epoch, x: steps_per_epoch > 1 ? "step" : "epoch" },
    ),
  );
const screens: fc.Arbitrary<Screen> = fc.record({
  columns: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 30, max: 250 })),
  rows: fc.integer({ min: 1, max: 70 }),
  colors: fc.constantFrom(1, 4, 8, 24),
  ascii: fc.boolean(),
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what it is about
const sgr = /\u001b\[[\d;]+m/g;
const silent = () => {};

test("no line is wider than the screen, and they are no more than its rows", async () => {
  await fc.assert(
    fc.asyncProperty(figures, screens, async (figure, screen) => {
      const lines = (await linesOn(screen, figure, silent)).map((line) => line.replace(sgr, ""));
      expect(lines.length).toBeLessThanOrEqual(screen.rows);
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(screen.columns);
    }),
    { numRuns: 150 },
  );
});

test("nothing but text and, where there are colours, SGR reaches the terminal", async () => {
  await fc.assert(
    fc.asyncProperty(figures, screens, async (figure, screen) => {
      const text = (await linesOn(screen, figure, silent)).join("");
      expect(screen.colors === 1 ? text : text.replace(sgr, "")).not.toMatch(
        /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u,
      );
    }),
    { numRuns: 150 },
  );
});

test("the same figure on the same screen is the same text", async () => {
  await fc.assert(
    fc.asyncProperty(figures, screens, async (figure, screen) => {
      expect(await linesOn(screen, figure, silent)).toEqual(await linesOn(screen, figure, silent));
    }),
    { numRuns: 50 },
  );
});

test("the highest rate is drawn in the first row that has dots, above its place on the lower axis", async () => {
  const walks = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 18 });
  await fc.assert(
    fc.asyncProperty(walks, async (walk) => {
      const peak = walk.indexOf(Math.max(...walk));
      fc.pre(walk.every((rate, i) => i === peak || rate < 0.8 * (walk[peak] as number)));
      const lines = await linesOn({ columns: 120 }, figureWith([listed(walk)], { annotate: false }));
      const plot = lines.flatMap((line) => line.split(/[┤│]/)[1] ?? []);
      const columns = (lines.find((line) => line.includes("└")) as string).split("└")[1]?.length as number;
      const first = plot.find((line) => /[\u2801-\u28ff]/.test(line)) as string;
      const at = first.search(/[\u2801-\u28ff]/);
      const place = (peak / (walk.length - 1)) * (columns - 1);
      expect(Math.abs(at - place)).toBeLessThan(1 + columns / (walk.length - 1));
    }),
  );
});

test("every curve is seen, in its colour", async () => {
  const curves = fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 9, maxLength: 9 }), {
    minLength: 1,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(curves, async (values) => {
      const figure = figureWith(values.map((rates, i) => listed(rates, `c${i}`)));
      const plot = (await linesOn({ colors: 8 }, figure)).filter((line) => /[┤│]/.test(line)).join("");
      for (const hue of indexedColors.hues.slice(0, values.length)) expect(plot).toContain(`38;5;${hue}m`);
    }),
  );
});
