import type { Compared } from "../compared.ts";
import type { Course } from "../course.ts";
import { largestIn } from "../largest.ts";
import type { Parting } from "../mistake.ts";
import { sampleOf } from "../sample.ts";
import { valuesAt } from "../values-at.ts";
import { type Span, spansOf } from "./spans.ts";

/** By how much a schedule is ahead of the plan, or behind it. */
export interface Shift {
  readonly span: Span;
  /** So many of them. */
  readonly by: number;
  readonly isBehind: boolean;
  /** Does one more, or one less, fit as well? */
  readonly isAbout: boolean;
}

/** Smaller shifts need no search. */
export const nearest = 17;
/** Larger ones are not tried. */
const furthest = 100_000;
/** The plan is run no further than this to find them. */
const searched = 500_000;
/** So much further off, squared, a shift may be than the one that fits best. */
const slack = 1.5 ** 2;
/** What a recurrence leaves after many steps, as a part of the largest value. */
const noise = 1e-9;
/** So many are told of those that fit. */
const most = 3;

interface Fit extends Omit<Shift, "isAbout"> {
  readonly misfit: number;
}

/** The shifts by `nearest` or more with which a sample of the rows has the plan's values: those that fit best. */
export function farShifts(parting: Parting, compared: Compared, course: Course): Shift[] {
  if (isMultiple(compared)) return [];
  const { rows, planned, agrees, alike } = compared;
  const last = rows.at(-1)?.index ?? 0;
  const values = planTo(course, Math.min(searched, 2 * last + 1));
  // what is further on is sooner refuted
  const sample = sampleOf(compared, parting)
    .reverse()
    .map((place) => {
      const { index, value } = rows[place] as Compared["rows"][number];
      return { index, value, differs: !agrees(planned[place] as number, value) };
    });
  /** The mean square of what the sample is off by; undefined where a row does not agree. */
  const misfitOf = (shift: number): number | undefined => {
    let [sum, seen, differing] = [0, 0, 0];
    for (const { index, value, differs } of sample) {
      const from = Math.max(0, index + shift);
      if (from >= values.length) continue;
      const made = values[from] as number;
      if (!alike(made, value)) return undefined;
      sum += (made - value) ** 2;
      seen++;
      if (differs) differing++;
    }
    return differing < 2 ? undefined : sum / seen;
  };
  const fits: Fit[] = [];
  for (const span of spansOf(parting)) {
    const end = Math.min(furthest, Math.floor(last / span.length));
    for (let by = nearest; by <= end; by++) {
      for (const isBehind of [true, false]) {
        const misfit = misfitOf((isBehind ? -by : by) * span.length);
        if (misfit !== undefined) fits.push({ span, by, isBehind, misfit });
      }
    }
  }
  const peak = largestIn(sample);
  const least = fits.reduce((least, { misfit }) => Math.min(least, misfit), Number.POSITIVE_INFINITY);
  const best = fits.filter(({ misfit }) => misfit <= slack * least + (noise * peak) ** 2);
  const isBeside = (one: Fit, other: Fit) =>
    one.span === other.span && one.isBehind === other.isBehind && Math.abs(one.by - other.by) === 1;
  return best.slice(0, most).map((fit) => ({ ...fit, isAbout: best.some((other) => isBeside(fit, other)) }));
}

/** Is every row the same plain multiple of the plan's? A staircase times its own factor is that, and no later stair. */
function isMultiple({ rows, planned, alike }: Compared): boolean {
  const place = planned.findIndex((value) => value !== 0);
  const factor = Number(((rows[place]?.value ?? 0) / (planned[place] ?? 1)).toPrecision(2));
  return rows.every(({ value }, i) => alike((planned[i] as number) * factor, value));
}

function planTo({ curve, longer }: Course, length: number): Float64Array {
  const run = length > curve.length ? longer(length) : undefined;
  const known = (run ?? curve).length;
  return valuesAt(
    run ?? curve,
    Float64Array.from({ length: Math.min(length, known) }, (_, index) => index),
    true,
  );
}
