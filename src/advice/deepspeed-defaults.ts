import { declared } from "./declared.ts";
import type { Rule } from "./rule.ts";

/** DeepSpeed takes a default that is seldom meant. */
export const deepspeedDefaults: Rule = {
  id: "LR024",
  name: "deepspeed-defaults",
  severity: "warning",
  also: ["error", "note"],
  of: "plan",
  title: "DeepSpeed's defaults are not what is thought",
  why: "DeepSpeed fills in what is not said without a word, and some of it is not what other frameworks do: a logarithm for a line, and a peak of its own.",
  reported: [
    "deepspeedai/DeepSpeed#1298",
    "deepspeedai/DeepSpeed#7303",
    "deepspeedai/DeepSpeed#771",
    "huggingface/accelerate#2124",
  ],
  wrong:
    "deepspeed-warmup-decay --total-num-steps 1000 --warmup-num-steps 100 --warmup-type linear --lr 5e-5",
  right:
    "deepspeed-warmup-decay --total-num-steps 1000 --warmup-num-steps 100 --warmup-type linear --warmup-max-lr 5e-5 --lr 5e-5",
  find: (sight) => declared("LR024", sight),
};
