import type { Kind } from "../core/kind.ts";
import { Problem } from "../core/problem.ts";
import { fold } from "../core/suggest.ts";

const number = /^[+-]?(\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(e[+-]?\d+)?$/i;

/** Does a word look like a number, so that it is no flag although it begins with "-"? */
export function looksLikeNumber(word: string): boolean {
  return number.test(word) || /^-?(inf(inity)?|nan)$/i.test(word);
}

/** The number that a word is, `1_000` as in Python too; NaN where it is none. */
export function numberOf(word: string): number {
  return number.test(word) ? Number(word.replaceAll("_", "")) : Number.NaN;
}

/**
 * The value of a config that a flag's texts stand for: `0.1`, `0.1,0.2`, `backbone=1e-5,head=1e-3`, `true`.
 * A text that does not fit stays text, for the schema to refuse by its own rule.
 */
export function flagValue(texts: readonly string[], kind: Kind): unknown {
  if (kind.base === "any" || kind.base === "object") return json(texts.at(-1) as string, kind.base);
  if (kind.named && texts.length === 1 && texts[0]?.trimStart().startsWith("{")) {
    return json(texts[0].replace(/([{,]\s*)(-?\d+)(?=\s*:)/g, '$1"$2"'), kind.base); // Python's keys may be numbers
  }
  const isOne = kind.list === "never" && !kind.named;
  const items = isOne || kind.base === "text" ? texts : texts.flatMap(split);
  if (kind.named && items.some((item) => item.includes("="))) return pairs(items, kind);
  const values = items.map((item) => single(item, kind));
  const [only] = values;
  return kind.list === "always" || values.length > 1 ? values : only;
}

function split(text: string): string[] {
  const inner = text.replace(/^\[(.*)\]$/s, "$1").trim();
  return inner === "" ? [] : itemsOf(inner);
}

/** `1, 2` as its two items; `f(1, 2)` is one. Throws a Problem where there is nothing between two commas. */
export function itemsOf(text: string): string[] {
  const items = text.split(text.includes("(") ? /,(?![^()]*\))/ : ",").map((item) => item.trim());
  if (items.some((item) => item !== "") && items.includes("")) {
    throw new Problem(`${JSON.stringify(text)} has a comma with no value beside it`);
  }
  return items;
}

function single(text: string, { base, nullable, choices }: Kind): unknown {
  if (nullable && /^(none|null)$/i.test(text)) return null;
  if (base === "number" || base === "integer") {
    const value = numberOf(text);
    return Number.isNaN(value) ? text : value;
  }
  if (base === "choice") return choices.find((choice) => fold(choice) === fold(text)) ?? text;
  if (base !== "boolean") return text;
  if (/^(true|yes|on|1)$/i.test(text)) return true;
  return /^(false|no|off|0)$/i.test(text) ? false : text;
}

function pairs(items: readonly string[], kind: Kind): Record<string, unknown> {
  const named = new Map<string, unknown>();
  for (const item of items) {
    const at = item.indexOf("=");
    if (at < 0 && kind.list === "never") {
      throw new Problem(`${JSON.stringify(item)} has no value`, { allowed: "each has one, 10=0.5,20=0.1" });
    }
    if (at < 0) {
      throw new Problem(`${JSON.stringify(item)} is for a param group without a name`, {
        allowed: "all of them have names, head=1e-3,body=1e-5, or none",
      });
    }
    const name = item.slice(0, at).trim();
    if (named.has(name)) throw new Problem(`${JSON.stringify(name)} is given twice`);
    named.set(name, single(item.slice(at + 1).trim(), kind));
  }
  return Object.fromEntries(named);
}

function json(text: string, base: Kind["base"]): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(`${text} is not JSON`, {
      hint:
        base === "any"
          ? "Compose schedules with then@N and `and`, or in a config file"
          : "Quote it for the shell, or write a config file",
    });
  }
}
