import * as z from "zod";
import { orIssue } from "../../src/core/check.ts";
import type { Part, PartSchema } from "../../src/core/definition.ts";
import { below, Problem } from "../../src/core/problem.ts";
import {
  type Composable,
  type Group,
  lift,
  type ParameterName,
  type Training,
  writesOf,
} from "../../src/core/schedule.ts";

/** A list of schedulers that torch's combinators can hold. */
export const composableParts = (part: PartSchema, owner: string) =>
  z
    .array(
      part.transform((value, context) =>
        orIssue(context, () => {
          if (!value.fed) return value;
          throw new Problem(`${owner} cannot hold a scheduler that is stepped with a metric`, {
            allowed: "torch refuses this",
            rule: "LR023",
          });
        }),
      ),
    )
    .min(1)
    .max(1000);

/** What of the group one of the parts changes. */
export const writtenBy = (parts: readonly Part[]): ParameterName[] => [
  ...new Set(parts.flatMap(({ schedule }) => writesOf(schedule))),
];

/** Construct the parts in their order, as Python does before it constructs the combinator that holds them. */
export function attachParts(
  parts: readonly Part[],
  group: Group,
  trainingOf: (index: number) => Training,
  owner: string,
): Composable[] {
  return parts.map((part, i) =>
    below(["schedulers", i], () => attachPart(part, group, trainingOf(i), owner)),
  );
}

function attachPart(
  { schedule, definition }: Part,
  group: Group,
  training: Training,
  owner: string,
): Composable {
  const stepper = lift(schedule).attach(group, training);
  if ("undo" in stepper) return stepper as Composable;
  throw new Problem(`${owner} cannot hold ${definition.source}`, {
    allowed: "its parts are schedulers that torch can step",
  });
}

/** `SequentialLR.recursive_undo`. */
export function undoAll(schedulers: readonly Composable[]): void {
  for (const scheduler of schedulers) scheduler.undo();
}
