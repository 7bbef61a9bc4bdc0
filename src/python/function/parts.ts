import type { Expression, Slice, Statement } from "../syntax.ts";

/** The expressions of a statement that are computed, those of the blocks in it apart. */
export function expressionsIn(statement: Statement): Expression[] {
  switch (statement.type) {
    case "assign":
      return statement.value ? [statement.value] : [];
    case "augmented":
      return [statement.value];
    case "expression":
      return [statement.value];
    case "return":
      return statement.value ? [statement.value] : [];
    case "assert":
    case "while":
      return [statement.test];
    case "if":
      return statement.branches.map(({ test }) => test);
    case "for":
      return [statement.iterable];
    default:
      return [];
  }
}

/** The expressions in an expression; a lambda's are its own. */
export function partsOf(node: Expression): (Expression | Slice)[] {
  switch (node.type) {
    case "attribute":
      return [node.object];
    case "call":
      return [node.callee, ...node.args.map(({ value }) => value)];
    case "subscript":
      return [node.object, node.index];
    case "list":
    case "tuple":
    case "set":
      return [...node.items];
    case "dict":
      return node.entries.flatMap(({ key, value }) => (key ? [key, value] : [value]));
    case "starred":
      return [node.value];
    case "unary":
      return [node.operand];
    case "binary":
    case "logic":
      return [node.left, node.right];
    case "comparison":
      return [node.first, ...node.rest.map(({ operand }) => operand)];
    case "conditional":
      return [node.test, node.yes, node.no];
    case "other": {
      const { element, clauses = [] } = node.comprehension ?? {};
      const parts = clauses.flatMap(({ iterable, conditions }) => [iterable, ...conditions]);
      return element ? [...parts, element] : [];
    }
    default:
      return [];
  }
}

/** The names in an expression, wherever. */
export function namesIn(node: Expression | Slice): string[] {
  if (node.type === "name") return [node.name];
  if (node.type === "slice") {
    return [node.start, node.stop, node.step].flatMap((part) => (part ? namesIn(part) : []));
  }
  if (node.type === "lambda") return namesIn(node.body);
  return partsOf(node).flatMap(namesIn);
}
