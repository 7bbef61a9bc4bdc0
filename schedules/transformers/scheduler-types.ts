import type { Definition } from "../../src/core/definition.ts";
import { getConstantSchedule } from "./constant.ts";
import { getConstantScheduleWithWarmup } from "./constant-with-warmup.ts";
import { getCosineWithMinLrScheduleWithWarmupLrRate } from "./cosine-warmup-with-min-lr.ts";
import { getCosineWithHardRestartsScheduleWithWarmup } from "./cosine-with-hard-restarts.ts";
import { getCosineWithMinLrScheduleWithWarmup } from "./cosine-with-min-lr.ts";
import { getCosineScheduleWithWarmup } from "./cosine-with-warmup.ts";
import { getGreedySchedule } from "./greedy.ts";
import { getInverseSqrtSchedule } from "./inverse-sqrt.ts";
import { getLinearScheduleWithWarmup } from "./linear-with-warmup.ts";
import { getPolynomialDecayScheduleWithWarmup } from "./polynomial-decay-with-warmup.ts";
import { getReduceOnPlateauSchedule } from "./reduce-on-plateau.ts";
import { getWsdSchedule } from "./wsd.ts";

/** One function by its name: which of the named parameters it is handed, and whether it gets the specific ones. */
interface Entry {
  readonly definition: Definition;
  readonly takes: readonly ("num_warmup_steps" | "num_training_steps")[];
  readonly specific: boolean;
}

const entry = (definition: Definition, takes: Entry["takes"], specific = true): Entry => ({
  definition,
  takes,
  specific,
});
const both = ["num_warmup_steps", "num_training_steps"] as const;

/** By `SchedulerType`, in its order. */
export const types = {
  linear: entry(getLinearScheduleWithWarmup, both),
  cosine: entry(getCosineScheduleWithWarmup, both),
  cosine_with_restarts: entry(getCosineWithHardRestartsScheduleWithWarmup, both),
  polynomial: entry(getPolynomialDecayScheduleWithWarmup, both),
  constant: entry(getConstantSchedule, [], false),
  constant_with_warmup: entry(getConstantScheduleWithWarmup, ["num_warmup_steps"], false),
  inverse_sqrt: entry(getInverseSqrtSchedule, ["num_warmup_steps"]),
  reduce_lr_on_plateau: entry(getReduceOnPlateauSchedule, []),
  cosine_with_min_lr: entry(getCosineWithMinLrScheduleWithWarmup, both),
  cosine_warmup_with_min_lr: entry(getCosineWithMinLrScheduleWithWarmupLrRate, both),
  warmup_stable_decay: entry(getWsdSchedule, both),
  greedy: entry(getGreedySchedule, []),
};

export type Name = keyof typeof types;
