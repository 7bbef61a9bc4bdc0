import * as z from "zod";
import { orIssue, show } from "../../src/core/check.ts";
import { Problem } from "../../src/core/problem.ts";

/** Epochs (or updates) that have a rate of their own. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly lr: number;
}

/** `--epoch2lr` and `--update2lr`: a Python dict as text, or an object, whose keys are `3`, `1-2` or `3,7`. */
export const manualRates = (what: string) =>
  z
    // lazy, so that a flag's value is not taken for JSON but stays text
    .union([z.string(), z.lazy(() => z.record(z.string(), z.number()))])
    .default("{}")
    .transform((value, context) =>
      orIssue(context, () =>
        typeof value === "string" ? spansOf(entriesOf(value)) : spansOf(new Map(Object.entries(value)), true),
      ),
    )
    .describe(`rates by ${what}, as {'1-4': 0.1, '5,7': 0.05, '9': 0.01}`);

/** The rate at a number that never falls: that of the last key up to it; undefined before the first. */
export function following(spans: readonly Span[]): (n: number) => number | undefined {
  let next = 0;
  return (n) => {
    while ((spans[next]?.from ?? Infinity) <= n) next++;
    return spans[next - 1]?.lr;
  };
}

const string = /'[^'\\]*'|"[^"\\]*"/.source;
const number = /[+-]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?\d+)?/.source;
const entry = new RegExp(`\\s*(${string})\\s*:\\s*(${number}|${string})\\s*(,|$)`, "iy");

/** `ast.literal_eval` of a dict from text to numbers; a key that stands there twice has its last value. */
function entriesOf(text: string): Map<string, number> {
  // fairseq takes the spaces out, those in the keys too
  const dict = /^\{(.*)\}$/s.exec(text.replaceAll(" ", "").trim());
  if (!dict) throw notDict(text);
  const entries = new Map<string, number>();
  const inner = (dict[1] as string).trimEnd();
  entry.lastIndex = 0;
  while (entry.lastIndex < inner.length) {
    const [, key = "", value = ""] = entry.exec(inner) ?? [];
    const lr = Number(value.replace(/^['"](.+)['"]$/, "$1").replaceAll("_", ""));
    if (key === "" || value === "" || !Number.isFinite(lr)) throw notDict(text);
    entries.set(key.slice(1, -1), lr);
  }
  return entries;
}

const notDict = (text: string) =>
  new Problem(`${show(text)} is not a dict of rates`, {
    allowed: "text such as {'1-4': 0.1, '5,7': 0.05}, its keys in quotes",
  });

/**
 * The spans of all keys in their order, where a later key takes from an earlier one what both name. An object's
 * keys have no order that could be relied on: with `unordered` they must not name the same.
 */
function spansOf(entries: ReadonlyMap<string, number>, unordered = false): Span[] {
  let spans: Span[] = [];
  let last = -Infinity;
  for (const [key, lr] of entries) {
    for (const [from, to] of rangesOf(key)) {
      if (to < from) continue;
      if (from <= last) {
        const twice = spans.find((span) => span.from <= to && from <= span.to && span.lr !== lr);
        if (twice && unordered) {
          throw new Problem(`${Math.max(from, twice.from)} is in two keys, with two rates`, {
            allowed: "each is in one; in a dict as text the last one counts",
          });
        }
        spans = spans.flatMap((span) => outside(span, from, to));
      }
      last = Math.max(last, to);
      spans.push({ from, to, lr });
    }
  }
  return spans.sort((a, b) => a.from - b.from);
}

/** What is left of a span without the numbers `from` to `to`. */
function outside(span: Span, from: number, to: number): Span[] {
  if (to < span.from || span.to < from) return [span];
  const parts = [
    { ...span, to: from - 1 },
    { ...span, from: to + 1 },
  ];
  return parts.filter((part) => part.from <= part.to);
}

function rangesOf(key: string): (readonly [from: number, to: number])[] {
  const int = (text = "") => {
    if (/^\s*[+-]?\d+(_\d+)*\s*$/.test(text)) return Number(text.replaceAll("_", ""));
    throw new Problem(`${show(key)} is no number or range`, { allowed: 'a key is "3", "1-2" or "3,7"' });
  };
  if (key.includes(",")) return key.split(",").map((text) => [int(text), int(text)]);
  const [from, to = from] = key.split("-");
  return [[int(from), int(to)]];
}
