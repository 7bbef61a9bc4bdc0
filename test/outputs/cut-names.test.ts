import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cutting, cutNames } from "../../src/outputs/cut-names.ts";

const inCharacters = (width: number): Cutting => ({
  ellipsis: "…",
  fits: (name) => name.length <= width,
  shorten: (name) => (name.length <= width ? name : `${name.slice(0, width - 1)}…`),
});

describe("names are cut", () => {
  it.each<{ what: string; width: number; names: string[]; cut: string[] }>([
    { what: "not where all fit", width: 9, names: ["a (1)", "a (2)"], cut: ["a (1)", "a (2)"] },
    { what: "where one is long", width: 9, names: ["short", "a long name"], cut: ["short", "a long n…"] },
    {
      what: "by the words that all begin with",
      width: 12,
      names: ["StepLR(size=5, gamma=0.1)", "StepLR(size=5, gamma=0.2)"],
      cut: ["…gamma=0.1)", "…gamma=0.2)"],
    },
    {
      what: "by the words that those begin with which would be the same",
      width: 12,
      names: ["StepLR(size=5, gamma=0.1)", "StepLR(size=5, gamma=0.2)", "CosineLR(9)"],
      cut: ["…gamma=0.1)", "…gamma=0.2)", "CosineLR(9)"],
    },
    {
      what: "within a word where that is long",
      width: 8,
      names: ["configurations/one.json", "configurations/two.json"],
      cut: ["…one.js…", "…two.js…"],
    },
    {
      what: "at what two pairs of them differ in",
      width: 8,
      names: ["a first-name-1", "a first-name-2", "b first-name-1", "b first-name-2"],
      cut: ["…1", "…2", "…1", "…2"],
    },
    {
      what: "to the beginning where it is all that there is",
      width: 6,
      names: ["abcdefgh", "abcdefgh 2"],
      cut: ["abcde…", "… 2"],
    },
    {
      what: "not within a character",
      width: 4,
      names: ["xxxxx\u{1f600}x", "xxxxx\u{1f601}x"],
      cut: ["…\u{1f600}x", "…\u{1f601}x"],
    },
    { what: "alone, at their end", width: 4, names: ["a long name"], cut: ["a l…"] },
  ])("$what", ({ width, names, cut }) => {
    expect(cutNames(names, inCharacters(width))).toEqual(cut);
  });

  it("and fit, and are told apart where nothing but their ends differs", () => {
    const beginning = fc.string({ minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        beginning,
        fc.integer({ min: 6, max: 20 }),
        fc.integer({ min: 2, max: 40 }),
        (text, width, count) => {
          const names = Array.from({ length: count }, (_, i) => `${text}${i + 100}`);
          const cut = cutNames(names, inCharacters(width));
          expect(new Set(cut).size).toBe(count);
          for (const name of cut) expect(name.length).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});
