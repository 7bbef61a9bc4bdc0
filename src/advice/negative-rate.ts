import { rateText } from "../core/facts-text.ts";
import { declared } from "./declared.ts";
import type { Rule } from "./rule.ts";

const advice = "if that is not meant, let it end at 0: when the run does, or with max(0, …)";

/** The rate falls below 0. */
export const negativeRate: Rule = {
  id: "LR032",
  name: "negative-rate",
  severity: "error",
  of: "curve",
  title: "The rate falls below 0",
  why: "A step with a rate below 0 goes up the gradient, not down: it undoes what was learned, without a word from the framework. Most often a line runs on behind its end.",
  reported: ["huggingface/transformers#132", "huggingface/transformers#324"],
  wrong: "lambda --lr-lambda '1 - epoch / 50' --epochs 100",
  right: "lambda --lr-lambda '1 - epoch / 100' --epochs 100",
  covers: ["LR014"],
  find(sight, { facts: { lowest }, negative }) {
    if (negative === undefined) return [];
    const own = declared("LR032", sight).map((found) => ({ ...found, at: negative }));
    if (own.length > 0) return own;
    const { place } = sight;
    const deepest = lowest.index === negative ? "" : ` at ${place(lowest.index)}`;
    return [
      {
        message: `the rate falls below 0 at ${place(negative)}, to ${rateText(lowest.rate)}${deepest}`,
        advice,
        at: negative,
      },
    ];
  },
};
