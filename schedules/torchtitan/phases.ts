import { roundHalfEven } from "../../src/core/expression/python.ts";

/** The parameters of `[lr_scheduler]`, as the definition checks them. */
export interface LRScheduler {
  readonly warmup_steps: number;
  readonly total_steps: number;
  readonly decay_ratio: number | null;
  readonly decay_type: keyof typeof fallen;
  readonly min_lr_factor: number;
}

/** The steps of the warm-up, the step that the decay starts at, and how many it lasts: what does not fit is cut. */
export function phasesOf({ warmup_steps, total_steps, decay_ratio }: LRScheduler) {
  const warmup = Math.min(Math.trunc(warmup_steps), total_steps);
  const left = total_steps - warmup;
  const decay = decay_ratio === null ? left : Math.min(roundHalfEven(total_steps * decay_ratio), left);
  // a step more than there is, so that the last one's rate is above the lowest
  return { warmup, start: total_steps + 1 - decay, decay };
}

/** What is left of the rate after a part of the decay; the same in Python. */
export const fallen = {
  linear: { at: (part: number) => 1 - part, code: (part: string) => `1 - ${part}` },
  sqrt: { at: (part: number) => 1 - Math.sqrt(part), code: (part: string) => `1 - sqrt(${part})` },
  cosine: {
    at: (part: number) => 0.5 * (1 + Math.cos(Math.PI * part)),
    code: (part: string) => `0.5 * (1 + cos(pi * ${part}))`,
  },
} as const;
