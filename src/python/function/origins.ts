import type { Source } from "../source.ts";
import { lineAndColumn } from "../source.ts";

/** The place of an offset of a text, in the file that the text was made from; undefined for what is in none. */
type Origin = (offset: number) => string | undefined;

/** Bundles have modules of their own, and all of them look here, as they do for the interpreter. */
const key = Symbol.for("lrplot.originsOfFunctions");
const shared = globalThis as { [key]?: Map<string, Origin> };
/** More are not remembered. */
const MOST = 100;

/** Remember where the pieces of a text of a function come from, for what it raises when it runs. */
export function rememberOrigin(
  text: string,
  source: Source,
  sourceOf: (offset: number) => number | undefined,
) {
  const origins = shared[key] ?? new Map<string, Origin>();
  shared[key] = origins;
  origins.delete(text);
  origins.set(text, (offset) => {
    const at = sourceOf(offset);
    return at === undefined ? undefined : placeIn(source, at);
  });
  const [oldest] = origins.keys();
  if (origins.size > MOST && oldest !== undefined) origins.delete(oldest);
}

/** The place of an offset, in the file that a text comes from or else in the text itself. */
export const originOf = (text: string, offset: number): string =>
  shared[key]?.get(text)?.(offset) ?? placeIn({ text, file: undefined }, offset);

function placeIn(source: Source, offset: number): string {
  const { line, column } = lineAndColumn(source, offset);
  return source.lineName?.(line) ?? `line ${line}, column ${column}`;
}
