import { divide, power } from "../../src/core/arithmetic.ts";
import { Problem } from "../../src/core/problem.ts";

/** A value as a function of the position in training, from 0 to 1. */
export type Annealer = (pos: number) => number;

export const schedLin =
  (start: number, end: number): Annealer =>
  (pos) =>
    start + pos * (end - start);

export const schedCos =
  (start: number, end: number): Annealer =>
  (pos) =>
    start + ((1 + Math.cos(Math.PI * (1 - pos))) * (end - start)) / 2;

export const schedNo =
  (start: number): Annealer =>
  () =>
    start;

/** `names` are those of the parameters. */
export const schedExp =
  (start: number, end: number, names: readonly [string, string] = ["start", "end"]): Annealer =>
  (pos) =>
    start * power(divide(end, start, names[0]), pos, start < 0 ? names[0] : names[1]);

export const schedPoly =
  (start: number, end: number, exponent: number): Annealer =>
  (pos) =>
    start + (end - start) * power(pos, exponent, "power");

/** One after another, each for its part of the positions. Those are kept in float32, as torch's tensors are. */
export function combineScheds(pcts: readonly number[], scheds: readonly Annealer[]): Annealer {
  const limits = limitsOf(pcts);
  const last = limits.length - 2;
  return (position) => {
    const pos = Math.fround(position);
    let index = last;
    while (pos < (limits[index] as number)) index--;
    const begin = limits[index] as number;
    const width = Math.fround((limits[index + 1] as number) - begin);
    const sched = scheds[index];
    if (sched === undefined) {
      throw new Problem(`${pcts.length} parts, but ${scheds.length} schedules`, {
        path: ["pcts"],
        allowed: "Python raises IndexError at the first part without one",
      });
    }
    return sched(Math.fround(Math.fround(pos - begin) / width));
  };
}

export const combinedCos = (pct: number, start: number, middle: number, end: number): Annealer =>
  combineScheds([pct, 1 - pct], [schedCos(start, middle), schedCos(middle, end)]);

/** The first of so many steps of a fit that each part has. */
export function beginsOf(pcts: readonly number[], steps: number): number[] {
  let share = 0;
  return pcts.map((pct) => {
    const first = Math.ceil(share * steps - 1e-6); // sums of parts drift
    share += pct;
    return first;
  });
}

/** Where each part begins, and the last one ends: torch sums in float64 and keeps float32. */
function limitsOf(pcts: readonly number[]): Float32Array {
  const sum = pcts.reduce((total, pct) => total + pct, 0);
  if (sum !== 1) {
    throw new Problem(`the parts add up to ${sum}`, { path: ["pcts"], allowed: "exactly 1" });
  }
  const negative = pcts.findIndex((pct) => Math.fround(pct) < 0);
  if (negative !== -1) {
    throw new Problem(`${pcts[negative]} is negative`, {
      path: ["pcts", negative],
      allowed: "a fraction from 0 to 1",
    });
  }
  const limits = new Float32Array(pcts.length + 1);
  let total = 0;
  pcts.forEach((pct, i) => {
    total += Math.fround(pct);
    limits[i + 1] = total;
  });
  return limits;
}
