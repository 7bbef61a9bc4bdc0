import { countText } from "../core/facts-text.ts";
import type { Path } from "../core/problem.ts";
import { stepOf } from "../core/stage.ts";
import { declared } from "./declared.ts";
import type { Found, Rule, Sight } from "./rule.ts";

/** The run ends before the schedule changes for the last time, or it never does what a milestone says. */
export const milestoneUnreachable: Rule = {
  id: "LR016",
  name: "milestone-unreachable",
  severity: "warning",
  also: ["error", "note"],
  of: "plan",
  title: "A milestone is never reached",
  why: "The change that was planned there never comes, without a word from the framework.",
  reported: ["XPixelGroup/BasicSR#731", "bshall/Tacotron#3", "cszn/KAIR#101"],
  wrong: "multistep --milestones 30,80 --epochs 50",
  right: "multistep --milestones 30,40 --epochs 50",
  find(sight) {
    const own = declared("LR016", sight);
    const isTold = own.some(({ at }) => at !== undefined && at >= sight.curve.length);
    return [...(isTold ? [] : beyond(sight)), ...own];
  },
};

function beyond(sight: Sight): Found[] {
  const { curve, place, counted } = sight;
  const { length, milestones } = curve;
  const missed = milestones.filter((milestone) => milestone >= length).sort((a, b) => a - b);
  const [next] = missed;
  if (next === undefined) return [];
  const [which, it, isIt] =
    missed.length === 1
      ? [`the milestone at ${place(next)} is`, "it", "is it"]
      : [`${countText(missed.length)} milestones, from ${place(next)} on, are`, "them", "are they"];
  return [
    {
      message: `${which} never reached: the run has ${counted(length)}`,
      path: itemAt(next, sight),
      advice: `if that is not meant, move ${it} into the run: ${isIt} counted in epochs or in steps?`,
    },
  ];
}

/** The item of a list among the parameters that a milestone comes from; the schedule itself where none tells. */
function itemAt(index: number, { holders, stages, indexOf }: Sight): Path {
  for (const stage of [...stages, ...holders]) {
    const { part, path } = stage;
    const i = part.milestones.findIndex((milestone) => indexOf(stepOf(stage, milestone)) === index);
    const said = part.milestones[i];
    if (said === undefined) continue;
    const isList = (value: unknown) => Array.isArray(value) && typeof value[i] === "number";
    const list = Object.keys(part.params).find((name) => isList(part.params[name]));
    return list === undefined ? path : [...path, list, i];
  }
  return [];
}
