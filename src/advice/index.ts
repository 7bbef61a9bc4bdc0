import { accelerateMultiStep } from "./accelerate-multi-step.ts";
import { accumNotApplied } from "./accum-not-applied.ts";
import { batchScaling } from "./batch-scaling.ts";
import { cosineRebound } from "./cosine-rebound.ts";
import { deepspeedDefaults } from "./deepspeed-defaults.ts";
import { discontinuity } from "./discontinuity.ts";
import { etaMinAboveLr } from "./eta-min-above-lr.ts";
import { factorDomain } from "./factor-domain.ts";
import { hfCosineCycles } from "./hf-cosine-cycles.ts";
import { milestoneUnreachable } from "./milestone-unreachable.ts";
import { negativeRate } from "./negative-rate.ts";
import { neverAnneals } from "./never-anneals.ts";
import { onecycleDegenerate } from "./onecycle-degenerate.ts";
import { onecycleOverrun } from "./onecycle-overrun.ts";
import { onecycleUnfinished } from "./onecycle-unfinished.ts";
import { perStepDecayUnderflow } from "./per-step-decay-underflow.ts";
import { plateauUnpreviewable } from "./plateau-unpreviewable.ts";
import { restartCutShort } from "./restart-cut-short.ts";
import { restartInvalid } from "./restart-invalid.ts";
import { restartsWithoutCycles } from "./restarts-without-cycles.ts";
import { resumeJump } from "./resume-jump.ts";
import type { Rule } from "./rule.ts";
import { sequentialPitfalls } from "./sequential-pitfalls.ts";
import { stepsRounding } from "./steps-rounding.ts";
import { timmMultistepEarly } from "./timm-multistep-early.ts";
import { timmWarmupDip } from "./timm-warmup-dip.ts";
import { unitMismatchEpochsAsSteps } from "./unit-mismatch-epochs-as-steps.ts";
import { unitMismatchStepsAsEpochs } from "./unit-mismatch-steps-as-epochs.ts";
import { warmupNotSubtracted } from "./warmup-not-subtracted.ts";
import { warmupRatioSteps } from "./warmup-ratio-steps.ts";
import { warmupTooLong } from "./warmup-too-long.ts";
import { zeroLrStart } from "./zero-lr-start.ts";
import { zeroLrTail } from "./zero-lr-tail.ts";

/** Every rule, by its number. */
export const rules: readonly Rule[] = [
  unitMismatchStepsAsEpochs, // LR001
  unitMismatchEpochsAsSteps, // LR002
  cosineRebound, // LR003
  neverAnneals, // LR004
  warmupNotSubtracted, // LR005
  onecycleOverrun, // LR006
  onecycleUnfinished, // LR007
  onecycleDegenerate, // LR008
  accumNotApplied, // LR009
  accelerateMultiStep, // LR010
  warmupTooLong, // LR011
  warmupRatioSteps, // LR012
  zeroLrStart, // LR013
  zeroLrTail, // LR014
  etaMinAboveLr, // LR015
  milestoneUnreachable, // LR016
  restartCutShort, // LR017
  restartInvalid, // LR018
  restartsWithoutCycles, // LR019
  hfCosineCycles, // LR020
  timmWarmupDip, // LR021
  timmMultistepEarly, // LR022
  sequentialPitfalls, // LR023
  deepspeedDefaults, // LR024
  factorDomain, // LR025
  resumeJump, // LR026
  plateauUnpreviewable, // LR027
  perStepDecayUnderflow, // LR028
  batchScaling, // LR029
  stepsRounding, // LR030
  discontinuity, // LR031
  negativeRate, // LR032
];
