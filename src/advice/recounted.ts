import type { Part } from "../core/definition.ts";
import type { Change } from "../core/finding.ts";
import { horizonOf, horizonOfStage } from "../core/horizon.ts";
import type { Path } from "../core/problem.ts";
import type { Stage } from "../core/stage.ts";
import type { Found, Sight } from "./rule.ts";

/** What was counted wrongly, and how it is counted rightly. */
export interface Recount {
  /** So many of what was counted … */
  readonly from: number;
  /** … are so many steps of the scheduler. */
  readonly to: number;
  /** For so many steps the whole is to last then. */
  readonly end: number;
}

/**
 * The changes that count all that a schedule counts in another way, so that it lasts for `end`: its warm-up with its
 * length, and the milestones of several in a row with theirs. None where one of them does not say what it counts.
 */
export function recounted(sight: Sight, recount: Recount): Pick<Found, "changes" | "path"> {
  const horizon = horizonOf(sight);
  const path = horizon && { path: horizon.path };
  const { end } = sight.planned.part;
  const counted = countedIn(sight);
  const before = horizon && end !== undefined ? end - horizon.value : 0;
  // a resumed run has had steps before, which would have to be recounted too
  if (counted === undefined || before < 0) return { ...path, changes: [] };
  const isHorizon = (change: Change) => horizon !== undefined && isSame(change.path, horizon.path);
  const changes = counted.map((change) => {
    if (isHorizon(change)) return { ...change, value: recount.end - recountedOne(before, recount) };
    const value = [change.value].flat().map((count) => recountedOne(count, recount));
    return { ...change, value: Array.isArray(change.value) ? value : value[0] };
  });
  if (changes.some((change) => isHorizon(change) && (change.value as number) <= 0))
    return { ...path, changes: [] };
  const isNew = ({ value }: Change, i: number) => String(value) !== String(counted[i]?.value);
  return { ...path, changes: changes.filter(isNew) };
}

/** The changes that do so with one schedule among others, which goes on at its own pace. */
export function recountedAlone(stage: Stage, { from, to }: Recount): Pick<Found, "changes" | "path"> {
  const horizon = horizonOfStage(stage);
  const counted = (countedBy(stage.part) ?? [])
    .flatMap((name) => valuesOf(stage, name, false))
    .filter(({ value }) => [value].flat().some((count) => count > 0));
  const changes = counted.map(({ path, value }) => {
    const values = [value].flat().map((count) => (count * to) / from);
    return { path, value: Array.isArray(value) ? values : (values[0] as number) };
  });
  const isWhole = changes.every(({ value }) => [value].flat().every(Number.isInteger));
  return { ...(horizon && { path: horizon.path }), changes: isWhole ? changes : [] };
}

/**
 * What was more than nothing stays so: a warm-up of a part of an epoch is one of an epoch. Less than one is a share of
 * the run, whatever is counted.
 */
function recountedOne(count: number, { from, to }: Recount): number {
  return count < 1 ? count : Math.max(1, Math.round((count * to) / from));
}

type Counted = Change & { readonly value: number | readonly number[] };

/** All counts of steps in a schedule, and in those inside it; undefined where one does not say what it counts. */
function countedIn({ stages, holders }: Sight): Counted[] | undefined {
  const counted: Counted[] = [];
  for (const stage of [...holders, ...stages]) {
    const names = countedBy(stage.part);
    if (names === undefined) return undefined;
    counted.push(...names.flatMap((name) => valuesOf(stage, name, holders.includes(stage))));
  }
  return counted;
}

/** The parameters that count a schedule's steps; undefined where it does not say what it counts. */
export function countedBy({ definition, params }: Part): readonly string[] | undefined {
  const { counts, horizon } = definition;
  const names = typeof counts === "function" ? counts(params) : counts;
  const name = typeof horizon === "function" ? horizon(params) : horizon;
  if (name === undefined) return names;
  return [...new Set([...(names ?? []), name])];
}

/** The turns of schedules are said one by one, `then@30`; other lists as a whole. */
function valuesOf({ part, path: place }: Stage, name: string, holds: boolean): Counted[] {
  const value: unknown = part.params[name];
  const path = [...place, name];
  if (typeof value === "number") return [{ path, value }];
  if (!isNumbers(value)) return [];
  return holds ? value.map((count, i) => ({ path: [...path, i], value: count })) : [{ path, value }];
}

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((each) => typeof each === "number");

const isSame = (one: Path, other: Path) => String(one) === String(other);
