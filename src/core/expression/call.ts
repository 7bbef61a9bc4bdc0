import { type Code, fold, type Run } from "./code.ts";
import { fail, type Place, refuse, show } from "./failure.ts";
import { functions, type PythonFunction } from "./functions.ts";
import { arithmetic } from "./operators.ts";
import { type Scope, unknownFunction } from "./scope.ts";

/** A function of the language on its arguments. */
export function call(name: string, args: readonly Code[], place: Place, scope: Scope): Code {
  if (name === scope.variable || scope.bound.has(name)) {
    refuse(place.column, `${name} is a number here and cannot be called`);
  }
  const target = functions.get(name);
  if (!target) return refuse(place.column, `there is no function ${name} here`, unknownFunction(name));
  const [first, second, ...more] = args;
  if (!first || (second ? !(target.two ?? target.join) : !target.one) || (more.length > 0 && !target.many)) {
    refuse(place.column, `${name} with ${args.length === 1 ? "1 argument" : `${args.length} arguments`}`, {
      allowed: arity(target),
    });
  }
  if (target.wholeSecond && second?.kind === "float") {
    refuse(place.column, `the second argument of ${name} is not an integer`);
  }
  if (target.power && second) return power(first, second, target, place);
  const kind = target.kind(args.map((argument) => argument.kind));
  if (!second) return fold(unary(name, target, first.run, place), kind, args);
  const run = [second, ...more].reduce<Run>(
    (left, right) => binary(name, target, left, right.run, place),
    first.run,
  );
  return fold(run, kind, args);
}

function arity({ one, two, many }: PythonFunction): string {
  if (many) return one ? "1 argument or more" : "2 arguments or more";
  if (one && two) return "1 or 2 arguments";
  return one ? "1 argument" : "2 arguments";
}

/** `pow(x, y)` is `x ** y`; math's is always a float. */
function power(x: Code, y: Code, target: PythonFunction, place: Place): Code {
  const code = arithmetic("**", x, y, place);
  const kind = target.kind([code.kind]);
  return { ...code, kind };
}

function unary(name: string, target: PythonFunction, argument: Run, place: Place): Run {
  const { one } = target;
  if (!one) throw new TypeError(`${name} wants two arguments`);
  return (t) => {
    const x = argument(t);
    const result = one(x);
    return result - result === 0 ? result : notFinite(name, target, result, [x], place, t);
  };
}

function binary(name: string, target: PythonFunction, left: Run, right: Run, place: Place): Run {
  const { two, join } = target;
  if (join) return join(left, right);
  if (!two) throw new TypeError(`${name} wants one argument`);
  return (t) => {
    const x = left(t);
    const y = right(t);
    const result = two(x, y);
    return result - result === 0 ? result : notFinite(name, target, result, [x, y], place, t);
  };
}

/** What math does with a result that is not finite: raise, unless an argument was like it. */
function notFinite(
  name: string,
  target: PythonFunction,
  result: number,
  args: readonly number[],
  place: Place,
  t: number,
): number {
  const text = `${name}(${args.map(show).join(", ")})`;
  if (target.toInt && args.length === 1) {
    fail(place, t, `${text} has no integer value`);
  }
  if (Number.isNaN(result)) return args.some(Number.isNaN) ? result : fail(place, t, `${text} has no value`);
  if (target.infinite || args.some((argument) => !Number.isFinite(argument))) return result;
  // A logarithm alone is infinite where it is not defined, and not because its value is large.
  return fail(place, t, name.includes("log") ? `${text} has no value` : `${text} is too large for a float`);
}
