import type { Run } from "./code.ts";
import { copySign, logarithm, roundDigits, roundHalfEven } from "./python.ts";
import type { Kind } from "./syntax.ts";

/** A function of the language. */
export interface PythonFunction {
  /** Its value for one argument; left out where it wants two. */
  readonly one?: (x: number) => number;
  /** Its value for two arguments; left out where it wants one, and where `join` is there. */
  readonly two?: (x: number, y: number) => number;
  /** The same as an operation on two others: for what is worth the haste and never raises. */
  readonly join?: (l: Run, r: Run) => Run;
  /** Does it take more than two, each combined with the value so far? */
  readonly many?: true;
  readonly kind: (kinds: readonly Kind[]) => Kind;
  /** May it be infinite for a finite argument? Others raise OverflowError. */
  readonly infinite?: true;
  /** Does it make an int of one argument, and so refuse one that is infinite? */
  readonly toInt?: true;
  /** Must its second argument be an int? */
  readonly wholeSecond?: true;
  /** Is it `**`, which has refusals of its own? */
  readonly power?: true;
}

/** The kind of a value that is one of several. */
export function join(kinds: readonly Kind[]): Kind {
  return kinds.reduce((one, other) => (one === other ? one : "mixed"));
}

const int = () => "int" as const;
const float = () => "float" as const;
const real = (one: (x: number) => number): PythonFunction => ({ one, kind: float });
const whole = (one: (x: number) => number): PythonFunction => ({
  one: (x) => one(x) + 0,
  toInt: true,
  kind: int,
});

// Python gives the first of equals, and so compares this way round (NaN and -0 show it).
const min: PythonFunction = {
  join: (l, r) => (t) => {
    const x = l(t);
    const y = r(t);
    return y < x ? y : x;
  },
  many: true,
  kind: join,
};
const max: PythonFunction = {
  join: (l, r) => (t) => {
    const x = l(t);
    const y = r(t);
    return y > x ? y : x;
  },
  many: true,
  kind: join,
};
const abs: PythonFunction = { one: Math.abs, kind: join };

/** Python's own. */
const BUILTINS: Readonly<Record<string, PythonFunction>> = {
  min,
  max,
  abs,
  round: {
    one: roundHalfEven,
    two: roundDigits,
    toInt: true,
    wholeSecond: true,
    kind: (kinds) => (kinds.length === 1 ? "int" : (kinds[0] ?? "mixed")),
  },
  int: whole(Math.trunc),
  float: real((x) => x),
  bool: whole((x) => (x === 0 ? 0 : 1)),
  pow: { two: (x, y) => x ** y, power: true, kind: join },
};

const MATH: Readonly<Record<string, PythonFunction>> = {
  sqrt: real(Math.sqrt),
  exp: real(Math.exp),
  log: { one: Math.log, two: logarithm, kind: float },
  log2: real(Math.log2),
  log10: real(Math.log10),
  log1p: real(Math.log1p),
  expm1: real(Math.expm1),
  sin: real(Math.sin),
  cos: real(Math.cos),
  tan: real(Math.tan),
  asin: real(Math.asin),
  acos: real(Math.acos),
  atan: real(Math.atan),
  atan2: { two: Math.atan2, kind: float },
  sinh: real(Math.sinh),
  cosh: real(Math.cosh),
  tanh: real(Math.tanh),
  floor: whole(Math.floor),
  ceil: whole(Math.ceil),
  trunc: whole(Math.trunc),
  fabs: real(Math.abs),
  copysign: { two: copySign, kind: float },
  fmod: { two: (x, y) => x % y, kind: float },
  hypot: { one: Math.abs, two: Math.hypot, many: true, infinite: true, kind: float },
  degrees: { ...real((x) => x * (180 / Math.PI)), infinite: true },
  radians: real((x) => x * (Math.PI / 180)),
  pow: { two: (x, y) => x ** y, power: true, kind: float },
};

// NumPy's names of the same; where NumPy goes on with inf or nan and a warning, math's refusal stands.
const NUMPY: Readonly<Record<string, PythonFunction>> = {
  abs,
  minimum: min,
  maximum: max,
  power: MATH.pow as PythonFunction,
};

const CONSTANTS = { pi: Math.PI, tau: 2 * Math.PI, inf: Infinity, nan: Number.NaN } as const;

/** What `lambda` bodies can call, by every name: `cos`, `math.cos`, `np.cos`, `numpy.cos`. */
export const functions: ReadonlyMap<string, PythonFunction> = new Map([
  ...Object.entries(MATH),
  ...Object.entries(BUILTINS),
  ...qualified(["math", "np", "numpy"], MATH),
  ...qualified(["np", "numpy"], NUMPY),
]);

/** Constants by every name. A bare `e` is not among them: it is a usual name of the variable. */
export const constants: ReadonlyMap<string, number> = new Map([
  ...Object.entries(CONSTANTS),
  ...qualified(["math", "np", "numpy"], { ...CONSTANTS, e: Math.E }),
]);

/** The functions' short names, for messages. */
export const functionNames: readonly string[] = Object.keys({ ...BUILTINS, ...MATH });

function qualified<T>(modules: readonly string[], table: Readonly<Record<string, T>>): [string, T][] {
  return modules.flatMap((module) =>
    Object.entries(table).map(([name, value]): [string, T] => [`${module}.${name}`, value]),
  );
}
