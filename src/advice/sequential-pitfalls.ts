import { className } from "../core/definition.ts";
import { rateText } from "../core/facts-text.ts";
import type { Seen } from "../core/seen.ts";
import { type Stage, stepOf } from "../core/stage.ts";
import { declared } from "./declared.ts";
import type { Found, Rule, Sight } from "./rule.ts";

/** A warm-up that is cut makes a step this many times those before it, and of this part of the peak. */
const steep = 1.5;
const slight = 0.01;

/** Schedules one behind the other, or at once, whose turns do not fit: `then@30 … then@10`. */
export const sequentialPitfalls: Rule = {
  id: "LR023",
  name: "sequential-pitfalls",
  severity: "warning",
  also: ["error", "note"],
  of: "curve",
  title: "Schedules in a row do not fit together",
  why: "The framework takes turns as they are told: what they leave no room for is skipped or cut, and what runs at once is multiplied, without a word.",
  reported: ["pytorch/pytorch#72874", "pytorch/pytorch#67586", "threestudio-project/threestudio#226"],
  wrong: "linear --start-factor 0.1 --total-iters 10 then@30 constant then@20 cosine --T_max 80 --epochs 100",
  right:
    "linear --start-factor 0.1 --total-iters 10 then@10 constant --factor 1 then@20 cosine --T_max 80 --epochs 100",
  covers: ["LR031"],
  find: (sight, seen) => [
    ...idle(sight),
    ...sight.stages.slice(0, -1).flatMap((stage) => endOfWarmup(stage, sight, seen)),
    ...declared("LR023", sight),
  ],
};

/** Parts between milestones that do not rise. */
function idle({ curve: { idle: [first, ...more] = [] }, place }: Sight): Found[] {
  if (first === undefined) return [];
  const { name, from, to } = first;
  const others = more.length === 0 ? "" : `, nor ${more.map((idle) => idle.name).join(" and ")}`;
  return [
    {
      message: `${name} never runs${others}: it begins at ${place(from)}, the next one at ${place(to)}`,
      advice:
        "if that is not meant, let the milestones rise: each is counted from the start of the run, not from the one before",
    },
  ];
}

/** The next one begins before a warm-up has ended, or some time after. */
function endOfWarmup(stage: Stage, sight: Sight, { at, facts }: Seen): Found[] {
  const { part, path, from, to } = stage;
  const { indexOf, place, span, steps } = sight;
  if (part.end === undefined || !part.definition.shapes.includes("warmup")) return [];
  if (to >= steps || to <= from) return [];
  const [ends, next] = [indexOf(stepOf(stage, part.end)), indexOf(to)];
  const [first, before, last, then] = [indexOf(from), next - 2, next - 1, next].map(at);
  if (first === undefined || last === undefined || then === undefined) return [];
  const name = className(part.definition);
  const found = { path, at: next };
  if (ends < next - 1 && last > first && last === before) {
    return [
      {
        ...found,
        severity: "note",
        message: `the warm-up of ${name} ends at ${place(ends)}, the next one begins at ${place(next)}: the rate stays the same for ${span(next - ends)}`,
        advice: "if that is not meant, let the next one begin where the warm-up ends",
      },
    ];
  }
  const slope = before === undefined || next - 2 < indexOf(from) ? 0 : last - before;
  const isCut =
    ends > next && last >= first && then - last > Math.max(steep * slope, slight * facts.peak.rate);
  if (!isCut) return [];
  return [
    {
      ...found,
      message: `the warm-up of ${name} lasts until ${place(ends)}, but the next one begins at ${place(next)}: the rate jumps there, from ${rateText(last)} to ${rateText(then)}`,
      advice:
        "if that is not meant, let the next one begin where the warm-up ends, or the warm-up end where it begins",
    },
  ];
}
