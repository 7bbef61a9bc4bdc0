import * as z from "zod";
import type { Definition } from "../../src/core/definition.ts";
import { fillSteps, perGroup, taken, valueFor } from "../../src/core/parameters.ts";
import type { Group, Scheduler } from "../../src/core/schedule.ts";
import { noShare } from "../../src/core/share-of-run.ts";
import { afterBatches } from "./batches.ts";

// The warm-up that WarmupLR, WarmupDecayLR and WarmupCosineLR share.

export const totalNumSteps = () => z.number().describe("steps of the whole training, with the warm-up");

/** `total_num_steps` of the run; one that resumes has had steps before. */
export const stepsOfRun: NonNullable<Definition["fromRun"]> = (given, run) =>
  fillSteps("total_num_steps", given, run, -taken(given.last_batch_iteration));

export const warmupMinLr = () => perGroup().default(0).describe("first rate");

export const warmupNumSteps = () =>
  noShare(z.int().positive()).default(1000).describe("steps of the warm-up, which lasts two at least");

export const warmupType = () =>
  z
    .union([z.enum(["log", "linear"]), z.string()])
    .default("log")
    .describe("course of the warm-up, log or linear; any other word means log");

/** `self.warmup_num_steps`: with fewer than two the logarithm would be divided by zero. */
export const warmupSteps = (warmup_num_steps: number) => Math.max(2, warmup_num_steps);

/** How far the warm-up is after `t`, 0 to 1. */
export function warmupCourse(warmup_num_steps: number, warmup_type: string): (t: number) => number {
  const steps = warmupSteps(warmup_num_steps);
  if (warmup_type === "linear") return (t) => t / steps;
  const inverse_log_warm_up = 1 / Math.log(steps);
  return (t) => inverse_log_warm_up * Math.log(t + 1);
}

interface WarmupParams {
  readonly warmup_min_lr: number | readonly number[];
  readonly warmup_max_lr: number | readonly number[] | null;
  readonly warmup_num_steps: number;
  readonly warmup_type: string;
  readonly last_batch_iteration: number;
}

/** `WarmupLR`, with what its subclass makes of the steps behind the warm-up: a factor of the rise. */
export function warmup(params: WarmupParams, behind: (t: number) => number): Scheduler {
  const { warmup_num_steps, last_batch_iteration } = params;
  const steps = warmupSteps(warmup_num_steps);
  const course = warmupCourse(warmup_num_steps, params.warmup_type);
  return {
    attach(group: Group) {
      const max_lr = valueFor(params.warmup_max_lr ?? group.lr, group, "warmup_max_lr");
      const min_lr = valueFor(params.warmup_min_lr, group, "warmup_min_lr");
      const delta_lr = max_lr - min_lr;
      return afterBatches(
        last_batch_iteration,
        group,
        min_lr,
        (t) => min_lr + delta_lr * (t < steps ? course(t) : behind(t)),
      );
    },
  };
}
