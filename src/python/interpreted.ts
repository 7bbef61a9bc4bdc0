import { isProblem } from "../core/problem.ts";
import { type Scope, Unknown } from "./environment.ts";
import { definitionsOf } from "./function/definitions.ts";
import { isInterpreters, type LookUp, starWith } from "./function/gather.ts";
import { textOfFunction } from "./function/text.ts";
import { literalText } from "./literal-text.ts";
import { type Module, readModule } from "./parse.ts";
import type { Expression, FunctionDefinition, Span } from "./syntax.ts";
import { evaluate } from "./value.ts";

/**
 * A lambda or a function as a text for the interpreter, with what it uses of the text where it stands. Throws an Unknown
 * for a name that nobody knows, and a Problem at its place for what is not interpreted.
 */
export function interpretedText(
  node: (Expression & { readonly type: "lambda" }) | (FunctionDefinition & Span),
  { source, environment }: Scope,
): string {
  const module = readModule(source.text, source.file);
  return textOfFunction({ ...module, source }, node, lookUpIn(module, { source, environment }));
}

/** What the names in a function stand for, as literals. */
function lookUpIn(module: Module, scope: Scope): LookUp {
  const definitions = definitionsOf(module);
  const { statements, imports } = definitions;
  const isElsewhere = (name: string) =>
    statements.has(name) ||
    imports.has(name) ||
    isInterpreters(name) ||
    starWith(name, definitions) !== undefined;
  return (_, node) => {
    try {
      return literalText(evaluate(node, scope));
    } catch (error) {
      if (!isProblem(error)) throw error;
      const root = rootOf(node);
      if (error instanceof Unknown && root !== undefined && !isElsewhere(root)) throw error;
      return undefined; // what is no value is for the interpreter
    }
  };
}

/** The name that is asked for, alone or by attributes and indices of it; undefined for other expressions. */
function rootOf(node: Expression): string | undefined {
  if (node.type === "attribute" || node.type === "subscript") return rootOf(node.object);
  return node.type === "name" ? node.name : undefined;
}
