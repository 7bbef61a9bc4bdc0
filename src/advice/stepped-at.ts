import type { Interval, Part } from "../core/definition.ts";

/**
 * How to have a schedule stepped at another interval: the flag, or the parameter that says it; undefined where its
 * framework steps it at the one that it is stepped at, whatever anyone says.
 */
export function steppedAt(interval: Interval, part: Part): string | undefined {
  const { definition } = part;
  if (part.interval !== undefined) return saidIn(interval, part);
  if (definition.ownInterval) return undefined;
  return interval === "epoch" && definition.interval === "step" ? undefined : `--interval ${interval}`;
}

/** The parameters of a schedule that say it, `by_epoch=True`; undefined where it has none. */
export function saidIn(interval: Interval, { definition }: Part): string | undefined {
  const said = Object.entries(definition.intervals?.[interval] ?? {});
  const texts = said.map(([name, value]) => `${name}=${pythonText(value)}`);
  return texts.length === 0 ? undefined : texts.join(", ");
}

const pythonText = (value: unknown) => (value === true ? "True" : value === false ? "False" : String(value));
