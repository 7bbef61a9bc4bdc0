import type { Guess, Mistake, Parting } from "../mistake.ts";

/** Logs with more digits than these are within the usual tolerance. */
const most = 5;

/** No mistake in the run, but a log that was written with few digits. */
export const rounded: Mistake = {
  kind: "rounded",
  fewest: 1,
  guesses: ({ digits }: Parting): Guess[] =>
    digits > most
      ? []
      : [
          {
            from: (index) => index,
            made: (planned) => Number(planned.toPrecision(digits)),
            seen: `every value is the planned one, rounded to ${digits} digit${digits === 1 ? "" : "s"}`,
            advice: `log more digits, or say --tolerance 1e-${Math.max(1, digits - 1)}`,
          },
        ],
};
