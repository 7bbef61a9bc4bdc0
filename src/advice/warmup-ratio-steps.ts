import { declared } from "./declared.ts";
import type { Rule } from "./rule.ts";

/** A share of the run where a number of steps is wanted, or steps that the framework does not look at. */
export const warmupRatioSteps: Rule = {
  id: "LR012",
  name: "warmup-ratio-steps",
  severity: "warning",
  also: ["error"],
  of: "plan",
  title: "The warm-up or the decay that was asked for does not happen",
  why: "Trainers have a parameter for each of the two, warmup_ratio and warmup_steps; a scheduler counts steps, and a share of one is next to no warm-up, or decay. Keras's CosineDecay has none without a warmup_target, whatever its steps.",
  reported: ["huggingface/peft#2949", "huggingface/trl#4983", "huggingface/transformers#41326"],
  wrong: "hf-linear --num_warmup_steps 0.1 --num_training_steps 1000 --steps 1000",
  right: "hf-linear --num_warmup_steps 100 --num_training_steps 1000 --steps 1000",
  find: (sight) => declared("LR012", sight),
};
