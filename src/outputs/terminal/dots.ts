/** Dots in a cell, across and down. */
export const across = 2;
export const down = 4;

/** A place among dots; y grows upwards, from the lowest dot. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A field of cells with dots in them. */
export class Dots {
  readonly columns: number;
  readonly rows: number;
  /** Row by row from the top, a byte per cell: bit 4 · column + row for each of its dots. */
  readonly cells: Uint8Array;

  constructor(columns: number, rows: number) {
    this.columns = columns;
    this.rows = rows;
    this.cells = new Uint8Array(columns * rows);
  }

  get width(): number {
    return this.columns * across;
  }

  get height(): number {
    return this.rows * down;
  }

  /** Set the dot at a place of whole numbers, if it is in the field. */
  set({ x, y }: Place): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    const below = this.height - 1 - y;
    const cell = Math.floor(below / down) * this.columns + Math.floor(x / across);
    this.cells[cell] = (this.cells[cell] as number) | (1 << (down * (x % across) + (below % down)));
  }
}

/** Draws lines of dots, all of them or some and then none by turns: `[4, 2]`; to be lifted at the end. */
export class Pen {
  readonly #dots: Dots;
  readonly #dash: readonly number[];
  readonly #period: number;
  readonly #square: boolean;
  #drawn = 0;
  /** The last dot, which is not drawn yet, and the one before it. */
  #last: Place | undefined;
  #before: Place | undefined;

  /** `square` keeps the dots in corners, which make a slope look rough and a staircase whole. */
  constructor(dots: Dots, dash: readonly number[], square = false) {
    this.#dots = dots;
    this.#dash = dash;
    this.#square = square;
    this.#period = dash.reduce((sum, length) => sum + length, 0);
  }

  /** A straight line; what of it is outside of the field is not drawn. */
  line(from: Place, to: Place): void {
    const inside = clipped(from, to, this.#dots);
    if (inside === undefined) return;
    const [start, end] = inside.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })) as [Place, Place];
    const steps = Math.max(Math.abs(end.x - start.x), Math.abs(end.y - start.y));
    for (let step = 0; step <= steps; step++) {
      const part = steps === 0 ? 0 : step / steps;
      this.#put({
        x: Math.round(start.x + (end.x - start.x) * part),
        y: Math.round(start.y + (end.y - start.y) * part),
      });
    }
  }

  /** A value that no line goes through: dots enough to be seen. */
  point({ x, y }: Place): void {
    for (const dx of [0, 1]) {
      for (const dy of [0, 1]) this.#dots.set({ x: Math.floor(x) + dx, y: Math.floor(y) + dy });
    }
  }

  /** Draw what is left of the line; the next one begins anew. */
  lift(): void {
    if (this.#last) this.#set(this.#last);
    this.#last = this.#before = undefined;
  }

  /** The last dot waits for the next: lines are one dot thin, and where they turn a corner, its dot may be left out. */
  #put(place: Place): void {
    const [before, last] = [this.#before, this.#last];
    if (last && distance(last, place) === 0) return;
    if (last && distance(last, place) > 2) this.lift();
    const isCorner =
      !this.#square && before && last && distance(before, last) === 1 && distance(last, place) === 1;
    if (!isCorner || before.x === place.x || before.y === place.y) {
      if (this.#last) this.#set(this.#last);
      this.#before = this.#last;
    }
    this.#last = place;
  }

  #set(place: Place): void {
    let left = this.#drawn++ % this.#period;
    const stretch = this.#dash.findIndex((length) => {
      left -= length;
      return left < 0;
    });
    if (stretch % 2 === 0) this.#dots.set(place);
  }
}

const distance = (a: Place, b: Place) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

/** The part of a line that is in the field, to half a dot around it (Liang and Barsky); undefined for none. */
function clipped(from: Place, to: Place, { width, height }: Dots): readonly [Place, Place] | undefined {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  let [begin, end] = [0, 1];
  const edges = [
    [-dx, from.x + 0.49],
    [dx, width - 0.51 - from.x],
    [-dy, from.y + 0.49],
    [dy, height - 0.51 - from.y],
  ] as const;
  for (const [outwards, room] of edges) {
    if (outwards === 0 && room < 0) return undefined;
    if (outwards < 0) begin = Math.max(begin, room / outwards);
    if (outwards > 0) end = Math.min(end, room / outwards);
  }
  if (begin > end) return undefined;
  const at = (part: number) => ({ x: from.x + dx * part, y: from.y + dy * part });
  // the ends as they are where they are inside: no rounding on the way
  return [begin === 0 ? from : at(begin), end === 1 ? to : at(end)];
}
