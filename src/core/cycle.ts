/** A part of a schedule that is like the one before it: from one restart to the next. */
export interface Cycle {
  /** In steps of the schedule, from the one that the run begins with; below 0 where a resumed run is in it. */
  readonly start: number;
  /** Its steps; the framework may make it last for a fraction of one. */
  readonly length: number;
}

/**
 * The `n`-th cycle (from 0) of a row that begins with `first`, each `growth` times as long as the one before it;
 * undefined where they have shrunk to less than a step, or grown beyond all numbers.
 */
export function growingCycle(first: Cycle, growth: number, n: number): Cycle | undefined {
  const grown = growth === 1 ? 1 : growth ** n;
  const length = first.length * grown;
  const before = growth === 1 ? n : (grown - 1) / (growth - 1);
  const start = first.start + first.length * before;
  return length >= 1 && growth > 0 && Number.isFinite(start + length) ? { start, length } : undefined;
}

/** The `n`-th cycle of those with these `lengths`, the first of which starts at `start`; undefined behind the last. */
export function listedCycle(start: number, lengths: readonly number[], n: number): Cycle | undefined {
  const length = lengths[n];
  if (length === undefined) return undefined;
  return { start: lengths.slice(0, n).reduce((sum, each) => sum + each, start), length };
}

/**
 * The number of the first cycle that does not end before `step`, of cycles that follow one another; behind the last one
 * where all of them do. By halving: there may be millions.
 */
export function cycleReaching(step: number, cycleAt: (n: number) => Cycle | undefined): number {
  const reaches = (n: number) => {
    const { start, length } = cycleAt(n) ?? { start: step, length: 0 };
    return start + length >= step;
  };
  let [low, high] = [0, 1];
  while (!reaches(high)) [low, high] = [high + 1, 2 * high + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
