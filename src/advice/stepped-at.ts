import type { Interval } from "../core/definition.ts";
import type { Sight } from "./rule.ts";

/**
 * How to have a schedule stepped at another interval: the flag, or the parameter that says it; undefined where its
 * framework steps it at the one that it is stepped at, whatever anyone says.
 */
export function steppedAt(interval: Interval, { planned: { part } }: Sight): string | undefined {
  const { definition } = part;
  if (part.interval !== undefined) {
    const said = Object.entries(definition.intervals?.[interval] ?? {});
    return said.length === 0
      ? undefined
      : said.map(([name, value]) => `${name}=${pythonText(value)}`).join(", ");
  }
  if (definition.ownInterval) return undefined;
  return interval === "epoch" && definition.interval === "step" ? undefined : `--interval ${interval}`;
}

const pythonText = (value: unknown) => (value === true ? "True" : value === false ? "False" : String(value));
