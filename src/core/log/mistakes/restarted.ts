import { placeText } from "../../facts-text.ts";
import type { Guess, Mistake, Parting } from "../mistake.ts";
import { between } from "./candidates.ts";

/** Where the plan is flat, a restart is not seen before its next step: so many indices further back are tried. */
const unseen = 1000;

/** A run that was resumed without the state of its scheduler. */
export const restarted: Mistake = {
  kind: "resumed from the start",
  fewest: 2,
  // what decays exponentially, at any two places
  covers: ["scaled"],
  *guesses(parting: Parting): Generator<Guess> {
    const { agreed, index: parted, every, per } = parting;
    for (const begin of [...between(agreed + 1, parted), ...earlier(parting)]) {
      // a first step that is done twice is one that is late
      if (begin <= Math.max(every, per)) continue;
      yield {
        from: (index) => (index < begin ? index : index - begin),
        seen: `from ${placeText(begin, parting)} on the schedule begins again`,
        advice:
          "the run was resumed without its scheduler: save scheduler.state_dict() in the checkpoint and load it, or set last_epoch",
      };
    }
  },
};

/** Checkpoints are made at the end of epochs: those first, then any index. */
function* earlier({ agreed, steps_per_epoch }: Parting): Generator<number> {
  let left = unseen;
  if (steps_per_epoch > 1) {
    for (
      let begin = agreed - (agreed % steps_per_epoch);
      begin > 0 && left > unseen / 2;
      begin -= steps_per_epoch
    ) {
      left--;
      yield begin;
    }
  }
  for (let begin = agreed; begin > 0 && left > 0; begin--, left--) yield begin;
}
