import { isProblem } from "../../core/problem.ts";
import { type Environment, oneLine, type Scope } from "../environment.ts";
import { dottedName } from "../names.ts";
import type { Expression, Statement } from "../syntax.ts";
import { evaluate } from "../value.ts";
import { type Loop, lastWord, type Outline, type Placed } from "./outline.ts";
import type { Site } from "./sites.ts";

/** What the loop around `scheduler.step()` says of the run. */
export interface RunLength {
  readonly interval: "epoch" | "step";
  /** How often the outer loop runs; undefined where nobody knows. */
  readonly epochs: number | undefined;
  /** The same of a loop that counts steps itself. */
  readonly steps: number | undefined;
  readonly steps_per_epoch: number | undefined;
  /** What is stepped at every item of, by its text: `loader`; undefined where a loop counts. */
  readonly batches: string | undefined;
  /** The outer loop. */
  readonly loop: Loop;
}

/**
 * The run that a scheduler is stepped in, where the script has one call of its `step()`, in a `for … in range(…)` or in
 * a loop in it. Undefined where that cannot be told.
 */
export function runOf(site: Site, outline: Outline, environment: Environment): RunLength | undefined {
  const step = stepOf(site, outline);
  if (!step) return undefined;
  // loops around the construction begin a run each, as those over folds do
  const [outer, inner, ...more] = step.loops.filter((loop) => !site.loops.includes(loop));
  if (outer?.type !== "for" || more.length > 0) return undefined;
  const { source } = outline.module;
  const value = (expression: Expression): number | undefined => {
    try {
      const found = evaluate(expression, { source, environment });
      return Number.isSafeInteger(found) && (found as number) >= 1 ? (found as number) : undefined;
    } catch (error) {
      if (!isProblem(error)) throw error;
      return undefined;
    }
  };
  if (
    step.branches.some(({ statement }) => statement.from > outer.from && isCounted(statement, source.text))
  ) {
    return undefined;
  }
  const end = endOf(outer.iterable);
  if (end === undefined) return inner ? undefined : ofBatches(outer, source.text);
  const count = turnsOf(end, value);
  const words = oneLine(source.text.slice(outer.target.from, outer.iterable.to));
  if (inner === undefined) {
    const isEpoch = /epoch/i.test(words);
    const isStep = !isEpoch && /step|iter|batch/i.test(words);
    if (!isEpoch && !isStep) return undefined;
    return {
      interval: isEpoch ? "epoch" : "step",
      epochs: isEpoch ? count : undefined,
      steps: isStep ? count : undefined,
      steps_per_epoch: undefined,
      batches: undefined,
      loop: outer,
    };
  }
  if (inner.type !== "for") return undefined;
  return {
    interval: "step",
    epochs: count,
    steps: undefined,
    steps_per_epoch: lengthOf(inner.iterable, value, { source, environment }),
    batches: batchesOf(inner.iterable, source.text),
    loop: outer,
  };
}

/** A loop over a loader in a function of its own: it is an epoch of a run of nobody knows how many. */
function ofBatches(loop: Loop & { readonly type: "for" }, text: string): RunLength | undefined {
  const batches = batchesOf(loop.iterable, text);
  if (batches === undefined || !/load|batch|iter|data/i.test(text.slice(loop.target.from, loop.iterable.to)))
    return undefined;
  return { interval: "step", epochs: undefined, steps: undefined, steps_per_epoch: undefined, batches, loop };
}

/** `loader` of `enumerate(tqdm(loader))`. */
function batchesOf(iterable: Expression, text: string): string | undefined {
  if (iterable.type === "call") {
    const [first] = iterable.args;
    const isSame = /^(enumerate|tqdm|track|zip|islice)$/.test(lastWord(iterable.callee));
    return first && isSame ? batchesOf(first.value, text) : undefined;
  }
  const isNamed = iterable.type === "name" || iterable.type === "attribute" || iterable.type === "subscript";
  return isNamed ? oneLine(text.slice(iterable.from, iterable.to)) : undefined;
}

/** Does a condition hang on how often it is met, as in `if step % accumulate == 0`? */
const isCounted = (statement: Statement, text: string): boolean =>
  statement.type === "if" &&
  statement.branches.some(({ test }) => /[%<>]|==|sync_gradients/.test(text.slice(test.from, test.to)));

/** The one call of the scheduler's `step()`: by the name that it was assigned to, or the only one of a scheduler's. */
function stepOf({ node }: Site, outline: Outline): Placed<Expression> | undefined {
  const target = targetOf(node, outline);
  const calls = (outline.calls.get("step") ?? []).filter(({ node: { callee } }) => {
    const object = callee.type === "attribute" ? dottedName(callee.object) : undefined;
    if (object === undefined) return false;
    return target === undefined ? /sched/i.test(object) : object === target;
  });
  const [only, other] = calls;
  return other === undefined ? (only as Placed<Expression> | undefined) : undefined;
}

function targetOf({ from, to }: Site["node"], { frames, frame }: Outline): string | undefined {
  for (const { assignments } of [frame, ...frames.values()]) {
    for (const [text, all] of assignments) {
      if (all.some(({ value }) => value?.from === from && value.to === to)) return text;
    }
  }
  return undefined;
}

/** `range(n)`, `range(start, n)`, `trange(n)`, and one of these with a bar of progress around it. */
function endOf(iterable: Expression): { from: Expression | undefined; to: Expression } | undefined {
  if (iterable.type !== "call") return undefined;
  const [first, second, third] = iterable.args.map(({ kind, value }) =>
    kind === "positional" ? value : undefined,
  );
  const name = lastWord(iterable.callee);
  if (name === "tqdm" || name === "track") return first && endOf(first);
  if ((name !== "range" && name !== "trange") || !first || third) return undefined;
  return second ? { from: first, to: second } : { from: undefined, to: first };
}

function turnsOf(
  { from, to }: { from: Expression | undefined; to: Expression },
  value: (expression: Expression) => number | undefined,
): number | undefined {
  const end = value(to);
  if (from === undefined || end === undefined) return end;
  if (from.type === "number") return end > from.value ? end - from.value : undefined;
  return value(from) === undefined ? end : undefined; // a run that is resumed begins elsewhere, by default at 0
}

/** `for batch in loader`, `for i, batch in enumerate(loader)`: how many there are, where len(loader) is known. */
function lengthOf(
  iterable: Expression,
  value: (expression: Expression) => number | undefined,
  scope: Scope,
): number | undefined {
  const end = endOf(iterable);
  if (end) return turnsOf(end, value);
  if (iterable.type === "call") {
    const [first] = iterable.args;
    const isSame = /^(enumerate|tqdm|track|zip)$/.test(lastWord(iterable.callee));
    return first && isSame ? lengthOf(first.value, value, scope) : undefined;
  }
  const text = oneLine(scope.source.text.slice(iterable.from, iterable.to));
  try {
    const known = scope.environment.lookUp(`len(${text})`, iterable);
    return known && "value" in known && Number.isSafeInteger(known.value)
      ? (known.value as number)
      : undefined;
  } catch (error) {
    if (!isProblem(error)) throw error;
    return undefined;
  }
}
