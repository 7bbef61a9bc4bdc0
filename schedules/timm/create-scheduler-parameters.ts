import * as z from "zod";
import { noiseRange } from "./parameters.ts";

// The parameters of create_scheduler_v2, and what it makes of them for the scheduler that is named.

const count = (text: string, fallback: number) => z.number().default(fallback).describe(text);

export const params = () =>
  z.strictObject({
    sched: z
      .enum(["cosine", "tanh", "step", "multistep", "plateau", "poly"])
      .default("cosine")
      .describe("which scheduler"),
    num_epochs: count(
      "epochs of the first cycle (cosine, tanh, poly), or of the run; by default the run's",
      300,
    ),
    decay_epochs: count("epochs between two decays of step", 90),
    decay_milestones: z
      .array(z.number())
      .default([90, 180, 270])
      .describe("epochs before which multistep decays"),
    cooldown_epochs: count("epochs of the run behind the last cycle; changes no rate", 0),
    patience_epochs: count("epochs without improvement that plateau allows", 10),
    decay_rate: count("factor of each decay of step, multistep and plateau; the power of poly", 0.1),
    min_lr: count("smallest rate", 0),
    warmup_lr: count("rate that the warm-up begins with", 1e-5),
    warmup_epochs: count("epochs of the linear warm-up; 0: none", 0),
    warmup_prefix: z
      .boolean()
      .default(false)
      .describe("does the schedule begin after the warm-up, or run on behind it"),
    noise: noiseRange("part of num_epochs in which noise is added"),
    noise_pct: count("largest noise, as a part of the rate; unused without noise", 0.67),
    noise_std: count("width of the noise; unused", 1),
    noise_seed: z.int().nullable().default(42).describe("seed of the noise; unused without noise"),
    cycle_mul: count("factor of the length from cycle to cycle", 1),
    cycle_decay: count("factor of the peak from cycle to cycle", 0.1),
    cycle_limit: count("number of cycles", 1),
    k_decay: count("exponent of the time for cosine and poly: above 1 stays high longer", 1),
    plateau_mode: z.enum(["min", "max"]).default("max").describe("is a smaller or a larger metric better"),
    step_on_epochs: z.boolean().default(true).describe("step at every epoch, or at every optimizer update"),
    updates_per_epoch: count("optimizer updates in an epoch, where each is a step; by default the run's", 0),
  });

export type Params = z.output<ReturnType<typeof params>>;

/** Is it one of those that come again? */
export const cyclic = ({ sched }: Params): boolean =>
  sched === "cosine" || sched === "tanh" || sched === "poly";

/** What the schedulers' own arguments are made of: counts of epochs, or of updates. */
export function argumentsOf(params: Params) {
  const { num_epochs, warmup_epochs, warmup_lr, warmup_prefix, step_on_epochs, updates_per_epoch } = params;
  const { cycle_mul, cycle_decay, cycle_limit } = params;
  const perEpoch = step_on_epochs ? 1 : updates_per_epoch;
  return {
    perEpoch,
    t_initial: num_epochs * perEpoch,
    warmup_t: warmup_epochs * perEpoch,
    warmup_lr_init: warmup_lr,
    warmup_prefix,
    cycle_mul,
    cycle_decay,
    cycle_limit,
    initialize: true,
  };
}

/** The arguments of multistep, its milestones in epochs or updates. */
export function multiStepOf(params: Params) {
  const common = argumentsOf(params);
  const decay_t = params.decay_milestones.map((milestone) => milestone * common.perEpoch);
  return { ...common, decay_t, decay_rate: params.decay_rate };
}
