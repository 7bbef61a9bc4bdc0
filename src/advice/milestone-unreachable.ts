import { countText } from "../core/facts-text.ts";
import type { Rule } from "./rule.ts";

/** The run ends before the schedule changes for the last time. */
export const milestoneUnreachable: Rule = {
  id: "LR016",
  severity: "warning",
  find({ curve: { length, milestones }, place, span }) {
    const missed = milestones.filter((milestone) => milestone >= length).sort((a, b) => a - b);
    const [next] = missed;
    if (next === undefined) return undefined;
    const which =
      missed.length === 1
        ? `the milestone at ${place(next)} is`
        : `${countText(missed.length)} milestones, from ${place(next)} on, are`;
    return {
      message: `${which} never reached: the run has ${span(length)}`,
      advice:
        "if that is not meant, move them into the run: are they counted in what the scheduler is stepped by?",
    };
  },
};
