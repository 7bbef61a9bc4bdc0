import { cosineRebound } from "./cosine-rebound.ts";
import { discontinuity } from "./discontinuity.ts";
import { milestoneUnreachable } from "./milestone-unreachable.ts";
import { neverAnneals } from "./never-anneals.ts";
import { resumeJump } from "./resume-jump.ts";
import type { Rule } from "./rule.ts";
import { sequentialPitfalls } from "./sequential-pitfalls.ts";
import { warmupTooLong } from "./warmup-too-long.ts";

/** Every rule, by its number. */
export const rules: readonly Rule[] = [
  cosineRebound, // LR003
  neverAnneals, // LR004
  warmupTooLong, // LR011
  milestoneUnreachable, // LR016
  sequentialPitfalls, // LR023
  resumeJump, // LR026
  discontinuity, // LR031
];
