import { Dots, Pen } from "./dots.ts";
import type { Glyphs } from "./glyphs.ts";
import type { Look } from "./look.ts";
import type { Line, Span } from "./style.ts";

/** One curve's dots, and how they look. */
export interface Layer {
  readonly dots: Dots;
  readonly look: Look;
}

/** Layers over each other, as rows of text: all dots of a cell, in the look of the curve that has most of them. */
export function cellsOf(layers: readonly Layer[], { columns, rows }: Dots, glyphs: Glyphs): Line[] {
  const lettersAt = lettersOf(layers, columns, rows);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column): Span => {
      const cell = row * columns + column;
      const here = layers.filter(({ dots }) => dots.cells[cell] !== 0);
      if (here.length === 0) return { text: " " };
      const mask = here.reduce((all, { dots }) => all | (dots.cells[cell] as number), 0);
      const { look } = foremost(here, cell, Math.floor((row + column) / 2));
      return { text: lettersAt.get(cell) ?? glyphs.dots(mask), style: look.style };
    }),
  );
}

/** The layer with most dots in the cell; those with as many take turns, so that none is hidden all the way. */
function foremost(here: readonly Layer[], cell: number, turn: number): Layer {
  const strong = here.filter(({ look }) => !look.faint);
  const rivals = strong.length > 0 ? strong : here;
  const counts = rivals.map(({ dots }) => countOf(dots.cells[cell] as number));
  const most = Math.max(...counts);
  const first = rivals.filter((_, i) => counts[i] === most);
  return first[turn % first.length] as Layer;
}

function countOf(mask: number): number {
  let count = 0;
  for (let left = mask; left > 0; left &= left - 1) count++;
  return count;
}

/** How far two letters of the same curve are apart, in columns. */
const letterGap = 16;

/** The letters that stand on lines, by their cell: where a line has it to itself, or else where fewest others are. */
function lettersOf(layers: readonly Layer[], columns: number, rows: number): Map<number, string> {
  const letters = new Map<number, string>();
  const crowd = new Uint16Array(columns * rows);
  for (const { dots } of layers) {
    for (const [cell, mask] of dots.cells.entries())
      crowd[cell] = (crowd[cell] as number) + (mask === 0 ? 0 : 1);
  }
  const isFree = (cell: number) => ![cell - 1, cell, cell + 1].some((near) => letters.has(near));
  const crowdAt = (cell: number) => crowd[cell] as number;
  for (const [i, { dots, look }] of layers.entries()) {
    if (look.letter === undefined) continue;
    // not one below the other: each curve begins a little further to the right
    let next = 2 + ((i * 5) % letterGap);
    let fewest: number | undefined;
    let isNamed = false;
    for (let column = 0; column < columns; column++) {
      for (let row = 0; row < rows; row++) {
        const cell = row * columns + column;
        if (dots.cells[cell] === 0 || !isFree(cell)) continue;
        if (fewest === undefined || crowdAt(cell) < crowdAt(fewest)) fewest = cell;
        if (column < next || crowdAt(cell) > 1) continue;
        letters.set(cell, look.letter);
        isNamed = true;
        next = column + letterGap;
      }
    }
    if (!isNamed && fewest !== undefined) letters.set(fewest, look.letter);
  }
  return letters;
}

/** A piece of a line, for the legend: `width` columns of it. */
export function sampleOf({ look }: Pick<Layer, "look">, width: number, glyphs: Glyphs): Span {
  const dots = new Dots(width, 1);
  const middle = 2;
  const pen = new Pen(dots, look.dash);
  pen.line({ x: 0, y: middle }, { x: dots.width - 1, y: middle });
  pen.lift();
  const drawn = [...dots.cells].map((mask) => glyphs.dots(mask));
  if (look.letter !== undefined) drawn[Math.floor(width / 2)] = look.letter;
  return { text: drawn.join(""), style: look.style };
}
