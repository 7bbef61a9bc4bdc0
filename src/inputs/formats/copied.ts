import type { Path } from "../../core/problem.ts";
import type { Translation } from "./format.ts";

/** Where values of our config come from. */
export type Origins = Translation["origins"];

/** The origins of what was copied from one object into another under the same keys. */
export const copiedKeys = (keys: readonly string[], ours: Path, theirs: Path): Origins =>
  keys.map((key) => [
    [...ours, key],
    [...theirs, key],
  ]);
