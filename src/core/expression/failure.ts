import { Problem, type ProblemDetails } from "../problem.ts";

/** Refuse the text for what stands at `column` (from 1). */
export function refuse(column: number, message: string, details: ProblemDetails = {}): never {
  const { allowed, ...rest } = details;
  throw new Problem(`column ${column}: ${message}`, {
    ...rest,
    ...(allowed === undefined ? {} : { allowed: `allowed: ${allowed}` }),
  });
}

/** Where an operation stands, for what it says when it fails. */
export interface Place {
  readonly column: number;
  /** The variable's name; undefined where no variable is used. */
  readonly variable: string | undefined;
}

/** Refuse what an operation met when the variable was `t`: the situation in which Python raises. */
export function fail(place: Place, t: number, message: string): never {
  refuse(place.column, message + where(place.variable, t));
}

/** ` where epoch = 3`. */
export function where(variable: string | undefined, t: number): string {
  return variable === undefined ? "" : ` where ${variable} = ${t}`;
}

/** A number as Python writes it. */
export function show(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (value === Infinity) return "inf";
  return value === -Infinity ? "-inf" : String(value);
}
