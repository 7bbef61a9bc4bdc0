import { cosineRebound } from "./cosine-rebound.ts";
import { etaMinAboveLr } from "./eta-min-above-lr.ts";
import { milestoneUnreachable } from "./milestone-unreachable.ts";
import { neverAnneals } from "./never-anneals.ts";
import type { Rule } from "./rule.ts";
import { sequentialPitfalls } from "./sequential-pitfalls.ts";
import { warmupTooLong } from "./warmup-too-long.ts";

/** Every rule, by its number. */
export const rules: readonly Rule[] = [
  cosineRebound, // LR003
  neverAnneals, // LR004
  warmupTooLong, // LR011
  etaMinAboveLr, // LR015
  milestoneUnreachable, // LR016
  sequentialPitfalls, // LR023
];
