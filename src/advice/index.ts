import { cosineRebound } from "./cosine-rebound.ts";
import { milestoneUnreachable } from "./milestone-unreachable.ts";
import { neverAnneals } from "./never-anneals.ts";
import { partNeverRuns } from "./part-never-runs.ts";
import type { Rule } from "./rule.ts";
import { warmupTooLong } from "./warmup-too-long.ts";

/** Every rule, by its number. */
export const rules: readonly Rule[] = [
  cosineRebound,
  neverAnneals,
  warmupTooLong,
  milestoneUnreachable,
  partNeverRuns,
];
