import type { Registry } from "../src/core/definition.ts";
import { linearWarmupCosineAnnealingLR } from "./bolts/linear-warmup-cosine-annealing-lr.ts";
import { linearWarmupDecay } from "./bolts/linear-warmup-decay.ts";
import { lrRangeTest } from "./deepspeed/lr-range-test.ts";
import { oneCycle } from "./deepspeed/one-cycle.ts";
import { warmupCosineLR } from "./deepspeed/warmup-cosine-lr.ts";
import { warmupDecayLR } from "./deepspeed/warmup-decay-lr.ts";
import { warmupLR } from "./deepspeed/warmup-lr.ts";
import { cosineLRSchedule } from "./fairseq/cosine-lr-schedule.ts";
import { fixedLRSchedule } from "./fairseq/fixed-lr-schedule.ts";
import { inverseSquareRootSchedule } from "./fairseq/inverse-square-root-schedule.ts";
import { manualSchedule } from "./fairseq/manual-schedule.ts";
import { polynomialDecayLRSchedule } from "./fairseq/polynomial-decay-lr-schedule.ts";
import { reduceLROnPlateauLRSchedule } from "./fairseq/reduce-lr-on-plateau-lr-schedule.ts";
import { stepLRSchedule } from "./fairseq/step-lr-schedule.ts";
import { triStageLRSchedule } from "./fairseq/tri-stage-lr-schedule.ts";
import { triangularLRSchedule } from "./fairseq/triangular-lr-schedule.ts";
import { combineSchedsDefinition } from "./fastai/combine-scheds.ts";
import { combinedCosDefinition } from "./fastai/combined-cos.ts";
import { fineTune } from "./fastai/fine-tune.ts";
import { fitFlatCos } from "./fastai/fit-flat-cos.ts";
import { fitOneCycle } from "./fastai/fit-one-cycle.ts";
import { fitSgdr } from "./fastai/fit-sgdr.ts";
import { lrFind } from "./fastai/lr-find.ts";
import { schedCosDefinition } from "./fastai/sched-cos.ts";
import { schedExpDefinition } from "./fastai/sched-exp.ts";
import { schedLinDefinition } from "./fastai/sched-lin.ts";
import { schedNoDefinition } from "./fastai/sched-no.ts";
import { schedPolyDefinition } from "./fastai/sched-poly.ts";
import { functionOfStep } from "./generic/function.ts";
import { noam } from "./generic/noam.ts";
import { rex } from "./generic/rex.ts";
import { warmupStableDecay } from "./generic/warmup-stable-decay.ts";
import { cosineAnnealingWarmupRestarts } from "./katsura/cosine-annealing-warmup-restarts.ts";
import { kerasCosineDecay } from "./keras/cosine-decay.ts";
import { kerasCosineDecayRestarts } from "./keras/cosine-decay-restarts.ts";
import { kerasExponentialDecay } from "./keras/exponential-decay.ts";
import { kerasInverseTimeDecay } from "./keras/inverse-time-decay.ts";
import { kerasPiecewiseConstantDecay } from "./keras/piecewise-constant-decay.ts";
import { kerasPolynomialDecay } from "./keras/polynomial-decay.ts";
import { optimizerParamScheduler } from "./megatron/optimizer-param-scheduler.ts";
import { constantLR as mmengineConstantLR } from "./mmengine/constant-lr.ts";
import { constantMomentum } from "./mmengine/constant-momentum.ts";
import { cosineAnnealingLR as mmengineCosineAnnealingLR } from "./mmengine/cosine-annealing-lr.ts";
import { cosineAnnealingMomentum } from "./mmengine/cosine-annealing-momentum.ts";
import { cosineRestartLR as mmengineCosineRestartLR } from "./mmengine/cosine-restart-lr.ts";
import { cosineRestartMomentum } from "./mmengine/cosine-restart-momentum.ts";
import { exponentialLR as mmengineExponentialLR } from "./mmengine/exponential-lr.ts";
import { exponentialMomentum } from "./mmengine/exponential-momentum.ts";
import { linearLR as mmengineLinearLR } from "./mmengine/linear-lr.ts";
import { linearMomentum } from "./mmengine/linear-momentum.ts";
import { multiStepLR as mmengineMultiStepLR } from "./mmengine/multistep-lr.ts";
import { multiStepMomentum } from "./mmengine/multistep-momentum.ts";
import { oneCycleLR as mmengineOneCycleLR } from "./mmengine/one-cycle-lr.ts";
import { paramSchedulerList } from "./mmengine/param-scheduler.ts";
import { polyLR as mmenginePolyLR } from "./mmengine/poly-lr.ts";
import { polyMomentum } from "./mmengine/poly-momentum.ts";
import { reduceOnPlateauLR as mmengineReduceOnPlateauLR } from "./mmengine/reduce-on-plateau-lr.ts";
import { reduceOnPlateauMomentum } from "./mmengine/reduce-on-plateau-momentum.ts";
import { stepLR as mmengineStepLR } from "./mmengine/step-lr.ts";
import { stepMomentum } from "./mmengine/step-momentum.ts";
import { getLR } from "./nanogpt/get-lr.ts";
import { optaxConstant } from "./optax/constant-schedule.ts";
import { optaxCosineDecay } from "./optax/cosine-decay-schedule.ts";
import { optaxCosineOnecycle } from "./optax/cosine-onecycle-schedule.ts";
import { optaxExponentialDecay } from "./optax/exponential-decay.ts";
import { optaxJoin } from "./optax/join-schedules.ts";
import { optaxLinearOnecycle } from "./optax/linear-onecycle-schedule.ts";
import { optaxLinear } from "./optax/linear-schedule.ts";
import { optaxPiecewiseConstant } from "./optax/piecewise-constant-schedule.ts";
import { optaxPiecewiseInterpolate } from "./optax/piecewise-interpolate-schedule.ts";
import { optaxPolynomial } from "./optax/polynomial-schedule.ts";
import { optaxSgdr } from "./optax/sgdr-schedule.ts";
import { optaxWarmupConstant } from "./optax/warmup-constant-schedule.ts";
import { optaxWarmupCosineDecay } from "./optax/warmup-cosine-decay-schedule.ts";
import { optaxWarmupExponentialDecay } from "./optax/warmup-exponential-decay-schedule.ts";
import { recordedValues } from "./recorded/recorded-values.ts";
import { timmCosineLR } from "./timm/cosine-lr.ts";
import { timmCreateScheduler } from "./timm/create-scheduler-v2.ts";
import { timmMultiStepLR } from "./timm/multistep-lr.ts";
import { timmPlateauLR } from "./timm/plateau-lr.ts";
import { timmPolyLR } from "./timm/poly-lr.ts";
import { timmStepLR } from "./timm/step-lr.ts";
import { timmTanhLR } from "./timm/tanh-lr.ts";
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
import { buildLRSchedulers } from "./torchtitan/build-lr-schedulers.ts";
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
  mmengineConstantLR,
  mmengineCosineAnnealingLR,
  mmengineExponentialLR,
  mmengineLinearLR,
  mmengineMultiStepLR,
  mmengineStepLR,
  mmenginePolyLR,
  mmengineOneCycleLR,
  mmengineCosineRestartLR,
  mmengineReduceOnPlateauLR,
  constantMomentum,
  cosineAnnealingMomentum,
  exponentialMomentum,
  linearMomentum,
  multiStepMomentum,
  stepMomentum,
  polyMomentum,
  cosineRestartMomentum,
  reduceOnPlateauMomentum,
  paramSchedulerList,
  timmCosineLR,
  timmMultiStepLR,
  timmPlateauLR,
  timmPolyLR,
  timmStepLR,
  timmTanhLR,
  timmCreateScheduler,
  fitOneCycle,
  fitFlatCos,
  fitSgdr,
  fineTune,
  lrFind,
  schedLinDefinition,
  schedCosDefinition,
  schedNoDefinition,
  schedExpDefinition,
  schedPolyDefinition,
  combineSchedsDefinition,
  combinedCosDefinition,
  kerasExponentialDecay,
  kerasPiecewiseConstantDecay,
  kerasPolynomialDecay,
  kerasInverseTimeDecay,
  kerasCosineDecay,
  kerasCosineDecayRestarts,
  optaxConstant,
  optaxPolynomial,
  optaxLinear,
  optaxPiecewiseConstant,
  optaxExponentialDecay,
  optaxCosineDecay,
  optaxPiecewiseInterpolate,
  optaxLinearOnecycle,
  optaxCosineOnecycle,
  optaxWarmupConstant,
  optaxWarmupCosineDecay,
  optaxWarmupExponentialDecay,
  optaxSgdr,
  optaxJoin,
  lrRangeTest,
  oneCycle,
  warmupLR,
  warmupDecayLR,
  warmupCosineLR,
  optimizerParamScheduler,
  buildLRSchedulers,
  getLR,
  linearWarmupCosineAnnealingLR,
  linearWarmupDecay,
  fixedLRSchedule,
  cosineLRSchedule,
  inverseSquareRootSchedule,
  polynomialDecayLRSchedule,
  triStageLRSchedule,
  triangularLRSchedule,
  stepLRSchedule,
  manualSchedule,
  reduceLROnPlateauLRSchedule,
  warmupStableDecay,
  functionOfStep,
  noam,
  rex,
  recordedValues,
];
