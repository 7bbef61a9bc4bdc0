import * as z from "zod";
import { left } from "../../src/core/parameters.ts";

/** mmengine's `INF`: an `end` that never comes. */
export const never = 1e9;

/** When a scheduler acts: what every class of mmengine's has. */
export interface Window {
  readonly begin: number;
  readonly end: number;
  readonly last_step: number;
}

/** The parameters of a window, for a class to put in the order of its signature. */
export const windowParams = () => ({
  begin: z.number().default(0).describe("step at which it begins to act"),
  end: z.number().default(never).describe("step from which on it acts no more; in a run, the run's end"),
  last_step: z
    .int()
    .min(-1)
    .default(-1)
    .describe("index of the last step, to resume; needs the optimizer's initial_lr"),
  by_epoch: z
    .boolean()
    .default(true)
    .describe("are its steps epochs, or iterations: what it is stepped after"),
});

/** A schema of a class, which refuses a window that is over before it begins. */
export const ordered = <S extends z.ZodObject>(schema: S): S =>
  schema.refine((params) => (params as unknown as Window).end > (params as unknown as Window).begin, {
    path: ["end"],
    error: ({ input }) => {
      const { begin = 0, end } = input as Partial<Window>;
      return `${end} is not larger than begin, which is ${begin}`;
    },
  });

/** Values until the window is over, or `count` steps of it; undefined where neither comes. */
export function endOf({ begin, end, last_step }: Window, count = Number.POSITIVE_INFINITY) {
  const last = Math.min(end, Math.max(0, begin) + left(count, last_step));
  return last < never ? Math.max(0, Math.ceil(last)) : undefined;
}

/**
 * What says how long it lasts: the parameter of a `count` of steps where that is over before the window is, or the
 * window's end; where the window cuts the count, no one of them does.
 */
export function horizonOf({ begin, end }: Window, name?: string, count?: number | null): string | undefined {
  if (!count) return end < never ? "end" : undefined;
  return count < 0 || Math.max(0, begin) + count >= end ? undefined : name;
}

/** The parameters that count its steps, `name` among them where it has one of its own. */
export const countsOf = ({ end }: Window, ...names: readonly string[]): readonly string[] => [
  "begin",
  ...(end < never ? ["end"] : []),
  ...names,
];

/** What to write for it to be stepped after each. */
export const byEpochOrNot = { epoch: { by_epoch: true }, step: { by_epoch: false } };

/** What the Runner steps it after, which its parameters count. */
export const intervalOf = ({ by_epoch }: { readonly by_epoch: boolean }) => (by_epoch ? "epoch" : "step");
