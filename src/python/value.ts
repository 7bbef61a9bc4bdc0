import { constants } from "../core/expression/functions.ts";
import { callBuiltin } from "./builtins.ts";
import { compare, isTrue } from "./comparison.ts";
import { comprehended } from "./comprehended.ts";
import { dictOf, elementOf, listOf, sliceOf } from "./containers.ts";
import { type Environment, type Known, type Scope, Unknown, unknown, type Value } from "./environment.ts";
import { dottedName, known } from "./names.ts";
import { operate } from "./operators.ts";
import { problemAt } from "./source.ts";
import type { Expression } from "./syntax.ts";

/**
 * The value of an expression by Python's rules. Throws an Unknown where a name or a call in it says nothing, and a
 * Problem where Python raises; both at their place in the text. `depth` is the caller's, where it is in a value itself.
 */
export function evaluate(expression: Expression, scope: Scope, depth = 0): Value {
  const inner = (node: Expression) => evaluate(node, scope, depth + 1);
  const { source } = scope;
  if (canBeKnown(expression)) {
    const found = known(expression, scope, depth);
    if (found) return knownValue(found, depth);
  }
  switch (expression.type) {
    case "number":
      if (expression.exact) return expression.value;
      throw problemAt(source, expression, "an integer beyond 2**53", { allowed: "such are not exact here" });
    case "string":
    case "constant":
      return expression.value;
    case "name":
    case "attribute": {
      const value = constants.get(dottedName(expression) ?? "");
      if (value === undefined) throw unknown(scope, expression);
      return value;
    }
    case "call":
      return callBuiltin(expression, scope, inner);
    case "subscript": {
      const object = ofWhole(expression, scope, () => inner(expression.object));
      const { index } = expression;
      if (index.type === "slice") return sliceOf(object, index, expression, scope, inner);
      return elementOf(object, inner(index), expression, scope);
    }
    case "list":
    case "tuple":
      return listOf(expression.items, scope, inner);
    case "dict":
      return dictOf(expression.entries, scope, inner);
    case "unary":
    case "binary":
      return operate(expression, scope, inner);
    case "comparison":
      return comparison(expression, scope, inner);
    case "logic": {
      const left = inner(expression.left);
      return isTrue(left) === (expression.operator === "or") ? left : inner(expression.right);
    }
    case "conditional":
      return inner(isTrue(inner(expression.test)) ? expression.yes : expression.no);
    case "other":
      if (expression.comprehension) {
        return comprehended(expression.comprehension, expression, scope, (node, own) =>
          evaluate(node, own, depth + 1),
        );
      }
      throw unknown(scope, expression, `is ${expression.construct}, which is not computed here`);
    case "lambda":
      throw problemAt(source, expression, "this is a function, and no value");
    case "set":
    case "starred":
      throw problemAt(
        source,
        expression,
        `a ${expression.type === "set" ? "set" : "starred value"} is not computed here`,
      );
  }
}

const canBeKnown = ({ type }: Expression): boolean =>
  type === "name" || type === "attribute" || type === "call" || type === "subscript" || type === "other";

// Names that stand for names twice each would else be computed a billion times, thirty of them in a row.
const computed = new WeakMap<Environment, WeakMap<Expression, Value>>();

function knownValue(found: Known, depth: number): Value {
  if ("value" in found) return found.value;
  const { environment, expression } = found;
  const values = computed.get(environment) ?? new WeakMap<Expression, Value>();
  computed.set(environment, values);
  const before = values.get(expression);
  if (before !== undefined) return before;
  const value = evaluate(expression, found, depth + 1);
  values.set(expression, value);
  return value;
}

/** What is not known before an index is asked for as the whole: `config["lr"]`, not `config`. */
function ofWhole(expression: Expression, scope: Scope, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw error instanceof Unknown ? unknown(scope, expression) : error;
  }
}

function comparison(
  { first, rest }: Extract<Expression, { type: "comparison" }>,
  scope: Scope,
  inner: (node: Expression) => Value,
): boolean {
  let left = inner(first);
  for (const { operator, operand } of rest) {
    const right = inner(operand);
    if (!compare(operator, left, right, operand, scope)) return false;
    left = right;
  }
  return true;
}
