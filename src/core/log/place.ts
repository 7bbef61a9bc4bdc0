import type { Row } from "../curve.ts";
import type { LogRow, Skip } from "./log.ts";
import { Skips } from "./skips.ts";

/** A value of the log at an index of the plan's curve. */
export type Logged = Row;

/** The rows that can be compared, by rising index, each index once, and what became of the others. */
export interface Placed {
  readonly rows: readonly Logged[];
  readonly skips: readonly Skip[];
  /** How many rows say that they are where none can be. */
  readonly lost: number;
  /** The last of the rows that are behind the plan's end; undefined for none. */
  readonly beyond: Beyond | undefined;
}

/** Rows behind the plan's end. That behind its last update is none: many loggers write the rate there as well. */
export interface Beyond {
  /** The last of them, as the log counts. */
  readonly step: number;
  readonly count: number;
}

/** How a log counts. */
export interface Count {
  /** What it calls the index 0. */
  readonly firstStep: number;
  /** Indices in one of what it counts: the steps of an epoch, where it counts epochs of a run of steps. */
  readonly per: number;
  /** What it counts, for messages: `step`. */
  readonly unit: string;
  /** Does it count parts of those as well, as of epochs? */
  readonly hasParts: boolean;
}

const unsorted = ["out of order, which were sorted", "out of order, which was sorted"] as const;

/**
 * Rows at the indices of a curve of `length` values. Of two rows with the same step the last one counts, as the log of a
 * run that was begun again goes on where it was begun.
 */
export function placed(
  rows: readonly LogRow[],
  length: number,
  { firstStep, per, unit, hasParts }: Count,
): Placed {
  const skips = new Skips();
  const found = new Map<number, number>();
  let latest = -1;
  let lost = 0;
  let beyond: Beyond | undefined;
  for (const { step, value, line } of rows) {
    const exact = (step - firstStep) * per;
    const index = per === 1 ? exact : Math.round(exact);
    const where = `line ${line}: ${step}`;
    if (!Number.isInteger(index)) {
      skips.add(`at no whole ${unit}`, where);
      if (!hasParts) lost++;
    } else if (index < 0) {
      skips.add(`before ${unit} ${firstStep}`, where);
      lost++;
    } else if (index >= length) {
      skips.add("beyond the plan's end", where);
      if (index > length)
        beyond = { step: Math.max(step, beyond?.step ?? 0), count: (beyond?.count ?? 0) + 1 };
    } else {
      const before = found.get(index);
      if (before === value) skips.add("given twice, alike", where);
      else if (before !== undefined) skips.add("given twice, and not alike, of which the last counts", where);
      else if (index < latest) skips.add(unsorted, where);
      found.set(index, value);
      latest = Math.max(latest, index);
    }
  }
  const indices = Float64Array.from(found.keys()).sort();
  return {
    rows: Array.from(indices, (index) => ({ index, value: found.get(index) as number })),
    skips: skips.list(),
    lost,
    beyond,
  };
}
