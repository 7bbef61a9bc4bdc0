import { declared } from "./declared.ts";
import type { Rule } from "./rule.ts";

/** A patience that the run cannot exhaust, or that counts steps where epochs were meant. */
export const plateauUnpreviewable: Rule = {
  id: "LR027",
  name: "plateau-unpreviewable",
  severity: "warning",
  also: ["note"],
  of: "plan",
  title: "The plateau can never be found",
  why: "A patience that is longer than the run leaves the rate where it is, whatever the metric does.",
  reported: ["Lightning-AI/pytorch-lightning#1156", "pytorch/pytorch#119763", "pytorch/pytorch#2545"],
  wrong: "plateau --patience 10 --metrics 1,0.9,0.9,0.9,0.9,0.9",
  right: "plateau --patience 2 --metrics 1,0.9,0.9,0.9,0.9,0.9",
  find: (sight) => declared("LR027", sight, "if that is not meant, allow for fewer"),
};
