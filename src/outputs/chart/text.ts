import { bold, gaps, regular, unitsPerEm } from "./inter.ts";

/** What an advance of no known glyph is taken to be, in ems: CJK and emoji fill their square. */
const wideEm = 1;
const otherEm = 0.6;
const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303f\uff00-\uff60]/u;
const inkless = /[\p{Mark}\p{Default_Ignorable_Code_Point}\p{Control}\p{White_Space}]/u;

interface Advance {
  readonly regular: number;
  readonly bold: number;
}

let table: Map<number, Advance> | undefined;

/** The shipped font's advance widths by code point, in ems. */
function advances(): Map<number, Advance> {
  if (table !== undefined) return table;
  table = new Map();
  const regulars = numbers(regular);
  const bolds = numbers(bold);
  let point = -1;
  for (const gap of numbers(gaps)) {
    point += gap + 1;
    table.set(point, {
      regular: (regulars.next().value as number) / unitsPerEm,
      bold: (bolds.next().value as number) / unitsPerEm,
    });
  }
  return table;
}

function* numbers(text: string): Generator<number, undefined> {
  for (const word of text.split(" ")) {
    const [number = "", times = "1"] = word.split("*");
    for (let i = parseInt(times, 36); i > 0; i--) yield parseInt(number, 36);
  }
}

/** How wide a line of text is in the shipped font, in the unit of `size`; an estimate for glyphs it lacks. */
export function textWidth(text: string, size: number, isBold = false): number {
  let ems = 0;
  for (const character of text) {
    const advance = advances().get(character.codePointAt(0) as number);
    if (advance !== undefined) ems += isBold ? advance.bold : advance.regular;
    else if (wide.test(character)) ems += wideEm;
    else if (!inkless.test(character)) ems += otherEm;
  }
  return ems * size;
}

/** The characters of a text that the shipped font has no glyph for, each once, those that leave no ink left out. */
export function missingGlyphs(text: string): string[] {
  const known = advances();
  return [...new Set(text)].filter(
    (character) => !known.has(character.codePointAt(0) as number) && !inkless.test(character),
  );
}

/** Break a text into lines no wider than `width`, at spaces where it has them, else within a word. */
export function wrap(text: string, size: number, width: number, isBold = false): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (textWidth(longer, size, isBold) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = breakWord(word, size, width, isBold);
    line = pieces.pop() as string;
    lines.push(...pieces);
  }
  return line === "" ? lines : [...lines, line];
}

function breakWord(word: string, size: number, width: number, isBold: boolean): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece !== "" && textWidth(piece + character, size, isBold) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...pieces, piece];
}

/** As much of a text as fits into `width`, with an ellipsis where that is not all. */
export function shorten(text: string, size: number, width: number, isBold = false): string {
  if (textWidth(text, size, isBold) <= width) return text;
  const characters = [...text];
  while (characters.length > 0 && textWidth(`${characters.join("")}…`, size, isBold) > width) {
    characters.pop();
  }
  return `${characters.join("").trimEnd()}…`;
}
