import { isProblem, Problem } from "../../core/problem.ts";
import { type Environment, Unknown, unknown } from "../environment.ts";
import { BUILTINS } from "../function/builtins.ts";
import { definitionsOf } from "../function/definitions.ts";
import { type LookUp, starWith } from "../function/gather.ts";
import { MODULES, PYTHONS } from "../function/name.ts";
import { functionText, stepFunctionText, textOfFunction } from "../function/text.ts";
import { literalText } from "../literal-text.ts";
import type { Expression } from "../syntax.ts";
import { evaluate } from "../value.ts";
import { environmentOf } from "./environment.ts";
import { inside } from "./inside.ts";
import { classOf, type FunctionNode, lastWord, type Outline } from "./outline.ts";

/** A function of the script, as the text that parameters take; undefined for a lambda that uses no other one. */
export function textOf(node: FunctionNode, outline: Outline, environment: Environment): string | undefined {
  if (node.type === "lambda" && !callsOwn(node.body, outline)) return undefined;
  const lookUp = lookUpIn(outline, environment);
  const frame = node.type === "function" ? outline.frames.get(node) : undefined;
  const own = frame && classOf(frame)?.statement?.name;
  if (frame && own) return functionText(outline.module, `${own}.${frame.statement?.name}`, lookUp);
  return textOfFunction(outline.module, node, lookUp);
}

/** The function of the step that a name is: `get_lr`, `Trainer.get_lr`. Throws an Unknown for what in it is not known. */
export function stepFunction(
  name: string,
  outline: Outline,
  known: Environment,
  usedDefault: (text: string, value: Expression) => void,
): string {
  const environment = environmentOf(outline, known, { usedDefault });
  try {
    return stepFunctionText(outline.module, name, lookUpIn(outline, environment));
  } catch (error) {
    if (!isProblem(error) || error instanceof Unknown) throw error;
    throw new Problem(`${name} builds no scheduler, and cannot be drawn itself: ${error.message}`, {
      ...error,
    });
  }
}

const callsOwn = (expression: Expression, outline: Outline): boolean =>
  (expression.type === "call" && outline.functions.has(lastWord(expression.callee))) ||
  inside(expression).some((inner) => callsOwn(inner, outline));

/** What the script says of the names in a function, as literals. */
function lookUpIn(outline: Outline, environment: Environment): LookUp {
  const scope = { source: outline.module.source, environment };
  const definitions = definitionsOf(outline.module);
  const isElsewhere = (name: string) =>
    outline.functions.has(name) ||
    outline.classes.has(name) ||
    outline.imports.has(name) ||
    outline.frame.assignments.has(name) ||
    BUILTINS.has(name) ||
    PYTHONS.has(name) ||
    MODULES.has(name) ||
    starWith(name, definitions) !== undefined;
  return (text, node) => {
    const isLength = node.type === "call" && node.callee.type === "name" && node.callee.name === "len";
    if (!isLength && environment.lookUp(text, node) === undefined) {
      const isName = node.type === "name" || node.type === "attribute" || node.type === "subscript";
      const root = rootOf(node);
      const isMethod = node.type === "attribute" && outline.functions.has(node.name);
      if (isName && root !== "" && !isMethod && !isElsewhere(root)) throw unknown(scope, node);
      return undefined;
    }
    try {
      return literalText(evaluate(node, scope));
    } catch (error) {
      if (!isProblem(error) || error instanceof Unknown) throw error;
      return undefined; // what is no value is for the interpreter
    }
  };
}

function rootOf(expression: Expression): string {
  if (expression.type === "attribute" || expression.type === "subscript") return rootOf(expression.object);
  return expression.type === "name" ? expression.name : "";
}
