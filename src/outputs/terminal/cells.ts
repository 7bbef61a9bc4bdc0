import { Dots, Pen } from "./dots.ts";
import type { Glyphs } from "./glyphs.ts";
import type { Look } from "./look.ts";
import type { Line, Span } from "./style.ts";

/** One curve's dots, and how they look. */
export interface Layer {
  readonly dots: Dots;
  readonly look: Look;
}

/** Layers over each other, as rows of text: all dots of a cell, in the look of the curve that it goes to. */
export function cellsOf(layers: readonly Layer[], { columns, rows }: Dots, glyphs: Glyphs): Line[] {
  const owners = ownersOf(layers, columns, rows);
  const letters = lettersOf(layers, columns, rows);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column): Span => {
      const cell = row * columns + column;
      const owner = owners[cell];
      if (owner === undefined) return { text: " " };
      const mask = layers.reduce((all, { dots }) => all | (dots.cells[cell] as number), 0);
      return { text: letters.get(cell) ?? glyphs.dots(mask), style: owner.look.style };
    }),
  );
}

/**
 * Whose each cell is: the curve's with most dots in it. Those with as many take turns, and one that would have no
 * cell gets one of its own, so that none is hidden.
 */
function ownersOf(layers: readonly Layer[], columns: number, rows: number): (Layer | undefined)[] {
  const owners: (Layer | undefined)[] = [];
  const owned = new Map<Layer, number>();
  const give = (cell: number, layer: Layer | undefined) => {
    const before = owners[cell];
    if (before) owned.set(before, (owned.get(before) as number) - 1);
    if (layer) owned.set(layer, (owned.get(layer) ?? 0) + 1);
    owners[cell] = layer;
  };
  for (let cell = 0; cell < columns * rows; cell++) {
    const turn = Math.floor((Math.floor(cell / columns) + (cell % columns)) / 2);
    give(cell, foremost(layers, cell, turn));
  }
  for (const layer of layers) {
    if (layer.look.faint || owned.get(layer)) continue;
    const spare = [...layer.dots.cells.keys()].filter(
      (cell) => layer.dots.cells[cell] !== 0 && (owned.get(owners[cell] as Layer) as number) > 1,
    );
    const [middle] = spare.slice(Math.floor(spare.length / 2));
    if (middle !== undefined) give(middle, layer);
  }
  return owners;
}

/** The layer with most dots in a cell. */
function foremost(layers: readonly Layer[], cell: number, turn: number): Layer | undefined {
  const here = layers.filter(({ dots }) => dots.cells[cell] !== 0);
  const strong = here.filter(({ look }) => !look.faint);
  const rivals = strong.length > 0 ? strong : here;
  const counts = rivals.map(({ dots }) => countOf(dots.cells[cell] as number));
  const most = Math.max(...counts);
  const first = rivals.filter((_, i) => counts[i] === most);
  return first[turn % first.length];
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
