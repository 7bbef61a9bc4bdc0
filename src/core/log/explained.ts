import type { Tried } from "./compared-from.ts";
import type { Planned } from "./course.ts";
import { diagnose, isLastResort } from "./diagnose.ts";
import type { Log } from "./log.ts";
import { partingOf } from "./parting-of.ts";
import type { Rounding } from "./rounding.ts";
import { thinned } from "./thinned.ts";
import type { Likeness } from "./verdict.ts";

/** One counting of a log's steps, and what the log looks like then. */
interface Explanation {
  readonly best: Tried;
  readonly looksLike: readonly Likeness[];
}

/**
 * The first counting with which the log agrees, or a mistake explains it, and of the unusual ones a mistake alone; else
 * the first that a last resort explains, or that nothing does.
 */
export function explained(
  tried: readonly Tried[],
  unusual: readonly (() => Tried)[],
  given: { readonly log: Log; readonly plan: Planned; readonly rounding: Rounding | undefined },
): Explanation {
  const explain = (best: Tried): Explanation => {
    if (best.first === undefined) return { best, looksLike: [] };
    const some = thinned(best.held, best.first);
    return { best, looksLike: diagnose(best.held, some, partingOf(best, some, given), given.plan) };
  };
  let last: Explanation | undefined;
  for (const best of tried) {
    const found = explain(best);
    if (best.differing === 0 || !isLastResort(found.looksLike)) return found;
    if (found.looksLike.length > 0) last ??= found;
  }
  for (const other of unusual) {
    const found = explain(other());
    if (!isLastResort(found.looksLike)) return found;
    if (found.looksLike.length > 0) last ??= found;
  }
  return last ?? { best: tried[0] as Tried, looksLike: [] };
}
