import type { Compared } from "../compared.ts";
import type { Guess, Mistake, Parting } from "../mistake.ts";
import { movedAt } from "./moved.ts";

/** Logs with more digits are within the usual tolerance. */
const most = 5;

/** No mistake in the run, but a log that was written with too few digits to be compared. */
export const rounded: Mistake = {
  kind: "rounded",
  fewest: 1,
  // what is so near to the plan
  covers: ["off by one", "scaled", "other horizon"],
  *guesses({ digits: { significant, decimals } }: Parting, compared: Compared): Generator<Guess> {
    // a value that never changes was not rounded from several
    if (significant > most || movedAt(compared) === Number.POSITIVE_INFINITY) return;
    yield {
      from: (index) => index,
      made: (planned) => Number(planned.toPrecision(significant)),
      seen: `every value is the planned one, rounded to ${digitsText(significant, "digit")}`,
      advice: `log more digits, or say --tolerance 1e-${Math.max(1, significant - 1)}`,
    };
    yield {
      from: (index) => index,
      made: (planned) => Number(planned.toFixed(Math.min(decimals, 100))),
      seen: `every value is the planned one, rounded to ${digitsText(decimals, "decimal")}`,
      advice: "log rates as numbers, or with an exponent (.6e): they have few digits behind so many zeros",
    };
  },
};

const digitsText = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;
