import { isProblem, Problem } from "../../core/problem.ts";
import type { Scope } from "../environment.ts";
import { resolved } from "../resolve.ts";
import { lineAndColumn, problemAt } from "../source.ts";
import type { Expression } from "../syntax.ts";
import { lastWord, type Outline } from "./outline.ts";
import type { Site } from "./sites.ts";

/** What has a scheduler inside and is stepped in its place, by its name. */
const WRAPPER = /warm_?up|(?:Scheduler|LR)$/i;
/** Those that only call it. */
const CALLERS: ReadonlySet<string> = new Set([
  "LearningRateScheduler",
  "LRScheduler",
  "AcceleratedScheduler",
]);

/**
 * The Problem with a scheduler that one is given which is not known: `GradualWarmupScheduler(…, after_scheduler=cosine)`.
 * Alone it would be another curve.
 */
export function wrappedProblem(
  { node, name }: Site,
  sites: readonly Site[],
  { allCalls }: Outline,
  scope: Scope,
): Problem | undefined {
  const wrapper = allCalls.find(({ node: { callee, args, from } }) => {
    const word = lastWord(callee);
    const isOther =
      WRAPPER.test(word) && !CALLERS.has(word) && !sites.some((site) => site.node.from === from);
    return isOther && args.some(({ value }) => stands(value, node, scope));
  });
  if (!wrapper) return undefined;
  const word = lastWord(wrapper.node.callee);
  const { line } = lineAndColumn(scope.source, wrapper.node.from);
  const { line: own } = lineAndColumn(scope.source, node.from);
  const { where, position } = problemAt(scope.source, node, "");
  return new Problem(`${name} is inside ${word} in line ${line}, which is not known`, {
    where,
    position,
    allowed: `alone it is another curve; line ${own} by its number draws that`,
  });
}

/** Does an expression stand for a call? */
function stands(value: Expression, node: Site["node"], scope: Scope): boolean {
  if (!["name", "attribute", "call"].includes(value.type)) return false;
  try {
    const found = resolved(value, scope)?.expression;
    return found?.from === node.from && found.to === node.to;
  } catch (error) {
    if (!isProblem(error)) throw error;
    return false;
  }
}
