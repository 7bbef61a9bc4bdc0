import type { Tried } from "./compared-from.ts";
import type { Cut, Log } from "./log.ts";

/** So many digits a number may be written with. */
const digits = Array.from({ length: 17 }, (_, i) => i + 1);

/**
 * Is the last row's number only the beginning of another one: of the value that is planned at `index`, or of the step
 * behind that of the row before it? Else its line may lack an end as files do that are whole.
 */
export function isCut({ cut, rows }: Log, { held }: Pick<Tried, "held">, index: number): boolean {
  if (cut === undefined) return false;
  if (cut.of === "step") {
    const [before, previous] = [rows.at(-2)?.step ?? Number.NaN, rows.at(-3)?.step ?? 0];
    return begins(cut, [String(before + Math.max(1, before - previous))]);
  }
  const planned = held.planned[held.rows.indices.indexOf(index)];
  return planned !== undefined && begins(cut, textsOf(planned));
}

const begins = ({ text }: Cut, texts: readonly string[]) =>
  texts.some((whole) => whole.length > text.length && whole.startsWith(text.toLowerCase()));

/** What a value may be written as, with any number of digits. */
const textsOf = (value: number): string[] => [
  String(value),
  ...digits.flatMap((count) => [
    value.toExponential(count - 1),
    value.toPrecision(count),
    value.toFixed(count),
  ]),
];
