import { placeText, rateText } from "../../facts-text.ts";
import type { Guess, Mistake, Parting } from "../mistake.ts";

/** A rate that is a part, or a multiple, of the one planned. */
export const scaled: Mistake = {
  kind: "scaled",
  fewest: 3,
  guesses(parting: Parting): Guess[] {
    const { strongest, index: begin, agreed } = parting;
    const factor = strongest.logged / strongest.planned;
    if (!Number.isFinite(factor) || factor === 0) return [];
    const from = (index: number) => index;
    const whole: Guess = {
      from,
      made: (planned) => planned * factor,
      seen: `every value is ${factorText(factor)} the planned one`,
      advice:
        "compare the optimizer's lr with the plan's: it may be scaled by batch size or processes, or the schedule be applied to another rate",
    };
    if (agreed < 0) return [whole];
    const later: Guess = {
      from,
      made: (planned, index) => (index < begin ? planned : planned * factor),
      seen: `from ${placeText(begin, parting)} on every value is ${factorText(factor)} the planned one`,
      advice: "look for what changes the rate there: another factor, or a second scheduler",
    };
    return [whole, later];
  },
};

/** `0.1 times`, or `1/3 of` where that says it better. */
function factorText(factor: number): string {
  const part = 1 / factor;
  const isPart = part > 1.5 && Math.abs(part - Math.round(part)) < 1e-6 * part;
  return isPart && !/^0\.\d{1,2}$/.test(rateText(factor))
    ? `1/${Math.round(part)} of`
    : `${rateText(factor)} times`;
}
