import type { Points } from "../../core/decimate.ts";
import type { Turn } from "../../core/turns.ts";
import { type Grid, mostPoints } from "./grid.ts";

/** By how much of the curve's height a straight line must miss a value to have it shown beside its place. */
const notable = 0.01;
/** A value belongs to the side of a jump where the rate changes this many times less. */
const jump = 4;

/** What is drawn of a curve. */
export interface Course {
  readonly points: Points;
  readonly turns: readonly Turn[];
  /** Those that are drawn. */
  readonly milestones: readonly number[];
}

/**
 * The rate that each point of a grid shows. Every one is the rate of a value less than an interval away, in the order
 * of the curve: first and last, the peak, where the curve turns (highs before lows) and what is on both sides of a
 * milestone; between those the value next to the point, or the one near it that a straight line would miss most.
 * A curve that turns more often than there are points has the highest and the lowest rate around a point in turn.
 * Behind a curve's end its last rate goes on.
 */
export function placedOn(grid: Grid, { points, turns, milestones }: Course): number[] {
  const slots = new Slots(grid, points);
  slots.claim(peakOf(points));
  if (isBand(grid, turns)) return slots.envelope();
  const highs = highsOf(turns);
  for (const { first } of highs) slots.claim(first);
  for (const turn of turns) if (!highs.includes(turn)) slots.claim(turn.last);
  for (const index of milestones) {
    slots.claim(index - 1);
    slots.claim(index);
  }
  for (const { first, last } of turns) {
    slots.claim(first);
    slots.claim(last);
  }
  return slots.fill();
}

/** Does a curve turn more often than there are points? */
export function isBand({ count }: Grid, turns: readonly Turn[]): boolean {
  return turns.length > count;
}

/** Where a reader of a curve looks first: its last value, peak, milestones, and its highs, unless they are but a band. */
export function placesOf({ points, turns, milestones }: Course): number[] {
  const highs = highsOf(turns).map(({ first }) => first);
  return [
    points.x.at(-1) as number,
    peakOf(points),
    ...milestones,
    ...(highs.length < mostPoints / 2 ? highs : []),
  ];
}

/** The index of the highest rate, which is no turn where the curve falls far enough elsewhere. */
function peakOf({ x, y }: Points): number {
  return x[y.indexOf(y.reduce((high, rate) => Math.max(high, rate)))] as number;
}

/** Every second turn, of a curve that never moves the only one. */
function highsOf(turns: readonly Turn[]): Turn[] {
  const [first, second] = turns;
  const parity = second !== undefined && second.rate > (first as Turn).rate ? 1 : 0;
  return turns.filter((_, i) => i % 2 === parity);
}

class Slots {
  readonly #grid: Grid;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #height: number;
  /** For each point of the grid which of the curve's points it shows, -1 for none yet. */
  readonly #shown: Int32Array;

  constructor(grid: Grid, { x, y }: Points) {
    this.#grid = grid;
    this.#x = x;
    this.#y = y;
    this.#height =
      y.reduce((high, rate) => Math.max(high, rate)) - y.reduce((low, rate) => Math.min(low, rate));
    this.#shown = new Int32Array(grid.count).fill(-1);
    this.#take(0, 0);
    const last = x.length - 1;
    const end = Math.ceil(this.#position(last));
    if (last > 0) this.#take(Math.max(1, Math.min(end, grid.count - 1)), last);
  }

  /** Where a point of the curve is, in intervals of the grid. */
  #position(k: number): number {
    return ((this.#x[k] as number) - this.#grid.start) / this.#grid.stride;
  }

  /** Show the value at this index at one of the two points of the grid beside it, if one of them is free. */
  claim(index: number): void {
    const k = this.#at(index);
    if (k === undefined || this.#shown.includes(k)) return;
    const position = this.#position(k);
    const [floor, ceil] = [Math.floor(position), Math.ceil(position)];
    const [near, far] = this.#isBehind(k, position) ? [ceil, floor] : [floor, ceil];
    if (!this.#take(near, k)) this.#take(far, k);
  }

  /** Does a value go to the grid point behind it? Away from a jump beside it, else to the nearest. */
  #isBehind(k: number, position: number): boolean {
    const before = this.#slope(k - 1);
    const after = this.#slope(k);
    if (before > jump * after) return true;
    if (after > jump * before) return false;
    return position - Math.floor(position) >= 0.5;
  }

  /** How steep the curve is between point `k` and the next; 0 beyond its ends. */
  #slope(k: number): number {
    const run = (this.#x[k + 1] as number) - (this.#x[k] as number);
    return Number.isNaN(run) ? 0 : Math.abs(this.#rate(k + 1) - this.#rate(k)) / run;
  }

  #rate(k: number): number {
    return this.#y[Math.min(Math.max(k, 0), this.#y.length - 1)] as number;
  }

  /** Which point of the curve has an index. */
  #at(index: number): number | undefined {
    const k = this.#after(index, 0);
    return this.#x[k] === index ? k : undefined;
  }

  /** The first point, from `low` on, whose index is not below `index`. */
  #after(index: number, low: number): number {
    let high = this.#x.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#x[middle] as number) < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Show a point of the curve, unless something is shown there or the order would be lost. */
  #take(slot: number, k: number): boolean {
    if (slot < 0 || slot >= this.#shown.length || this.#shown[slot] !== -1) return false;
    const isInOrder = this.#shown.every((other, i) => other === -1 || (i < slot ? other <= k : other >= k));
    if (isInOrder) this.#shown[slot] = k;
    return isInOrder;
  }

  /** The rates; at points that nothing was claimed for the highest and the lowest around them, in turn from the peak. */
  envelope(): number[] {
    const { start, stride } = this.#grid;
    const claimed = Array.from(this.#shown, (shown) =>
      shown === -1 ? Number.NEGATIVE_INFINITY : this.#rate(shown),
    );
    const peak = claimed.indexOf(Math.max(...claimed));
    return Array.from(this.#shown, (shown, slot) => {
      if (shown !== -1) return this.#rate(shown);
      const from = this.#after(start + (slot - 1) * stride, 0);
      const around = this.#y.subarray(from, this.#after(start + (slot + 1) * stride, from));
      if (around.length === 0) return this.#rate(this.#y.length - 1);
      return (slot - peak) % 2 === 0 ? Math.max(...around) : Math.min(...around);
    });
  }

  /** The rates, with those of the points that nothing was claimed for. */
  fill(): number[] {
    let before = 0;
    let next = 0;
    return Array.from(this.#shown, (shown, slot) => {
      if (next <= slot) {
        next = slot + 1;
        while (next < this.#shown.length && this.#shown[next] === -1) next++;
      }
      const limit = this.#shown[next] ?? this.#x.length;
      // a value twice only where there is no other
      before = shown === -1 ? this.#best(slot, Math.min(before + 1, limit - 1), limit - 1) : shown;
      return this.#y[before] as number;
    });
  }

  /** The point of the curve to show at a grid point, not before `low` and not after `high`. */
  #best(slot: number, low: number, high: number): number {
    const { start, stride } = this.#grid;
    const centre = start + slot * stride;
    const from = this.#after(centre - stride / 2, low);
    const to = Math.min(this.#after(centre + stride / 2, from), high + 1);
    const nearest = this.#nearest(centre, low, high);
    let best = nearest;
    let furthest = notable * this.#height;
    for (let k = from; k < to; k++) {
      const off = Math.abs(this.#rate(k) - this.#straight(k, from - 1, to));
      if (off > furthest) [best, furthest] = [k, off];
    }
    return best;
  }

  #nearest(index: number, low: number, high: number): number {
    const after = Math.min(this.#after(index, low), high);
    const before = Math.max(low, after - 1);
    const [a, b] = [this.#x[before] as number, this.#x[after] as number];
    return index - a < b - index ? before : after;
  }

  /** The rate at point `k` of a straight line between two others. */
  #straight(k: number, from: number, to: number): number {
    const [a, b] = [Math.max(0, from), Math.min(this.#x.length - 1, to)];
    const [left, right] = [this.#x[a] as number, this.#x[b] as number];
    if (left === right) return this.#rate(a);
    const part = ((this.#x[k] as number) - left) / (right - left);
    return this.#rate(a) * (1 - part) + this.#rate(b) * part;
  }
}
