import { show } from "../../core/expression/failure.ts";
import type { Module } from "../parse.ts";
import type { Span, Statement } from "../syntax.ts";
import { Frame } from "./code.ts";
import { functionsOfModule } from "./functions.ts";
import { Func } from "./invoke.ts";
import { Program, type Reporter } from "./program.ts";
import { declare, Scope } from "./scope.ts";
import { compileBlock } from "./statement.ts";
import { int, kindOf, numberIn, type Value } from "./values.ts";

/**
 * The function that a module's last statement defines, of one number. The statements before it are carried out now, by
 * closures of ours: nothing of the text is run as code. Throws a Problem for what is not interpreted; the function
 * throws one where Python raises, where it takes too long, and where it returns no finite number.
 */
export function compileModule({ source, body }: Module, problem: Reporter): (t: number) => number {
  const program = new Program(source, problem);
  const scope = new Scope(undefined);
  declare(body, scope);
  const last = body.at(-1);
  const name = last && nameDefined(last);
  if (last === undefined || name === undefined) {
    throw problem(last ?? { from: 0, to: 0 }, "the text ends with no function", {
      allowed: "its last statement is the function of the step: def f(step): …",
    });
  }
  const module = new Frame(
    Array.from(scope.slots, () => undefined),
    undefined,
  );
  const functions = functionsOfModule();
  const run = compileBlock(body, { program, scope, module, functionOf: functions.functionOf });
  try {
    run(module);
  } catch (error) {
    throw asProblem(error, last, program);
  }
  program.isSealed = true;
  functions.seal();
  return entryOf(module.slots[scope.slots.get(name) ?? -1] as Value, last, program);
}

/** The name of the function that a statement defines: `def f(…)`, or `f = lambda …`. */
export function nameDefined(statement: Statement): string | undefined {
  if (statement.type === "function") return statement.name;
  if (statement.type !== "assign" || statement.value?.type !== "lambda") return undefined;
  const [target, second] = statement.targets;
  return target.type === "name" && !second ? target.name : undefined;
}

function entryOf(func: Value, span: Span, program: Program): (t: number) => number {
  if (!(func instanceof Func)) throw program.problem(span, "the text ends with no function");
  const { template, parent, defaults, name } = func;
  const [first, ...others] = template.parameters;
  if (first?.kind !== "positional") {
    throw program.problem(span, `${name} has no parameter`, { allowed: "one, which is the step" });
  }
  const open = others.find((_, i) => defaults[i + 1] === undefined);
  if (open) {
    throw program.problem(open, `the parameter ${open.name} has no value`, {
      allowed: "one parameter, the step; others with a default, as in total=100",
    });
  }
  program.variable = first.name;
  const names = Array.from({ length: template.size() }, (_, i) => (i === 0 ? undefined : defaults[i]));
  const body = template.body();
  return (t) => {
    program.begin(t, span);
    const slots = names.slice();
    slots[0] = Number.isSafeInteger(t) ? int(t) : t;
    let value: Value;
    try {
      value = body(new Frame(slots, parent));
    } catch (error) {
      throw asProblem(error, span, program);
    }
    program.spend(0, span);
    return typeof value === "number" && value - value === 0 ? value : finite(value, span, program);
  };
}

/** The stack may be too small for what is nested in it. */
const asProblem = (error: unknown, span: Span, program: Program): unknown =>
  error instanceof RangeError ? program.problem(span, "calls in calls, too deep") : error;

function finite(value: Value, span: Span, program: Program): number {
  const number = typeof value === "number" ? value : numberIn(value);
  const where = `where ${program.variable} = ${program.t}`;
  if (number === undefined) {
    throw program.problem(span, `the value is ${kindOf(value)} ${where}`, {
      allowed: "a number is returned",
    });
  }
  if (number - number !== 0) {
    throw program.problem(span, `the value is ${show(number)} ${where}`, { allowed: "a finite number" });
  }
  return number;
}
