import type { Rule } from "./rule.ts";

/** Milestones do not rise, so that a schedule between two of them never has a turn: `then@30 … then@10`. */
export const partNeverRuns: Rule = {
  id: "LR023",
  severity: "warning",
  find({ curve: { idle: [first, ...more] = [] }, place }) {
    if (first === undefined) return undefined;
    const { name, from, to } = first;
    const others = more.length === 0 ? "" : `, nor ${more.map((idle) => idle.name).join(" and ")}`;
    return {
      message: `${name} never runs${others}: it begins at ${place(from)}, the next one at ${place(to)}`,
      advice:
        "if that is not meant, let the milestones rise: each is counted from the start of the run, not from the one before",
    };
  },
};
