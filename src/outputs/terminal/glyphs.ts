/** What a chart is drawn with. */
export interface Glyphs {
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
  /** Between two facts. */
  readonly separator: string;
  readonly ellipsis: string;
}

/** Braille numbers its dots 1 … 6 down the columns, as it once had three rows, and the fourth row last. */
const brailleBits = [0, 1, 2, 6, 3, 4, 5, 7];

export const unicode: Glyphs = {
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
  separator: " · ",
  ellipsis: "…",
};

/** For terminals that have no more. */
export const ascii: Glyphs = {
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
  separator: ", ",
  ellipsis: "...",
};
