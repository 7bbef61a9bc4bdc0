import type { Compared } from "../compared.ts";
import type { Digits } from "../digits.ts";
import type { Guess, Mistake, Parting } from "../mistake.ts";
import { hiddenBy, roundingText } from "../rounding.ts";
import { movedAt } from "./moved.ts";

/** Logs with more digits are within the usual tolerance. */
const most = 5;
/** Fewer different values may need no more than a digit. */
const fewest = 5;

/** No mistake in the run, but a log with fewer digits than the tolerance asks for, or than can be compared. */
export const rounded: Mistake = {
  kind: "rounded",
  fewest: 1,
  // what is so near to the plan, or goes round once more
  covers: ["off by one", "stepped too often", "scaled", "other horizon"],
  *guesses({ digits, rounding }: Parting, compared: Compared): Generator<Guess> {
    const { significant, decimals } = digits;
    const from = (index: number) => index;
    const seen = "every value is the planned one, rounded to";
    if (rounding !== undefined) {
      // which of two values a half goes to is not known
      yield {
        from,
        seen: `${seen} ${roundingText(rounding)}`,
        advice: "log more digits, or leave --tolerance out: what the log hides is no difference then",
      };
      return;
    }
    // a value that never changes was not rounded from several
    if (significant > most || movedAt(compared) === Number.POSITIVE_INFINITY) return;
    // that a few values have one digit is no evidence
    if (significant === 1 && valuesIn(compared, fewest) < fewest) return;
    const advice =
      significant === 1 ? "log more digits" : `log more digits, or say --tolerance 1e-${significant - 1}`;
    yield {
      from,
      made: (planned, _, logged) =>
        isHalf({ significant, decimals: Number.POSITIVE_INFINITY }, planned, logged)
          ? logged
          : Number(planned.toPrecision(significant)),
      seen: `${seen} ${digitsText(significant, "digit")}`,
      advice,
    };
    yield {
      from,
      made: (planned, _, logged) =>
        isHalf({ significant: Number.POSITIVE_INFINITY, decimals }, planned, logged)
          ? logged
          : Number(planned.toFixed(Math.min(decimals, 100))),
      seen: `${seen} ${digitsText(decimals, "decimal")}`,
      advice: "log rates as numbers, or with an exponent (.6e): they have few digits behind so many zeros",
    };
  },
};

/** Is a value as near to another one as to the one that it was rounded to? */
function isHalf(digits: Digits, planned: number, logged: number): boolean {
  return Math.abs(planned - logged) <= hiddenBy(digits, Math.min(Math.abs(planned), Math.abs(logged)));
}

/** How many different values there are, counted to `most`. */
function valuesIn({ rows }: Compared, most: number): number {
  const found = new Set<number>();
  for (const { value } of rows) {
    found.add(value);
    if (found.size === most) break;
  }
  return found.size;
}

const digitsText = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;
