import { isProblem } from "../../core/problem.ts";
import { settingText } from "../asked-for.ts";
import { type Environment, oneLine, type Value } from "../environment.ts";
import type { Expression } from "../syntax.ts";
import { evaluate } from "../value.ts";
import { environmentOf } from "./environment.ts";
import type { Outline } from "./outline.ts";

/** The options of a script that have their defaults, by what is written where they are used: `args.lr`. */
export type UsedDefaults = ReadonlyMap<string, Expression>;

/** More names than these are counted. */
const MOST_NAMES = 6;
/** A longer text says nothing at a glance. */
const MOST_SIGNS = 40;

/**
 * `args.lr is 0.1, args.epochs 90 by default (--set "args.lr=…" says another)`; undefined where there is none but those
 * whose last word is among `others`, which flags say otherwise.
 */
export function usedDefaultsText(
  used: UsedDefaults,
  outline: Outline,
  known: Environment,
  others: ReadonlySet<string>,
): string | undefined {
  const { source } = outline.module;
  const scope = { source, environment: environmentOf(outline, known) };
  const all = [...used].flatMap(([text, expression]) => {
    const word = /(\w+)\W*$/.exec(text.replace(/,.*$/, ""))?.[1] ?? "";
    const value = others.has(word) ? undefined : valueText(expression);
    return value === undefined || text.length > MOST_SIGNS ? [] : { text, value };
  });
  const [first, ...rest] = all.slice(0, MOST_NAMES);
  if (!first) return undefined;
  const more = all.length > MOST_NAMES ? ` and ${all.length - MOST_NAMES} more` : "";
  const list = [`${first.text} is ${first.value}`, ...rest.map(({ text, value }) => `${text} ${value}`)];
  return `${list.join(", ")}${more} by default (--set ${settingText(first.text, "…")} says another)`;

  /** As the script writes it, where that is a value by itself; undefined for None, and what is none. */
  function valueText(expression: Expression): string | undefined {
    try {
      const value = evaluate(expression, scope);
      const written = oneLine(source.text.slice(expression.from, expression.to));
      const text = Number(written) === value ? written : pythonText(value);
      return value === null || text.length > MOST_SIGNS ? undefined : text;
    } catch (error) {
      if (!isProblem(error)) throw error;
      return undefined;
    }
  }
}

const pythonText = (value: Value): string =>
  typeof value === "boolean" ? (value ? "True" : "False") : JSON.stringify(value);
