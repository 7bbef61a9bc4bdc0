import type { Row, Rows } from "../curve.ts";
import { Found } from "./found.ts";
import type { Skip } from "./log.ts";
import type { LogRows } from "./log-rows.ts";
import { Skips, type Wrong } from "./skips.ts";

/** A value of the log at an index of the plan's curve. */
export type Logged = Row;

/** The rows that can be compared, by rising index, each index once, and what became of the others. */
export interface Placed {
  readonly rows: Rows;
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
  { steps, values, lines }: LogRows,
  length: number,
  { firstStep, per, unit, hasParts }: Count,
): Placed {
  const skips = new Skips();
  const found = new Found(steps.length);
  let lost = 0;
  let beyond: Beyond | undefined;
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i] as number;
    const exact = (step - firstStep) * per;
    const index = per === 1 ? exact : Math.round(exact);
    const skip = (what: Wrong) => skips.add(what, `line ${lines[i]}: ${step}`);
    if (!Number.isInteger(index)) {
      skip(`at no whole ${unit}`);
      if (!hasParts) lost++;
    } else if (index < 0) {
      skip(`before ${unit} ${firstStep}`);
      lost++;
    } else if (index >= length) {
      skip("beyond the plan's end");
      if (index > length)
        beyond = { step: Math.max(step, beyond?.step ?? 0), count: (beyond?.count ?? 0) + 1 };
    } else {
      const value = values[i] as number;
      const isLate = index < found.latest;
      const before = found.set(index, value);
      if (before === value) skip("given twice, alike");
      else if (before !== undefined) skip("given twice, and not alike, of which the last counts");
      else if (isLate) skip(unsorted);
    }
  }
  return { rows: found.rows(), skips: skips.list(), lost, beyond };
}
