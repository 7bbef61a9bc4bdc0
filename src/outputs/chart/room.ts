/** CSS pixels from the upper left corner of the plot; the lower edge is the greater number. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The corners of a line in pixels, from left to right; NaN where it has a gap. */
export interface Path {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** What is kept free around a box. */
const margin = 3;

/** What of a plot is still free for a label. */
export class Room {
  readonly #bounds: Box;
  readonly #paths: readonly Path[];
  readonly #taken: Box[] = [];

  constructor(bounds: Box, paths: readonly Path[]) {
    this.#bounds = bounds;
    this.#paths = paths;
  }

  take(box: Box): void {
    this.#taken.push(box);
  }

  /** The first of some boxes that is free, and is now taken; undefined for none. */
  takeFirst(boxes: Iterable<Box>): Box | undefined {
    for (const box of boxes) {
      if (!this.#isFree(box)) continue;
      this.take(box);
      return box;
    }
    return undefined;
  }

  #isFree(box: Box): boolean {
    const { left, right, top, bottom } = this.#bounds;
    if (box.left < left || box.right > right || box.top < top || box.bottom > bottom) return false;
    const wide = grown(box);
    return (
      !this.#taken.some((taken) => overlaps(wide, taken)) && !this.#paths.some((path) => crosses(path, wide))
    );
  }
}

export function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function grown({ left, right, top, bottom }: Box): Box {
  return { left: left - margin, right: right + margin, top: top - margin, bottom: bottom + margin };
}

/** Does a piece of the line go through the box? */
function crosses({ x, y }: Path, { left, right, top, bottom }: Box): boolean {
  for (let k = firstFrom(x, left); k < x.length; k++) {
    const [x0, y0, x1, y1] = [x[k - 1], y[k - 1], x[k], y[k]] as [number, number, number, number];
    if (x0 > right) return false;
    const slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0;
    const from = x1 > x0 ? y0 + slope * (Math.max(left, x0) - x0) : y0;
    const to = x1 > x0 ? y0 + slope * (Math.min(right, x1) - x0) : y1;
    if (Math.min(from, to) < bottom && Math.max(from, to) > top) return true;
  }
  return false;
}

/** The index of the first corner, but for the very first, that is not left of `left`. */
function firstFrom(x: ArrayLike<number>, left: number): number {
  let [low, high] = [1, x.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((x[middle] as number) < left) low = middle + 1;
    else high = middle;
  }
  return low;
}
