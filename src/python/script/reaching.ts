import type { Branch, Context } from "./outline.ts";

/** What of several may be in force somewhere. */
export interface Reaching<T> {
  /** The last of those that are; undefined for none. */
  readonly last: T | undefined;
  /** Those that may be instead, as nobody knows which branch is taken. */
  readonly doubtful: readonly T[];
}

/** Which branch of a statement is taken; undefined where nobody knows. */
export type Decide = (branch: Branch) => boolean | undefined;

/** What of `all`, in the order of the text, is in force at a place behind it. */
export function reaching<T extends Context>(
  all: readonly T[],
  use: Pick<Context, "branches">,
  decide: Decide,
): Reaching<T> {
  const doubtful: T[] = [];
  for (const one of all.toReversed()) {
    const is = isTaken(one.branches, use.branches, decide);
    if (is === undefined) doubtful.push(one);
    else if (is) return { last: one, doubtful };
  }
  return { last: undefined, doubtful };
}

/** Is what stands in these branches run before what stands in those? */
function isTaken(
  branches: readonly Branch[],
  others: readonly Branch[],
  decide: Decide,
): boolean | undefined {
  let is: boolean | undefined = true;
  for (const branch of branches) {
    const other = others.find(({ statement }) => statement === branch.statement);
    const own = other ? other.taken === branch.taken : decide(branch);
    if (own === false) return false;
    if (own === undefined) is = undefined;
  }
  return is;
}
