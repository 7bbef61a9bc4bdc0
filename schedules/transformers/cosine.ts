import * as z from "zod";
import { divide } from "../../src/core/arithmetic.ts";
import { percentText } from "../../src/core/facts-text.ts";
import type { Pitfall } from "../../src/core/pitfall.ts";
import { Problem } from "../../src/core/problem.ts";
import type { Group } from "../../src/core/schedule.ts";
import { warmedUp } from "./lambda.ts";

// What the functions that fall along a cosine have in common.

/** Where and how the cosine falls. */
export interface Cosine {
  readonly num_warmup_steps: number;
  readonly num_training_steps: number;
  readonly num_cycles: number;
}

/** The cosine from 1 to `min_lr_rate` at `along` of the way; it comes back up behind the end. */
export function fall(angle: number, along: number, min_lr_rate: number): number {
  const factor = 0.5 * (1 + Math.cos(angle * along));
  return Math.max(0, factor * (1 - min_lr_rate) + min_lr_rate);
}

/** `_get_cosine_schedule_with_warmup_lr_lambda`, the second of that name, which both functions come to use. */
export function cosineTo(min_lr_rate: number, { num_warmup_steps, num_training_steps, num_cycles }: Cosine) {
  const steps = Math.max(1, num_training_steps - num_warmup_steps);
  const angle = Math.PI * num_cycles * 2;
  return warmedUp(num_warmup_steps, (t) => fall(angle, (t - num_warmup_steps) / steps, min_lr_rate));
}

/** An end that is higher than this part of the way from bottom to top is no end of a descent. */
const high = 0.05;

/** The cosine is taken for as many descents as its waves: it comes back up behind each half of one. */
export function wavesPitfall(num_cycles: number): Pitfall[] {
  const end = fall(Math.PI * num_cycles * 2, 1, 0);
  // less than half a wave does not come back up
  if (num_cycles <= 0.5 || end <= high) return [];
  return [
    {
      rule: "LR020",
      message: `num_cycles=${num_cycles} counts whole waves: the rate comes back up, and ends at ${percentText(end)} of the way to the top`,
      path: ["num_cycles"],
      ...(num_cycles === 1 && { changes: { num_cycles: 0.5 } }),
    },
  ];
}

export const minLr = () =>
  z.number().nullable().default(null).describe("rate at the bottom; or give min_lr_rate");

export const minLrRate = () =>
  z.number().nullable().default(null).describe("rate at the bottom as a part of the optimizer's rate");

/** The bottom as a part of the rate; one of the two says it. */
export function bottom(params: { readonly min_lr: number | null; readonly min_lr_rate: number | null }) {
  const { min_lr, min_lr_rate } = params;
  if ((min_lr === null) === (min_lr_rate === null)) {
    throw new Problem(`${min_lr === null ? "neither" : "both"} of min_lr and min_lr_rate`, {
      path: ["min_lr_rate"],
      allowed: "one of the two",
    });
  }
  return ({ default_lr }: Group): number => min_lr_rate ?? divide(min_lr as number, default_lr);
}
