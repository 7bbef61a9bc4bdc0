import * as z from "zod";
import type { Definition } from "../../src/core/definition.ts";

// Parameters that several of fairseq's schedulers have.

const numberOr = (list: string) => z.union([z.number(), z.array(z.number()).min(1).describe(list)]);

/** `--lr` of a schedule that can take a rate for each epoch; it is the optimizer's too. `what` says what it is. */
export const rates = (what: string) =>
  numberOr("a list with one for each epoch").optional().describe(`${what}; the optimizer's if left out`);

/** `--lr` of one that cannot. */
export const rate = (what: string) =>
  numberOr("a list of one")
    .refine(
      (lr) => typeof lr === "number" || lr.length === 1,
      "takes one rate; FixedLRSchedule and PolynomialDecayLRSchedule take one for each epoch",
    )
    .optional()
    .describe(`${what}; the optimizer's if left out`);

export const warmupUpdates = () => z.int().default(0).describe("updates of the linear warm-up");

/** `--warmup-init-lr`, where a negative one means `instead`. */
export const warmupInitLr = (instead: string) =>
  z.number().default(-1).describe(`rate that the warm-up begins with; below 0: ${instead}`);

/** `--lr` as a list. */
export type Rates = readonly [number, ...number[]];

/** The rate at `index`, the last one behind the list's end. */
export const rateAt = (lr: Rates, index: number) => lr[Math.min(index, lr.length - 1)] as number;

/** The highest rate of a schedule with `lr`, which is the optimizer's where it is left out. */
export const highestOf: NonNullable<
  Definition<{ readonly lr?: number | readonly number[] | undefined }>["peak"]
> = ({ lr }, groups, index) => Math.max(...[lr ?? groups[index]?.lr ?? 0].flat());

/** `--max-update` of the run that the flags describe; undefined where they do not say. */
export function updatesOf(run: { epochs?: unknown; steps?: unknown; steps_per_epoch?: unknown }) {
  const { steps, epochs, steps_per_epoch = 1 } = run;
  return steps ?? (epochs === undefined ? undefined : Number(epochs) * Number(steps_per_epoch));
}
