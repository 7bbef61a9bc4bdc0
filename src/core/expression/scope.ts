import type { ProblemDetails } from "../problem.ts";
import { didYouMean } from "../suggest.ts";
import { type Code, constant } from "./code.ts";
import { refuse } from "./failure.ts";
import { constants, functionNames, functions } from "./functions.ts";

/** What names mean inside an expression. */
export interface Scope {
  /** The name of what the function is a function of; undefined where it has none. */
  readonly variable: string | undefined;
  /** The other parameters, each with the value that its default gives it. */
  readonly bound: ReadonlyMap<string, Code>;
}

/** Is this one of the language's own names? In any case, so that `true` and `PI` are mistakes, not variables. */
export function isReserved(name: string): boolean {
  return RESERVED.has(name.toLowerCase());
}

const RESERVED: ReadonlySet<string> = new Set([
  ...[...functions.keys(), ...constants.keys()].filter((name) => !name.includes(".")),
  ...["math", "np", "numpy", "torch", "true", "false", "none"],
]);

/** What a name that is not called stands for. */
export function value(name: string, column: number, scope: Scope): Code {
  if (name === scope.variable) return { run: (t) => t, kind: "int", constant: undefined };
  const bound = scope.bound.get(name);
  if (bound) return bound;
  const known = constants.get(name);
  if (known !== undefined) return constant(known, "float");
  if (functions.has(name)) refuse(column, `${name} is a function`, { hint: `Call it: ${name}(…)` });
  return refuse(column, `there is no ${name} here`, unknownName(name, scope));
}

/** What else a name could be: the parameters and constants, and the one that was meant. */
export function unknownName(name: string, scope: Scope): ProblemDetails {
  const parameters = [...(scope.variable === undefined ? [] : [scope.variable]), ...scope.bound.keys()];
  const known = [...parameters, ...constants.keys(), ...functions.keys(), "True", "False"];
  return {
    allowed: [...parameters, "pi, math.e, True, False"].join(", "),
    hint: name === "e" ? "Did you mean math.e?" : didYouMean(name, known),
  };
}

/** What else a called name could be. */
export function unknownFunction(name: string): ProblemDetails {
  return { allowed: functionNames.join(", "), hint: didYouMean(name, [...functions.keys()]) };
}
