import { constants, functions } from "../core/expression/functions.ts";
import type { Scope, Value } from "./environment.ts";
import { namesIn, partsOf } from "./function/parts.ts";
import { interpretedText } from "./interpreted.ts";
import { dottedName } from "./names.ts";
import { problemAt } from "./source.ts";
import type { Expression } from "./syntax.ts";
import { evaluate } from "./value.ts";

type Lambda = Extract<Expression, { type: "lambda" }>;
type Edit = { readonly from: number; readonly to: number; readonly text: string };

/**
 * A lambda as the text that parameters take (`lambda epoch: 0.95 ** epoch`), with values for the names in it that are
 * not its own; one that computes with more than numbers is a text for the interpreter. Throws an Unknown for names that
 * nobody knows, and a Problem for what is not interpreted.
 */
export function lambdaText(lambda: Lambda & { from: number; to: number }, scope: Scope): string {
  const own = new Set(lambda.parameters.map(({ name }) => name));
  if (!isPlain(lambda.body, own)) return interpretedText(lambda, scope);
  const defaults = lambda.parameters.flatMap(({ value }) => (value ? edits(value, scope, new Set()) : []));
  const all = [...defaults, ...edits(lambda.body, scope, own)].sort((a, b) => b.from - a.from);
  // brackets around it are not its own
  const before = /^(?:[\s(]|#[^\n]*\n)*/.exec(scope.source.text.slice(lambda.from))?.[0].length ?? 0;
  const from = lambda.from + before;
  let text = scope.source.text.slice(from, lambda.body.to);
  for (const edit of all) {
    text = text.slice(0, edit.from - from) + edit.text + text.slice(edit.to - from);
  }
  return text;
}

/** What is to be replaced in an expression: the names that mean something outside of it. */
function edits(expression: Expression, scope: Scope, own: ReadonlySet<string>): Edit[] {
  const inner = (node: Expression) => edits(node, scope, own);
  switch (expression.type) {
    case "number":
    case "constant":
      return [];
    case "name":
    case "attribute": {
      const name = dottedName(expression);
      if (name === undefined || own.has(name)) return name === undefined ? [replaced(expression, scope)] : [];
      return constants.has(name) && !isKnown(expression, scope) ? [] : [replaced(expression, scope)];
    }
    case "call": {
      const name = dottedName(expression.callee);
      if (name !== undefined && functions.has(name)) {
        return expression.args.flatMap(({ value }) => inner(value));
      }
      return [replaced(expression, scope)];
    }
    case "unary":
      return inner(expression.operand);
    case "binary":
    case "logic":
      return [...inner(expression.left), ...inner(expression.right)];
    case "comparison":
      return [expression.first, ...expression.rest.map(({ operand }) => operand)].flatMap(inner);
    case "conditional":
      return [expression.yes, expression.test, expression.no].flatMap(inner);
    default:
      return [replaced(expression, scope)];
  }
}

/** Has the language of expressions all that hangs on the lambda's own parameters? */
function isPlain(node: Expression, own: ReadonlySet<string>): boolean {
  if (!namesIn(node).some((name) => own.has(name))) return true;
  switch (node.type) {
    case "name":
      return true;
    case "call":
      return (
        functions.has(dottedName(node.callee) ?? "") && node.args.every(({ value }) => isPlain(value, own))
      );
    case "unary":
    case "binary":
    case "logic":
    case "comparison":
    case "conditional":
      return partsOf(node).every((part) => part.type !== "slice" && isPlain(part, own));
    default:
      return false;
  }
}

const isKnown = (expression: Expression, scope: Scope): boolean =>
  scope.environment.lookUp(dottedName(expression) ?? "", expression) !== undefined;

function replaced(expression: Expression, scope: Scope): Edit {
  return {
    from: expression.from,
    to: expression.to,
    text: numberText(evaluate(expression, scope), expression, scope),
  };
}

function numberText(value: Value, expression: Expression, scope: Scope): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value !== "number") throw problemAt(scope.source, expression, "this is no number");
  if (Number.isNaN(value)) return "math.nan";
  const text = Math.abs(value) === Infinity ? "math.inf" : String(Math.abs(value));
  return value < 0 || Object.is(value, -0) ? `(-${text})` : text;
}
