import * as z from "zod";
import { orIssue } from "../../src/core/check.ts";
import { Problem } from "../../src/core/problem.ts";

// Parameters that timm's schedulers share, in the order in which they have them.

export const firstCycle = () =>
  z.number().positive().describe("epochs of the first cycle; updates where t_in_epochs is false");

export const lowest = () =>
  z.number().min(0).default(0).describe("rate at the end of a cycle, and after the last");

/** `lowest` is what TanhLRScheduler alone insists on. */
export const cycleParams = (lowest = -Infinity) => ({
  cycle_mul: z.number().default(1).describe("factor of the length from cycle to cycle"),
  cycle_decay: z.number().default(1).describe("factor of the peak from cycle to cycle"),
  cycle_limit: from(lowest).default(1).describe("number of cycles"),
});

export const warmupParams = (prefix: boolean, lowest = -Infinity) => ({
  warmup_t: from(lowest).default(0).describe("epochs (or updates) of the linear warm-up; 0: none"),
  warmup_lr_init: from(lowest).default(0).describe("rate that the warm-up begins with"),
  warmup_prefix: z
    .boolean()
    .default(prefix)
    .describe("does the schedule begin after the warm-up, or run on behind it"),
});

const from = (lowest: number) => (lowest === -Infinity ? z.number() : z.number().min(lowest));

export const inEpochs = () =>
  z.boolean().default(true).describe("count epochs (step), or optimizer updates (step_update)");

export const initialize = () =>
  z.boolean().default(true).describe("take the optimizer's lr as the base; false: insist on its initial_lr");

export const kDecay = () =>
  z.number().default(1).describe("exponent of the time: above 1 stays high longer (k-decay)");

/** What has no influence as long as there is no noise. */
export const noiseParams = () => ({
  noise_range_t: noiseRange("when random noise is added"),
  noise_pct: z.number().default(0.67).describe("largest noise, as a part of the rate; unused without noise"),
  noise_std: z.number().default(1).describe("width of the noise; unused"),
  noise_seed: z.int().nullable().default(42).describe("seed of the noise; unused without noise"),
});

/** Where noise begins and ends; only a range in which nothing lies. */
export const noiseRange = (text: string) =>
  z
    .union([z.number(), z.array(z.number())])
    .nullable()
    .default(null)
    .superRefine((range, context) =>
      orIssue(context, () => {
        if (range === null) return;
        const [from = 0, to] = typeof range === "number" ? [range] : range;
        if (to !== undefined && from >= to) return;
        throw new Problem("noise comes from torch's random numbers, which are not drawn", {
          allowed: "leave it out to see the schedule that the noise is added to",
        });
      }),
    )
    .describe(`${text}: it is not drawn, so only None, or a range that is empty`);

/** The trainer's length of the first cycle, for who does not give it: the run's. */
export function firstCycleOf(
  given: Readonly<Record<string, unknown>>,
  { epochs, steps, steps_per_epoch = 1 }: { epochs?: unknown; steps?: unknown; steps_per_epoch?: unknown },
): Record<string, unknown> {
  if (given.t_initial !== undefined || typeof steps_per_epoch !== "number") return {};
  const inEpochs = given.t_in_epochs !== false;
  if (typeof steps === "number") {
    return { t_initial: inEpochs ? Math.ceil(steps / steps_per_epoch) : steps };
  }
  if (typeof epochs === "number") return { t_initial: inEpochs ? epochs : epochs * steps_per_epoch };
  return {};
}
