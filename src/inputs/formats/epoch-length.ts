import { type Path, Problem } from "../../core/problem.ts";
import type { Context } from "./format.ts";

/** Does someone say how many steps an epoch has, or what that follows from? */
export const knowsEpochLength = ({ steps_per_epoch, data }: Context): boolean =>
  steps_per_epoch !== undefined || data?.dataset_size !== undefined;

/** Steps that nobody said the number of. */
export const epochLengthUnknown = (why: string, path: Path): Problem =>
  new Problem("the number of steps in an epoch is not known", {
    path,
    allowed: why,
    hint: "Add --steps-per-epoch N, or --dataset-size N with --batch-size N",
  });
