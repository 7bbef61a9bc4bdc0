import { declared } from "./declared.ts";
import type { Rule } from "./rule.ts";

/** A schedule that is made to restart is told of one cycle. */
export const restartsWithoutCycles: Rule = {
  id: "LR019",
  name: "restarts-without-cycles",
  severity: "warning",
  also: ["note"],
  of: "plan",
  title: "A schedule with restarts is told of one cycle",
  why: "The name of a schedule promises restarts, the number of its cycles makes them: with one cycle it is a plain descent.",
  reported: ["huggingface/transformers#20552", "huggingface/diffusers#1232", "huggingface/diffusers#3606"],
  wrong: "hf-cosine-restarts --num-warmup-steps 10 --num-training-steps 100",
  right: "hf-cosine-restarts --num-warmup-steps 10 --num-training-steps 100 --num-cycles 3",
  find: (sight) => declared("LR019", sight, "if restarts are meant, say how many cycles there are"),
};
