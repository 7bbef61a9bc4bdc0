import { countText } from "../core/facts-text.ts";
import type { Rule } from "./rule.ts";

/** The run ends before the schedule changes for the last time. */
export const milestoneUnreachable: Rule = {
  id: "LR016",
  name: "milestone-unreachable",
  severity: "warning",
  of: "plan",
  title: "A milestone lies behind the run's end",
  why: "The change that was planned there never comes, without a word from the framework.",
  reported: ["XPixelGroup/BasicSR#731", "bshall/Tacotron#3", "cszn/KAIR#101"],
  wrong: "multistep --milestones 30,80 --epochs 50",
  right: "multistep --milestones 30,40 --epochs 50",
  find({ curve: { length, milestones }, place, span }) {
    const missed = milestones.filter((milestone) => milestone >= length).sort((a, b) => a - b);
    const [next] = missed;
    if (next === undefined) return [];
    const [which, it, isIt] =
      missed.length === 1
        ? [`the milestone at ${place(next)} is`, "it", "is it"]
        : [`${countText(missed.length)} milestones, from ${place(next)} on, are`, "them", "are they"];
    return [
      {
        message: `${which} never reached: the run has ${span(length)}`,
        advice: `if that is not meant, move ${it} into the run: ${isIt} counted in what the scheduler is stepped by?`,
      },
    ];
  },
};
