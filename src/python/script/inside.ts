import { partsOf } from "../function/parts.ts";
import type { Block, Expression, Statement } from "../syntax.ts";

/** The expressions directly in an expression, those of a lambda too; of what is not followed, none. */
export function inside(expression: Expression): readonly Expression[] {
  if (expression.type === "other") return [];
  if (expression.type === "lambda")
    return [...expression.parameters.flatMap(({ value }) => value ?? []), expression.body];
  return partsOf(expression).flatMap((part) =>
    part.type === "slice" ? [part.start, part.stop, part.step].filter((bound) => bound !== undefined) : part,
  );
}

/** The expressions of a statement itself, not of the statements in it. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.type) {
    case "assign":
      return statement.value ? [...statement.targets, statement.value] : statement.targets;
    case "augmented":
      return [statement.target, statement.value];
    case "expression":
      return [statement.value];
    case "return":
      return statement.value ? [statement.value] : [];
    case "if":
      return statement.branches.map(({ test }) => test);
    case "while":
      return [statement.test];
    case "for":
      return [statement.iterable];
    case "function":
      return [...statement.decorators, ...statement.parameters.flatMap(({ value }) => value ?? [])];
    case "class":
      return [...statement.decorators, ...statement.bases.map(({ value }) => value)];
    default:
      return [];
  }
}

/**
 * The blocks of a statement, each with its number among those of which one is taken; undefined where it always is, once.
 */
export function blocksOf(
  statement: Statement,
): readonly { readonly block: Block; readonly branch?: number }[] {
  switch (statement.type) {
    case "if": {
      const { branches, otherwise } = statement;
      const all = otherwise
        ? [...branches.map(({ body }) => body), otherwise]
        : branches.map(({ body }) => body);
      return all.map((block, branch) => ({ block, branch }));
    }
    case "try": {
      const { body, handlers, otherwise = [], final = [] } = statement;
      const others = handlers.map((block, i) => ({ block, branch: i + 1 }));
      return [{ block: body, branch: 0 }, ...others, { block: otherwise, branch: 0 }, { block: final }];
    }
    case "for":
    case "while":
      return [{ block: statement.body, branch: 0 }, { block: statement.otherwise ?? [] }];
    case "with":
    case "function":
    case "class":
      return [{ block: statement.body }];
    default:
      return [];
  }
}
