import * as z from "zod";
import { orIssue } from "./check.ts";
import type { Part, PartSchema } from "./definition.ts";
import { parseLambda } from "./expression/index.ts";
import { Problem } from "./problem.ts";
import type { Composable, Group } from "./schedule.ts";

// Kinds of parameters that several schedulers have.

/** `last_epoch` of every torch scheduler. */
export const lastEpoch = () =>
  z
    .int()
    .min(-1)
    .default(-1)
    .describe("index of the last epoch, to resume; needs the optimizer's initial_lr");

/** A number, or a list with one number per param group. */
export const perGroup = () => z.union([z.number(), z.array(z.number()).min(1)]);

/** A Python function of one number, as text: `lambda epoch: 0.95 ** epoch`. */
export const lambda = () =>
  z.string().transform((text, context) => orIssue(context, () => parseLambda(text)));

/** `lr_lambda` of LambdaLR and MultiplicativeLR. */
export const lrLambda = () =>
  z
    .union([lambda(), z.array(lambda()).min(1)])
    .describe("Python expression of the epoch, or one per param group");

/** A list of schedulers that torch's combinators can hold. */
export const composableParts = (part: PartSchema, owner: string) =>
  z
    .array(
      part.transform((value, context) =>
        orIssue(context, () => {
          if (!value.definition.metric) return value;
          throw new Problem(`${owner} cannot hold a scheduler that is stepped with a metric`, {
            allowed: "torch refuses this",
          });
        }),
      ),
    )
    .min(1)
    .max(1000);

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
      path: ["last_epoch"],
      allowed: "torch raises KeyError where a param group has no initial_lr",
      hint: "Give optimizer.initial_lr (--initial-lr)",
    });
  }
  return group.initial_lr;
}

/** Construct a part on the group; a Problem where it is no scheduler that torch could step. */
export function attachPart(part: Part, group: Group, owner: string): Composable {
  const stepper = "attach" in part.schedule ? part.schedule.attach(group) : undefined;
  if (stepper && "undo" in stepper) return stepper as Composable;
  throw new Problem(`${owner} cannot hold ${part.definition.source}`, {
    allowed: "its parts are schedulers that torch can step",
  });
}
