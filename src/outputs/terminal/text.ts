import stringWidth from "string-width";

const graphemes = new Intl.Segmenter();

/** Controls and surrogates without their other half; marks that turn the direction of what follows. */
const breaking = /[\s\p{Cc}\p{Cs}]+/gu;
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A user's text on one line, without what could move the cursor, colour the screen or turn the line around. */
export function plain(text: string): string {
  return text.replace(turning, "").replace(breaking, " ").trim();
}

/**
 * How many columns a text takes. An emoji that is joined from several counts as all of them, because not every
 * terminal joins them.
 */
export function widthOf(text: string): number {
  return text.split("\u200d").reduce((width, part) => width + stringWidth(part), 0);
}

/** As much of a text as fits into `width` columns, with the ellipsis where that is not all. */
export function shorten(text: string, width: number, ellipsis: string): string {
  if (widthOf(text) <= width) return text;
  const room = width - widthOf(ellipsis);
  let [kept, filled] = ["", 0];
  for (const { segment } of graphemes.segment(text)) {
    filled += widthOf(segment);
    if (filled > room) break;
    kept += segment;
  }
  return room < 0 ? "" : `${kept.trimEnd()}${ellipsis}`;
}

/** Names in `width` columns each: where one is longer, all go without the words that they begin with alike. */
export function shortened(names: readonly string[], width: number, ellipsis: string): string[] {
  const [first = ""] = names;
  let alike = first.length;
  for (const name of names) while (!name.startsWith(first.slice(0, alike))) alike--;
  const words = first.slice(0, alike).replace(/[\p{L}\p{N}_.]*=?[\p{L}\p{N}_.+-]*$/u, "");
  const isLong = names.length > 1 && words !== "" && names.some((name) => widthOf(name) > width);
  return names.map((name) => shorten(isLong ? ellipsis + name.slice(words.length) : name, width, ellipsis));
}

/** A text with spaces up to `width` columns, before it or behind. */
export function padded(text: string, width: number, side: "before" | "behind" = "behind"): string {
  const space = " ".repeat(Math.max(0, width - widthOf(text)));
  return side === "before" ? space + text : text + space;
}

/** Texts joined into as few lines of `width` columns as they take; one that is wider has a line of its own. */
export function filled(texts: readonly string[], separator: string, width: number): string[] {
  const lines: string[] = [];
  for (const text of texts) {
    const line = lines.length > 0 ? `${lines.at(-1)}${separator}${text}` : text;
    if (lines.length > 0 && widthOf(line) <= width) lines[lines.length - 1] = line;
    else lines.push(text);
  }
  return lines;
}
