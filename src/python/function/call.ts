import type { Call, Expression, Span } from "../syntax.ts";
import { type Code, type Context, changing, type Run } from "./code.ts";
import { methodOf } from "./element.ts";
import { Func, invoke } from "./invoke.ts";
import { builtinAt, floatFunction } from "./library.ts";
import { pathOf } from "./name.ts";
import { Dict, kindOf, type Value } from "./values.ts";

type Compile = (node: Expression, context: Context) => Code;

/** A call: of a library's function, of one of the text's, or of a method of a dict. */
export function callCode(node: Call & Span, context: Context, compile: Compile): Code {
  const { program } = context;
  const args = node.args
    .filter(({ kind }) => kind === "positional")
    .map(({ value }) => compile(value, context));
  const starred = node.args.find(({ kind }) => kind === "*" || kind === "**");
  if (starred) throw program.refusal(starred, `${starred.kind} in a call`);
  const named = node.args.flatMap((argument) =>
    argument.kind === "keyword" ? [{ name: argument.name, run: compile(argument.value, context).run }] : [],
  );
  const path = pathOf(node.callee, context);
  if (path !== undefined) {
    if (named.length > 0) throw program.refusal(node, `${path} with an argument by its name`);
    return builtin(node, path, args, context);
  }
  const runs = args.map(({ run }) => run);
  const { callee } = node;
  if (callee.type === "attribute") return method(node, callee, runs, context, compile);
  const target = compile(callee, context);
  const values = valuesOf(runs);
  const names = named.map(({ name }) => name);
  const given = valuesOf(named.map(({ run }) => run));
  return changing((frame) => {
    const called = target.run(frame);
    if (!(called instanceof Func)) throw program.failure(node, `${kindOf(called)} is called`);
    return invoke(called, values(frame), names, given(frame), node, program);
  });
}

const valuesOf = (runs: readonly Run[]): ((frame: Parameters<Run>[0]) => Value[]) => {
  const [first, second] = runs;
  if (!first) return () => [];
  if (runs.length === 1) return (frame) => [first(frame)];
  if (second && runs.length === 2) return (frame) => [first(frame), second(frame)];
  return (frame) => runs.map((run) => run(frame));
};

function builtin(node: Call & Span, path: string, args: readonly Code[], context: Context): Code {
  const { program } = context;
  const target = builtinAt(path);
  if (!target) throw program.refusal(node, `a call of ${path}`);
  const { least, most, run: compute } = target;
  if (args.length < least || args.length > most) {
    const arity =
      least === most ? `${least}` : most === Infinity ? `${least} or more` : `${least} to ${most}`;
    throw program.problem(node, `${path} with ${args.length} arguments`, { allowed: `allowed: ${arity}` });
  }
  const float = floatFunction(path);
  const [first] = args;
  const values = valuesOf(args.map(({ run }) => run));
  if (!float || !first || args.length > 1) return changing((frame) => compute(values(frame), node, program));
  const { run } = first;
  return changing((frame) => {
    const x = run(frame);
    if (typeof x !== "number") return compute([x], node, program);
    const result = float(x);
    return result - result === 0 ? result : compute([x], node, program);
  });
}

function method(
  node: Call & Span,
  callee: Extract<Expression, { type: "attribute" }>,
  args: readonly Run[],
  context: Context,
  compile: Compile,
): Code {
  const { program } = context;
  const compute = methodOf(callee.name);
  if (!compute || args.length !== node.args.length || args.length > (callee.name === "get" ? 2 : 0)) {
    throw program.refusal({ from: callee.nameSpan.from, to: node.to }, `the method ${callee.name}`);
  }
  const object = compile(callee.object, context);
  const values = valuesOf(args);
  return changing((frame) => {
    const dict = object.run(frame);
    if (!(dict instanceof Dict)) throw program.refusal(node, `the method ${callee.name} of ${kindOf(dict)}`);
    return compute(dict, values(frame));
  });
}
