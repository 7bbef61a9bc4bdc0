import type { Screen } from "../format.ts";
import { type Measure, measureOf, type Writing } from "./text.ts";

/** What a chart is drawn and written with. */
export interface Glyphs extends Writing {
  /** The dots of a cell: bit 4 · column + row, of two columns and four rows. */
  dots(mask: number): string;
  readonly horizontal: string;
  readonly vertical: string;
  readonly corner: string;
  readonly upperCorner: string;
  /** A tick to the left, down, up, and both down and up. */
  readonly left: string;
  readonly down: string;
  readonly up: string;
  readonly both: string;
  /** Where a finding is. */
  readonly finding: string;
  /** Between two facts. */
  readonly separator: string;
}

/** Braille numbers its dots 1 … 6 down the columns, as it once had three rows, and the fourth row last. */
const brailleBits = [0, 1, 2, 6, 3, 4, 5, 7];

const unicode: Omit<Glyphs, keyof Measure> = {
  dots: (mask) =>
    String.fromCodePoint(
      brailleBits.reduce((code, bit, dot) => code | (((mask >> dot) & 1) << bit), 0x2800),
    ).replace("\u2800", " "),
  horizontal: "─",
  vertical: "│",
  corner: "└",
  upperCorner: "┌",
  left: "┤",
  down: "┬",
  up: "┴",
  both: "┼",
  finding: "▲",
  separator: " · ",
  ellipsis: "…",
};

/** For terminals that have no more. */
const ascii: typeof unicode = {
  dots(mask) {
    const [upper, lower] = [mask & 0b0011_0011, mask & 0b1100_1100];
    return upper && lower ? ":" : upper ? "'" : lower ? "." : " ";
  },
  horizontal: "-",
  vertical: "|",
  corner: "+",
  upperCorner: "+",
  left: "+",
  down: "+",
  up: "^",
  both: "^",
  finding: "A",
  separator: ", ",
  ellipsis: "...",
};

/** The glyphs of a screen, for a chart with some texts of the user's. */
export async function glyphsOf(screen: Screen, texts: readonly string[]): Promise<Glyphs> {
  return { ...(screen.ascii ? ascii : unicode), ...(await measureOf(texts)) };
}
