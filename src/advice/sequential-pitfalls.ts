import type { Rule } from "./rule.ts";

/** Milestones do not rise, so that a schedule between two of them never has a turn: `then@30 … then@10`. */
export const sequentialPitfalls: Rule = {
  id: "LR023",
  name: "sequential-pitfalls",
  severity: "warning",
  of: "plan",
  title: "Schedules in a row do not fit together",
  why: "The framework takes milestones as they are: what they leave no room for is skipped or cut without a word.",
  reported: ["pytorch/pytorch#72874", "pytorch/pytorch#67586", "threestudio-project/threestudio#226"],
  wrong: "linear --start-factor 0.1 --total-iters 10 then@30 constant then@20 cosine --T_max 80 --epochs 100",
  right:
    "linear --start-factor 0.1 --total-iters 10 then@10 constant --factor 1 then@20 cosine --T_max 80 --epochs 100",
  find({ curve: { idle: [first, ...more] = [] }, place }) {
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
  },
};
