import { cosineRebound } from "./cosine-rebound.ts";
import { etaMinAboveLr } from "./eta-min-above-lr.ts";
import { factorDomain } from "./factor-domain.ts";
import { milestoneUnreachable } from "./milestone-unreachable.ts";
import { neverAnneals } from "./never-anneals.ts";
import { perStepDecayUnderflow } from "./per-step-decay-underflow.ts";
import type { Rule } from "./rule.ts";
import { sequentialPitfalls } from "./sequential-pitfalls.ts";
import { warmupRatioSteps } from "./warmup-ratio-steps.ts";
import { warmupTooLong } from "./warmup-too-long.ts";
import { zeroLrStart } from "./zero-lr-start.ts";
import { zeroLrTail } from "./zero-lr-tail.ts";

/** Every rule, by its number. */
export const rules: readonly Rule[] = [
  cosineRebound, // LR003
  neverAnneals, // LR004
  warmupTooLong, // LR011
  warmupRatioSteps, // LR012
  zeroLrStart, // LR013
  zeroLrTail, // LR014
  etaMinAboveLr, // LR015
  milestoneUnreachable, // LR016
  sequentialPitfalls, // LR023
  factorDomain, // LR025
  perStepDecayUnderflow, // LR028
];
