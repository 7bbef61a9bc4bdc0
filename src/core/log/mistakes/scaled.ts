import { placeText, rateText } from "../../facts-text.ts";
import { isProblem } from "../../problem.ts";
import type { Compared } from "../compared.ts";
import type { Course } from "../course.ts";
import { largestOf } from "../largest.ts";
import type { Guess, Mistake, Parting } from "../mistake.ts";
import { halfUnit } from "../rounding.ts";
import { valuesAt } from "../values-at.ts";
import { factorOf, type Scaling } from "./factor.ts";

/** A rate that is a part, or a multiple, of the one planned. */
export const scaled: Mistake = {
  kind: "scaled",
  fewest: 3,
  *guesses(parting: Parting, { rows, planned }: Compared, course: Course): Generator<Guess> {
    const { index: begin, agreed } = parting;
    const from = (index: number) => index;
    const advice =
      "compare the optimizer's lr with the plan's: it may be scaled by batch size or processes, or the schedule be applied to another rate";
    const pairs = rows.map(({ value }, i) => pairOf(planned[i] as number, value, value, parting));
    const factor = factorOf(pairs);
    if (factor !== undefined) {
      yield {
        from,
        made: (value) => value * factor,
        seen: `every value is ${factorText(factor)} the planned one`,
        advice,
      };
    }
    const rate = rateFactor(parting, { rows, planned }, course);
    if (rate !== undefined) {
      yield {
        curve: course.rated(rate),
        from,
        seen: `the schedule is the planned one with an lr of ${rateText(course.lr * rate)}, ${factorText(rate)} the planned ${rateText(course.lr)}`,
        advice,
      };
    }
    if (agreed < 0) return;
    const later = factorOf(pairs.slice(rows.findIndex(({ index }) => index === begin)));
    if (later === undefined) return;
    yield {
      from,
      made: (value, index) => (index < begin ? value : value * later),
      seen: `from ${placeText(begin, parting)} on every value is ${factorText(later)} the planned one`,
      advice: "look for what changes the rate there: another factor, or a second scheduler",
    };
  },
};

/**
 * How many times the planned rate an optimizer's is: a value of a schedule lies on a straight line over the rate that it
 * begins with, through eta_min or the like. undefined where that is no other thing than a multiple of every value.
 */
function rateFactor(
  parting: Parting,
  { rows, planned }: Pick<Compared, "rows" | "planned">,
  { rated }: Course,
): number | undefined {
  if (parting.parameter !== "lr") return undefined;
  const twice = twiceAt(
    rated,
    rows.map(({ index }) => index),
  );
  if (twice === undefined) return undefined;
  const peak = largestOf(planned);
  const more = twice.map((value, i) => value - (planned[i] as number));
  if (more.every((value, i) => Math.abs(value - (planned[i] as number)) <= noise * peak)) return undefined;
  const added = factorOf(
    rows.map(({ value }, i) => pairOf(more[i] as number, value - (planned[i] as number), value, parting)),
  );
  return added === undefined || added <= -1 ? undefined : 1 + added;
}

const pairOf = (from: number, to: number, logged: number, { rounding }: Parting): Scaling => ({
  from,
  to,
  width: rounding === undefined ? 0 : halfUnit(rounding, logged),
});

/** What float64 leaves of a recurrence, as a part of the largest value. */
const noise = 1e-11;

/** The values of a run with twice the rate; undefined where that is refused. */
function twiceAt(rated: Course["rated"], indices: readonly number[]): Float64Array | undefined {
  try {
    return valuesAt(rated(2), indices);
  } catch (error) {
    if (!isProblem(error)) throw error;
    return undefined;
  }
}

/** `0.1 times`, or `1/3 of` where that says it better. */
function factorText(factor: number): string {
  const part = 1 / factor;
  const isPart = part > 1.5 && Math.abs(part - Math.round(part)) < 1e-4 * part;
  return isPart && !/^0\.\d{1,2}$/.test(rateText(factor))
    ? `1/${Math.round(part)} of`
    : `${rateText(factor)} times`;
}
