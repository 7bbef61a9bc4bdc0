import { type Module, parseModule } from "../parse.ts";
import { lineAndColumn, problemAt } from "../source.ts";
import type { Expression, FunctionDefinition, Parameter, Span, Statement } from "../syntax.ts";
import { compileModule } from "./compile.ts";
import { type Defined, type Definitions, definitionsOf, findFunction, isStatic } from "./definitions.ts";
import { gather, type LookUp } from "./gather.ts";
import { rememberOrigin } from "./origins.ts";
import { Pieces } from "./pieces.ts";
import { stepParameter } from "./step-parameter.ts";

const nothing: LookUp = () => undefined;

/**
 * The text of a function of a module with all that it uses before it, for functionOf(): constants, other functions,
 * imports. `name` is `get_lr`, or `Trainer.get_lr` for a method, which then is a function without `self`. Throws a
 * Problem at its place in the module where something in it is not known, or not interpreted.
 */
export function functionText(module: Module, name: string, lookUp: LookUp = nothing): string {
  const { definitions, found } = findIn(module, name);
  return written(module, definitions, found, lookUp);
}

/**
 * The same of a function that nobody calls here: its step is not always its first parameter, and the text then ends
 * with a lambda that gives it by its name.
 */
export function stepFunctionText(module: Module, name: string, lookUp: LookUp = nothing): string {
  const { definitions, found } = findIn(module, name);
  const parameters = parametersOf(found);
  const step = stepParameter(name, parameters, (span, message, allowed) =>
    problemAt(module.source, span, message, { allowed }),
  );
  if (step === undefined || step === parameters[0]) return written(module, definitions, found, lookUp);
  const called = name.slice(name.indexOf(".") + 1);
  const own = called === LAMBDA ? `${LAMBDA}_of_step` : LAMBDA;
  const ending = `${own} = lambda ${step.name}: ${called}(${step.name}=${step.name})\n`;
  return written(module, definitions, found, lookUp, ending);
}

/** Those of a method without `self`. */
function parametersOf({ statement, methods }: Defined): readonly Parameter[] {
  const node = statement.type === "function" ? statement : statement.value;
  if (node?.type === "lambda") return node.parameters;
  if (node?.type !== "function") return [];
  return methods !== undefined && !isStatic(node) ? node.parameters.slice(1) : node.parameters;
}

function findIn(
  module: Module,
  name: string,
): { readonly definitions: Definitions; readonly found: Defined } {
  const definitions = definitionsOf(module);
  const found = findFunction(name, definitions);
  if (!found) {
    throw problemAt(module.source, { from: 0 }, `there is no function ${name} in it`, {
      where: undefined,
      allowed: `it has ${functionsIn(definitions).join(", ") || "none"}`,
    });
  }
  return { definitions, found };
}

/** The same of a lambda that stands somewhere in the module, or of a function that is defined inside another one. */
export function textOfFunction(
  module: Module,
  node: Lambda | (FunctionDefinition & Span),
  lookUp: LookUp = nothing,
): string {
  const statement = node.type === "function" ? node : asStatement(withoutBrackets(node, module));
  return written(module, definitionsOf(module), { statement, methods: undefined }, lookUp);
}

type Lambda = Expression & { readonly type: "lambda" };

const LAMBDA = "schedule";

/** A lambda in brackets of its own has their span. */
function withoutBrackets(node: Lambda, { source }: Module): Lambda {
  const before = /^(?:[\s(]|#[^\n]*\n)*/.exec(source.text.slice(node.from, node.body.to))?.[0].length ?? 0;
  return { ...node, from: node.from + before, to: node.body.to };
}

function asStatement(node: Lambda): Defined["statement"] {
  const target: Expression = { type: "name", name: LAMBDA, from: node.from, to: node.from };
  const { from, to } = node;
  return { type: "assign", targets: [target], annotation: undefined, value: node, from, to };
}

const functionsIn = ({ statements }: Definitions): string[] =>
  [...statements].flatMap(([name, all]) => (all.at(-1)?.type === "function" ? [name] : [])).slice(0, 10);

function written(
  module: Module,
  definitions: Definitions,
  entry: Defined,
  lookUp: LookUp,
  ending = "",
): string {
  const { source } = module;
  const needs = gather(module, definitions, entry, lookUp);
  const pieces = new Pieces();
  for (const line of needs.imports) pieces.add(`${line}\n`);
  for (const [name, literal] of needs.values) pieces.add(`${name} = ${literal}\n`);
  const others = [...needs.statements].filter(([statement]) => statement !== entry.statement);
  others.sort(([one], [other]) => one.from - other.from);
  for (const [statement, replacements] of [
    ...others,
    [entry.statement, needs.statements.get(entry.statement) ?? []] as const,
  ]) {
    const { column } = lineAndColumn(source, statement.from);
    if (statement === entry.statement && isLambdaAt(statement)) pieces.add(`${LAMBDA} = `);
    const to = statement.from + source.text.slice(statement.from, statement.to).trimEnd().length;
    pieces.copy(source.text, { from: statement.from, to }, replacements, column - 1);
    pieces.add("\n");
  }
  if (ending !== "") pieces.add(ending);
  const { text } = pieces;
  const at = (span: Span): Span => ({ from: pieces.sourceOf(span.from) ?? entry.statement.from, to: 0 });
  compileModule(parseModule(text), (span, message, details) => problemAt(source, at(span), message, details));
  rememberOrigin(text, source, (offset) => pieces.sourceOf(offset));
  return text;
}

const isLambdaAt = (statement: Statement): boolean =>
  statement.type === "assign" && statement.value?.from === statement.from;
