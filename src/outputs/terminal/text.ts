import { cutNames } from "../cut-names.ts";

/** Controls and surrogates without their other half; marks that turn the direction of what follows. */
const breaking = /[\s\p{Cc}\p{Cs}]+/gu;
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A user's text on one line, without what could move the cursor, colour the screen or turn the line around. */
export function plain(text: string): string {
  return text.replace(turning, "").replace(breaking, " ").trim();
}

/** How wide text is in a terminal. */
export interface Measure {
  /** In columns. */
  widthOf(text: string): number;
  /** What a reader takes for characters: where a text may be cut. */
  charactersOf(text: string): Iterable<string>;
}

/** What text is shortened by. */
export interface Writing extends Measure {
  readonly ellipsis: string;
}

/** Of texts in which every character takes one column, as `isNarrow` says. */
const narrow: Measure = { widthOf: (text) => text.length, charactersOf: (text) => text };

/** The measure of some texts, and of what lrplot writes itself. */
export async function measureOf(texts: readonly string[]): Promise<Measure> {
  return texts.every(isNarrow) ? narrow : (await import("./wide.ts")).wide;
}

function isNarrow(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** As much of a text as fits into `width` columns, with the ellipsis where that is not all. */
export function shorten(text: string, width: number, writing: Writing, ellipsis = writing.ellipsis): string {
  const { widthOf, charactersOf } = writing;
  if (widthOf(text) <= width) return text;
  const room = width - widthOf(ellipsis);
  let [kept, filled] = ["", 0];
  for (const character of charactersOf(text)) {
    filled += widthOf(character);
    if (filled > room) break;
    kept += character;
  }
  return room < 0 ? "" : `${kept.trimEnd()}${ellipsis}`;
}

/** Names in `width` columns each, cut so that they can be told apart. */
export function shortened(names: readonly string[], width: number, writing: Writing): string[] {
  return cutNames(names, {
    ellipsis: writing.ellipsis,
    fits: (name) => writing.widthOf(name) <= width,
    shorten: (name) => shorten(name, width, writing),
  });
}

/** A text with spaces behind it, up to `width` columns. */
export function padded(text: string, width: number, { widthOf }: Measure): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** Texts joined into as few lines of `width` columns as they take; one that is wider has a line of its own. */
export function filled(
  texts: readonly string[],
  separator: string,
  width: number,
  { widthOf }: Measure,
): string[] {
  const lines: string[] = [];
  for (const text of texts) {
    const line = lines.length > 0 ? `${lines.at(-1)}${separator}${text}` : text;
    if (lines.length > 0 && widthOf(line) <= width) lines[lines.length - 1] = line;
    else lines.push(text);
  }
  return lines;
}
