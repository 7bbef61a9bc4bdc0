import * as z from "zod";
import { orIssue } from "./check.ts";
import { parseLambda } from "./expression/index.ts";
import { Problem } from "./problem.ts";
import type { Group } from "./schedule.ts";

// Kinds of parameters that several schedulers have.

/** `last_epoch` of every torch scheduler. */
export const lastEpoch = () =>
  z
    .int()
    .min(-1)
    .default(-1)
    .describe("index of the last epoch, to resume; needs the optimizer's initial_lr");

/** What is left of `steps` for a run that resumes behind `last_epoch`. */
export const left = (steps: number, last_epoch: number): number =>
  Math.max(0, Math.ceil(steps) - last_epoch - 1);

/** A number, or a list with one number per param group. */
export const perGroup = () => z.union([z.number(), z.array(z.number()).min(1)]);

/** A Python function of one number, as text: `lambda epoch: 0.95 ** epoch`, or `def f(epoch): …` with what it uses. */
export const lambda = (description?: string) => {
  const plain = z.string().transform((text, context) => orIssue(context, () => parseLambda(text)));
  const schema = description === undefined ? plain : plain.describe(description);
  return Object.assign(schema, { [expression]: true });
};

/** Marks the schema itself: bundles have modules of their own, and would not see a list that another one keeps. */
const expression = Symbol.for("lrplot.expression");

/** Does a parameter take a Python expression, alone or in a list? */
export function isExpression(type: z.ZodType): boolean {
  if (expression in type) return true;
  const {
    innerType,
    options = [],
    element,
  } = type.def as {
    innerType?: z.ZodType;
    options?: z.ZodType[];
    element?: z.ZodType;
  };
  return [innerType, element, ...options].some((inner) => inner !== undefined && isExpression(inner));
}

/** `lr_lambda` of LambdaLR and MultiplicativeLR. */
export const lrLambda = () =>
  z
    .union([lambda(), z.array(lambda()).min(1)])
    .describe("Python expression or function of the epoch, or one per param group");

/** The value for the param group at an index, of one value for all or a list with one for each. */
export const ofGroup = <T>(value: T | readonly T[], index: number): T | undefined =>
  Array.isArray(value) ? value[index] : (value as T);

/** The value for this param group; a Problem where a list has not one value for each. */
export function valueFor<T>(value: T | readonly T[], group: Group, name: string): T {
  if (!Array.isArray(value)) return value as T;
  if (value.length !== group.count) {
    const groups = group.count === 1 ? "one param group" : `${group.count} param groups`;
    throw new Problem(`${value.length} values, but the optimizer has ${groups}`, {
      path: [name],
      allowed: "one value, or a list with one for each param group",
    });
  }
  return value[group.index];
}

/** What torch's `LRScheduler.__init__` does first: give the group its `initial_lr`, or insist on it when resuming. */
export function initialLr(group: Group, last_epoch: number): number {
  if (last_epoch === -1) group.initial_lr ??= group.lr;
  if (group.initial_lr === undefined) {
    throw new Problem("resuming needs the rate that the first run began with", {
      rule: "LR026",
      path: ["last_epoch"],
      allowed: "torch raises KeyError where a param group has no initial_lr",
      hint: "Give --initial-lr",
    });
  }
  return group.initial_lr;
}

/** The steps that a run which resumes behind `last` (`last_epoch` and its like) has taken before. */
export const taken = (last: unknown): number => Number(last ?? -1) + 1;

/**
 * Fill a parameter that lasts as long as the run, less the steps `before` it, where it was not given: with the run's
 * `steps`, or `epochs` × `steps_per_epoch`. What `fromRun` of many definitions does.
 */
export function fillSteps(
  name: string,
  given: Readonly<Record<string, unknown>>,
  run: { epochs?: unknown; steps?: unknown; steps_per_epoch?: unknown },
  before: unknown = 0,
): Record<string, unknown> {
  const { epochs, steps, steps_per_epoch = 1 } = run;
  const values = steps === undefined ? Number(epochs) * Number(steps_per_epoch) : Number(steps);
  // NaN where the run does not say, or says what is no number: that is refused where the run is checked
  const left = values - Number(before);
  return given[name] === undefined && left > 0 ? { [name]: left } : {};
}
