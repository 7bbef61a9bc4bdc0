import type { Compared } from "../compared.ts";
import type { Guess, Mistake, Parting } from "../mistake.ts";
import { roundingText } from "../rounding.ts";
import { movedAt } from "./moved.ts";

/** Logs with more digits are within the usual tolerance. */
const most = 5;

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
    const advice = `log more digits, or say --tolerance 1e-${Math.max(1, significant - 1)}`;
    yield {
      from,
      made: (planned) => Number(planned.toPrecision(significant)),
      seen: `${seen} ${digitsText(significant, "digit")}`,
      advice,
    };
    yield {
      from,
      made: (planned) => Number(planned.toFixed(Math.min(decimals, 100))),
      seen: `${seen} ${digitsText(decimals, "decimal")}`,
      advice: "log rates as numbers, or with an exponent (.6e): they have few digits behind so many zeros",
    };
  },
};

const digitsText = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;
