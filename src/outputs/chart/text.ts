import { bold, gaps, regular, unitsPerEm } from "./inter.ts";

/** What an advance of no known glyph is taken to be, in ems: CJK and emoji fill their square. */
const wideEm = 1;
const otherEm = 0.6;
const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303f\uff00-\uff60]/u;
const inkless = /[\p{Mark}\p{Default_Ignorable_Code_Point}\p{Control}\p{White_Space}]/u;

/** In ems. */
interface Advance {
  readonly regular: number;
  readonly bold: number;
}

/** As far as they have been read: all of them take 10 ms of a cold start, those of ASCII none. */
const known = new Map<number, Advance>();
const unread = advances();
let lastRead = -1;

/** The shipped font's advance of a code point; undefined where it has no glyph. */
function advanceOf(point: number): Advance | undefined {
  while (lastRead < point) {
    const next = unread.next();
    if (next.done) lastRead = Number.POSITIVE_INFINITY;
    else {
      lastRead = next.value.point;
      known.set(lastRead, next.value);
    }
  }
  return known.get(point);
}

/** The shipped font's advance widths in order of code point. */
function* advances(): Generator<Advance & { readonly point: number }, undefined> {
  const regulars = numbers(regular);
  const bolds = numbers(bold);
  let point = -1;
  for (const gap of numbers(gaps)) {
    point += gap + 1;
    const units = [regulars.next().value, bolds.next().value] as [number, number];
    yield { point, regular: units[0] / unitsPerEm, bold: units[1] / unitsPerEm };
  }
}

function* numbers(text: string): Generator<number, undefined> {
  for (const [, number = "", times = "1"] of text.matchAll(/(\w+)(?:\*(\w+))?/g)) {
    for (let i = parseInt(times, 36); i > 0; i--) yield parseInt(number, 36);
  }
}

/** How wide a line of text is in the shipped font, in the unit of `size`; an estimate for glyphs it lacks. */
export function textWidth(text: string, size: number, isBold = false): number {
  return emsOf(text, isBold) * size;
}

/** Where a text ends that begins at `from`, in ems: what goes on is measured without what came before. */
function emsOf(text: string, isBold: boolean, from = 0): number {
  let ems = from;
  for (const character of text) {
    const advance = advanceOf(character.codePointAt(0) as number);
    if (advance !== undefined) ems += isBold ? advance.bold : advance.regular;
    else if (wide.test(character)) ems += wideEm;
    else if (!inkless.test(character)) ems += otherEm;
  }
  return ems;
}

/** The characters of a text that the shipped font has no glyph for, each once, those that leave no ink left out. */
export function missingGlyphs(text: string): string[] {
  return [...new Set(text)].filter(
    (character) => advanceOf(character.codePointAt(0) as number) === undefined && !inkless.test(character),
  );
}

/** Break a text into lines no wider than `width`, at spaces where it has them, else within a word. */
export function wrap(text: string, size: number, width: number, isBold = false): string[] {
  const lines: string[] = [];
  let line = "";
  let filled = 0;
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const more = line === "" ? word : ` ${word}`;
    const end = emsOf(more, isBold, filled);
    if (end * size <= width) {
      line += more;
      filled = end;
      continue;
    }
    for (const piece of piecesOf(word, size, width, isBold)) {
      if (line !== "") lines.push(line);
      line = piece;
    }
    filled = emsOf(line, isBold);
  }
  return line === "" ? lines : [...lines, line];
}

/** A word in pieces no wider than `width`, of a character at least. */
function* piecesOf(word: string, size: number, width: number, isBold: boolean): Generator<string> {
  let piece = "";
  let filled = 0;
  for (const character of word) {
    const end = emsOf(character, isBold, filled);
    if (piece === "" || end * size <= width) {
      piece += character;
      filled = end;
      continue;
    }
    yield piece;
    piece = character;
    filled = emsOf(character, isBold);
  }
  yield piece;
}

/** As much of a text as fits into `width`, with an ellipsis where that is not all. */
export function shorten(text: string, size: number, width: number, isBold = false): string {
  let filled = 0;
  let read = 0;
  // Where the text would be cut, so that the ellipsis still fits.
  let cut = 0;
  for (const character of text) {
    filled = emsOf(character, isBold, filled);
    if (filled * size > width) return `${text.slice(0, cut).trimEnd()}…`;
    read += character.length;
    if (emsOf("…", isBold, filled) * size <= width) cut = read;
  }
  return text;
}
