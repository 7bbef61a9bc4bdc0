import type { Registry } from "../src/core/definition.ts";
import { cosineAnnealingWarmupRestarts } from "./katsura/cosine-annealing-warmup-restarts.ts";
import { chainedScheduler } from "./torch/chained-scheduler.ts";
import { constantLR } from "./torch/constant-lr.ts";
import { cosineAnnealingLR } from "./torch/cosine-annealing-lr.ts";
import { cosineAnnealingWarmRestarts } from "./torch/cosine-annealing-warm-restarts.ts";
import { cyclicLR } from "./torch/cyclic-lr.ts";
import { exponentialLR } from "./torch/exponential-lr.ts";
import { lambdaLR } from "./torch/lambda-lr.ts";
import { linearLR } from "./torch/linear-lr.ts";
import { multiplicativeLR } from "./torch/multiplicative-lr.ts";
import { multiStepLR } from "./torch/multistep-lr.ts";
import { oneCycleLR } from "./torch/onecycle-lr.ts";
import { polynomialLR } from "./torch/polynomial-lr.ts";
import { reduceLROnPlateau } from "./torch/reduce-lr-on-plateau.ts";
import { sequentialLR } from "./torch/sequential-lr.ts";
import { stepLR } from "./torch/step-lr.ts";
import { swaLR } from "./torch/swa-lr.ts";
import { getConstantSchedule } from "./transformers/constant.ts";
import { getConstantScheduleWithWarmup } from "./transformers/constant-with-warmup.ts";
import { getCosineWithMinLrScheduleWithWarmupLrRate } from "./transformers/cosine-warmup-with-min-lr.ts";
import { getCosineWithHardRestartsScheduleWithWarmup } from "./transformers/cosine-with-hard-restarts.ts";
import { getCosineWithMinLrScheduleWithWarmup } from "./transformers/cosine-with-min-lr.ts";
import { getCosineScheduleWithWarmup } from "./transformers/cosine-with-warmup.ts";
import { getScheduler } from "./transformers/get-scheduler.ts";
import { getGreedySchedule } from "./transformers/greedy.ts";
import { getInverseSqrtSchedule } from "./transformers/inverse-sqrt.ts";
import { getLinearScheduleWithWarmup } from "./transformers/linear-with-warmup.ts";
import { getPolynomialDecayScheduleWithWarmup } from "./transformers/polynomial-decay-with-warmup.ts";
import { getReduceOnPlateauSchedule } from "./transformers/reduce-on-plateau.ts";
import { getWsdSchedule } from "./transformers/wsd.ts";

/** Every schedule there is: one line each, torch's first, as they win where a class name is in two frameworks. */
export const registry: Registry = [
  lambdaLR,
  multiplicativeLR,
  stepLR,
  multiStepLR,
  constantLR,
  linearLR,
  exponentialLR,
  polynomialLR,
  cosineAnnealingLR,
  cosineAnnealingWarmRestarts,
  cyclicLR,
  oneCycleLR,
  reduceLROnPlateau,
  sequentialLR,
  chainedScheduler,
  swaLR,
  cosineAnnealingWarmupRestarts,
  getScheduler,
  getConstantSchedule,
  getConstantScheduleWithWarmup,
  getCosineScheduleWithWarmup,
  getCosineWithHardRestartsScheduleWithWarmup,
  getCosineWithMinLrScheduleWithWarmup,
  getCosineWithMinLrScheduleWithWarmupLrRate,
  getLinearScheduleWithWarmup,
  getPolynomialDecayScheduleWithWarmup,
  getInverseSqrtSchedule,
  getReduceOnPlateauSchedule,
  getWsdSchedule,
  getGreedySchedule,
];
