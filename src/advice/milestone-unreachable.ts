import { countText } from "../core/facts-text.ts";
import type { Path } from "../core/problem.ts";
import { type Stage, stepOf } from "../core/stage.ts";
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
  const missed = milestones
    .filter((milestone) => milestone >= length && !isLastOfMany(milestone, sight))
    .sort((a, b) => a - b);
  const [next] = missed;
  if (next === undefined) return [];
  const first = place(writtenAt(next, sight));
  const [which, it, isIt] =
    missed.length === 1
      ? [`the milestone at ${first} is`, "it", "is it"]
      : [`${countText(missed.length)} milestones, from ${first} on, are`, "them", "are they"];
  return [
    {
      message: `${which} never reached: the run has ${counted(length)}`,
      path: itemAt(next, sight),
      advice: `if that is not meant, move ${it} into the run: ${isIt} counted in epochs or in steps?`,
    },
  ];
}

/** Is it the run's end itself, as some write it behind the others? They have changed the rate, and nothing is missed. */
function isLastOfMany(index: number, sight: Sight): boolean {
  const stage = stageOf(index, sight);
  const { length } = sight.curve;
  const isEnd = index === length || writtenAt(index, sight) === length;
  return isEnd && stage !== undefined && indicesOf(stage, sight).some((other) => other < length);
}

/** The schedule that a milestone at an index is of, those without others inside first. */
const stageOf = (index: number, sight: Sight) =>
  [...sight.stages, ...sight.holders].find((stage) => indicesOf(stage, sight).includes(index));

const indicesOf = (stage: Stage, { indexOf }: Sight) =>
  stage.part.milestones.map((milestone) => indexOf(stepOf(stage, milestone)));

/** The index that is written for a milestone, which the framework may take for another one. */
function writtenAt(index: number, sight: Sight): number {
  const stage = stageOf(index, sight);
  const { definition, params } = stage?.part ?? {};
  const written = stage && definition?.written?.(params)[indicesOf(stage, sight).indexOf(index)];
  return stage === undefined || written === undefined ? index : sight.indexOf(stepOf(stage, written));
}

/** The item of a list among the parameters that a milestone comes from; the schedule itself where none tells. */
function itemAt(index: number, sight: Sight): Path {
  const stage = stageOf(index, sight);
  if (stage === undefined) return [];
  const i = indicesOf(stage, sight).indexOf(index);
  const { part, path } = stage;
  const isList = (value: unknown) => Array.isArray(value) && typeof value[i] === "number";
  const list = Object.keys(part.params).find((name) => isList(part.params[name]));
  return list === undefined ? path : [...path, list, i];
}
