import { placeText } from "../../facts-text.ts";
import type { Guess, Mistake, Parting } from "../mistake.ts";

/** A run that lacks the warm-up of its plan. */
export const noWarmup: Mistake = {
  kind: "without warm-up",
  fewest: 2,
  guesses(parting: Parting): Guess[] {
    const { warmup } = parting;
    if (warmup === undefined) return [];
    const end = placeText(warmup, parting);
    const advice = "look for a warm-up that is not given, or whose length is rounded to 0";
    return [
      {
        from: (index) => Math.max(index, warmup),
        seen: `the values up to ${end}, where the planned warm-up ends, are those of its end`,
        advice,
      },
      {
        from: (index) => index + warmup,
        seen: `the log begins with what was planned for ${end}, where the warm-up ends`,
        advice,
      },
    ];
  },
};
