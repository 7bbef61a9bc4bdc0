import { Problem } from "../problem.ts";
import { type Code, constant, type Run } from "./code.ts";
import { compile } from "./compile.ts";
import { refuse, show, where } from "./failure.ts";
import { interpreted, isFunctionText } from "./interpreter.ts";
import { parse } from "./parse.ts";
import { isReserved, type Scope } from "./scope.ts";
import type { Parameter, Source } from "./syntax.ts";

/**
 * The function that a Python expression of one variable describes: `"0.95 ** epoch"`, or
 * `"lambda epoch: 0.95 ** epoch"`. A bare expression may use one free name, whichever.
 *
 * Nothing of the text is run as code: it is parsed here, and can only compute. All numbers are float64, so
 * Python's ints are exact up to 2**53 and no larger than a float. Throws a Problem with the column where
 * the text is not such an expression; the function throws one where Python raises, and where the value is
 * no finite number. A text with statements, `def f(step): …`, is left to the interpreter.
 */
export function parseLambda(text: string): (t: number) => number {
  if (isFunctionText(text)) return interpreted(text);
  const source = parse(text);
  const scope = source.parameters ? lambdaScope(source.parameters) : bareScope(source);
  const code = compile(source.body, scope);
  return finite(code, code.constant === undefined ? scope.variable : undefined);
}

/** Only here is a value refused for being infinite: `1 / math.inf` on the way to it is none of our business. */
function finite({ run }: Code, variable: string | undefined): Run {
  return (t) => {
    const result = run(t);
    if (result - result !== 0) {
      throw new Problem(`the value is ${show(result)}${where(variable, t)}`, { allowed: "a finite number" });
    }
    return result;
  };
}

/** The first parameter is the variable; others need a default, which they keep. */
function lambdaScope(parameters: readonly Parameter[]): Scope {
  const [first] = parameters;
  if (!first)
    refuse(1, "a lambda without a parameter", { allowed: 'one, as in "lambda epoch: 0.95 ** epoch"' });
  // A default is computed where the lambda stands: neither parameters nor other defaults are known to it.
  const outside: Scope = { variable: undefined, bound: new Map() };
  const bound = new Map<string, Code>();
  for (const { name, column, value } of parameters) {
    if (!value) {
      if (name === first.name) continue;
      refuse(column, `the parameter ${name} has no value`, {
        allowed: "one parameter; others with a default, as in total=100",
      });
    }
    const code = compile(value, outside);
    // What is constant and not folded raises whenever it runs; Python raises here.
    if (name !== first.name) bound.set(name, constant(code.run(0), code.kind));
  }
  return { variable: first.name, bound };
}

function bareScope({ names }: Source): Scope {
  const free = names.filter(({ name }) => !name.includes(".") && !isReserved(name));
  const variable = free[0]?.name;
  const other = free.find(({ name }) => name !== variable);
  if (other) {
    const isE = other.name === "e" || variable === "e";
    refuse(other.column, `two names, ${variable} and ${other.name}`, {
      allowed: "one variable",
      hint: isE
        ? "Write math.e for the number"
        : `Write "lambda ${variable}: …" to say which is the variable`,
    });
  }
  return { variable, bound: new Map() };
}
