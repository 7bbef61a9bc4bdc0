import * as z from "zod";
import { type Annealer, combinedCos } from "./annealers.ts";
import { hyper } from "./hyper.ts";

// Parameters that several of Learner's fits have.

export const nEpoch = () =>
  z
    .int()
    .positive()
    .describe("epochs of the fit, of 100 batches where nobody says; a longer run keeps the last rate");

/** What a rate is divided by: fastai goes on with an infinite one. */
export const divisor = (value: number, text: string) =>
  z
    .number()
    .refine((divisor) => divisor !== 0, "0 makes an infinite rate")
    .default(value)
    .describe(text);

/** `lr` and `lr_max`; null is the Learner's rate, which is the optimizer's. */
export const rate = (text: string) =>
  hyper().nullable().default(null).describe(`${text}: a number, one per param group or slice(first, last)`);

export const fraction = (value: number, text: string) =>
  z.number().min(0).max(1).default(value).describe(text);

export const moms = () =>
  z
    .tuple([z.number(), z.number(), z.number()])
    .nullable()
    .default(null)
    .describe("momentum at the start, the peak and the end; the Learner's 0.95,0.85,0.95 where null");

export const wd = () =>
  hyper().nullable().default(null).describe("weight decay of the fit, which stays the same; not drawn");

export const resetOpt = () =>
  z.boolean().default(false).describe("make the optimizer anew; without influence on the rate");

export const startEpoch = () => z.int().min(0).default(0).describe("epochs that are skipped, to resume");

/** The momentum of one cycle, `Learner.moms` where fit_one_cycle and fine_tune do not say others. */
export function momentum(pct: number, moms: readonly [number, number, number] | null): Annealer {
  const [start, middle, end] = moms ?? [0.95, 0.85, 0.95];
  return combinedCos(pct, start, middle, end);
}
