import type { Comprehension, Expression, Span } from "../syntax.ts";
import { itemsOf } from "./arithmetic.ts";
import { type Code, type Context, changing, Frame, type Run } from "./code.ts";
import { namesOfTarget, Scope } from "./scope.ts";
import { assigning } from "./target.ts";
import { Dict, isTrue, Sequence, type Value } from "./values.ts";

/** A comprehension, or a generator expression, as the list of its values: its names are its own. */
export function comprehensionCode(
  { element, clauses }: Comprehension,
  span: Span,
  context: Context,
  compile: (node: Expression, context: Context) => Code,
): Code {
  const { program } = context;
  const scope = new Scope(context.scope);
  const inner = { ...context, scope };
  const loops = clauses.map(({ target, iterable, conditions }, i) => {
    // the first list is computed outside
    const list = compile(iterable, i === 0 ? context : inner).run;
    for (const name of namesOfTarget(target)) scope.add(name);
    return {
      list,
      assign: assigning(target, inner),
      tests: conditions.map((condition) => compile(condition, inner).run),
    };
  });
  const value: Run = compile(element, inner).run;
  return changing((outer) => {
    const frame = new Frame([], outer);
    const results: Value[] = [];
    const go = (depth: number): void => {
      const loop = loops[depth];
      if (!loop) {
        results.push(value(frame));
        return;
      }
      for (const item of items(loop.list(depth === 0 ? outer : frame))) {
        program.spend(1, span);
        loop.assign(frame, item);
        if (loop.tests.every((test) => isTrue(test(frame)))) go(depth + 1);
      }
    };
    go(0);
    return new Sequence("list", results);
  });

  function items(list: Value): readonly Value[] {
    return list instanceof Dict
      ? [...list.entries.values()].map(([key]) => key)
      : itemsOf(list, span, program);
  }
}
