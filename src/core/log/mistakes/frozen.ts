import { placeText, rateText } from "../../facts-text.ts";
import type { Compared } from "../compared.ts";
import type { Guess, Mistake, Parting } from "../mistake.ts";
import { between } from "./candidates.ts";
import { movedAt } from "./moved.ts";

/** A schedule that goes no further from somewhere on. */
export const frozen: Mistake = {
  kind: "stopped",
  fewest: 3,
  // steps of a staircase are multiples of each other
  covers: ["scaled"],
  *guesses(parting: Parting, compared: Compared): Generator<Guess> {
    const { index: parted, agreed, logged, rounding } = parting;
    const moved = movedAt(compared);
    for (const begin of [...between(agreed + 1, parted), ...between(unseen(parting, compared), agreed)]) {
      // what never moved was never stepped
      if (begin <= moved) continue;
      yield {
        from: (index) => Math.min(index, begin - 1),
        seen: `from ${rounding === undefined ? "" : "about "}${placeText(begin, parting)} on the value stays ${rateText(logged)}`,
        advice: "scheduler.step() is no longer called, or its schedule is shorter than the run",
      };
    }
  },
};

/** It may have stopped where the plan is not yet seen to be elsewhere than where it stays. */
function unseen({ agreed, logged }: Parting, { rows, planned, alike }: Compared): number {
  let place = rows.findIndex(({ index }) => index === agreed);
  while (place > 0 && alike(planned[place] as number, logged)) place--;
  return (rows[place]?.index ?? 0) + 1;
}
