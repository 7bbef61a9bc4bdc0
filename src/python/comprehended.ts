import { isTrue } from "./comparison.ts";
import { MAX_ITEMS } from "./containers.ts";
import { type Environment, type Scope, Unknown, unknown, type Value } from "./environment.ts";
import { namesOfTarget } from "./function/scope.ts";
import { problemAt } from "./source.ts";
import type { Comprehension, Expression } from "./syntax.ts";

type Evaluate = (node: Expression, scope: Scope) => Value;

/**
 * The values of a comprehension, as a list. Throws an Unknown for what in it is not known: for the whole where that hangs
 * on its own names.
 */
export function comprehended(
  { element, clauses }: Comprehension,
  whole: Expression,
  scope: Scope,
  evaluate: Evaluate,
): Value[] {
  const own = new Set(clauses.flatMap(({ target }) => namesOfTarget(target)));
  const results: Value[] = [];
  let count = 0;
  go(0, scope);
  return results;

  function go(depth: number, inner: Scope): void {
    const clause = clauses[depth];
    if (!clause) {
      results.push(value(element, inner));
      return;
    }
    const items = value(clause.iterable, inner);
    if (!Array.isArray(items)) throw problemAt(scope.source, clause.iterable, "this is no list");
    for (const item of items as Value[]) {
      if (++count > MAX_ITEMS)
        throw problemAt(scope.source, whole, `more than ${MAX_ITEMS} values in a list`);
      const names = new Map<string, Value>();
      assign(clause.target, item, names);
      const next = { ...inner, environment: withNames(inner.environment, names) };
      if (clause.conditions.every((condition) => isTrue(value(condition, next)))) go(depth + 1, next);
    }
  }

  function value(node: Expression, inner: Scope): Value {
    try {
      return evaluate(node, inner);
    } catch (error) {
      const hangsOnOwn =
        error instanceof Unknown &&
        (error.text.match(/(?<![\w.])[^\W\d]\w*/g) ?? []).some((name) => own.has(name));
      throw hangsOnOwn ? unknown(scope, whole, "is not computed here") : error;
    }
  }

  function assign(target: Expression, item: Value, names: Map<string, Value>): void {
    if (target.type === "name") {
      names.set(target.name, item);
      return;
    }
    const targets = target.type === "tuple" || target.type === "list" ? target.items : [];
    if (!Array.isArray(item) || targets.length !== item.length) {
      throw problemAt(scope.source, target, "these are not as many names as values");
    }
    targets.forEach((each, i) => {
      assign(each, item[i] as Value, names);
    });
  }
}

const withNames = (environment: Environment, names: ReadonlyMap<string, Value>): Environment => ({
  ...environment,
  lookUp(text, expression) {
    const value = names.get(text);
    return value === undefined ? environment.lookUp(text, expression) : { value };
  },
});
