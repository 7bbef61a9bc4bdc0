import { expect, test } from "vitest";
import type { Figure } from "../../src/core/figure.ts";
import { formatNamed, formatOf, formats } from "../../src/outputs/index.ts";
import { figureWith, restarts } from "../helpers/figure.ts";

test.each([
  ["lr.csv", "csv"],
  ["a/b.c/LR.TSV", "tsv"],
  ["x.json", "json"],
  ["x.vl.json", "vl.json"],
  ["LR.Png", "png"],
  ["x.svg", "svg"],
  ["x.pdf", "pdf"],
  ["x.jsonl", "jsonl"],
  ["x.ndjson", "jsonl"],
  ["csv", undefined],
  ["lr", undefined],
  ["lr.xyz", undefined],
  ["lr.csv.gz", undefined],
  ["", undefined],
] as [string, string | undefined][])("formatOf(%j) is %s", (file, name) => {
  expect(formatOf(file)?.name).toBe(name);
});

test.each([
  ["csv", "csv"],
  ["JSON", "json"],
  ["ndjson", "jsonl"],
  [".csv", undefined],
  ["", undefined],
  ["xlsx", undefined],
] as [string, string | undefined][])("formatNamed(%j) is %s", (given, name) => {
  expect(formatNamed(given)?.name).toBe(name);
});

test("every name and ending belongs to one format", () => {
  const names = formats.flatMap(({ extensions }) => extensions);
  expect(new Set(names).size).toBe(names.length);
  for (const format of formats) {
    expect(formatNamed(format.name)).toBe(format);
    for (const extension of format.extensions) {
      expect(extension).toMatch(/^(\.[a-z0-9]+)+$/);
      expect(formatOf(`file${extension}`)).toBe(format);
    }
  }
});

test.each(
  formats.flatMap((format) => [false, true].map((isMarked) => [format.name, isMarked, format] as const)),
)("%s, with marks: %s, looks for findings where it says so", async (_, isMarked, { findings, load }) => {
  let looks = 0;
  const figure: Figure = {
    ...figureWith([restarts], { mark_findings: isMarked }, { code: async () => "", config: {} }),
    get findings() {
      looks++;
      return [];
    },
  };
  const write = await load();
  const written = await write(figure, () => {}, { columns: 80, rows: 24, colors: 1 });
  for (const _ of written);
  expect(looks > 0).toBe(findings === "always" || (findings === "marked" && isMarked));
});
