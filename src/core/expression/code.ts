import { isProblem } from "../problem.ts";
import type { Kind } from "./syntax.ts";

/** An operation ready to run: its value when the variable is `t`. */
export type Run = (t: number) => number;
/** A condition ready to run. */
export type Test = (t: number) => boolean;

/** An operation with what is known of it before it runs. */
export interface Code {
  readonly run: Run;
  readonly kind: Kind;
  /** Its value, where that does not depend on the variable. */
  readonly constant: number | undefined;
}

/** A number that does not change. */
export function constant(value: number, kind: Kind): Code {
  return { run: () => value, kind, constant: value };
}

/** `run`, or its value where all `operands` are constant. What raises is left to raise when it runs, if it does. */
export function fold(run: Run, kind: Kind, operands: readonly Code[]): Code {
  if (operands.some((operand) => operand.constant === undefined)) return { run, kind, constant: undefined };
  try {
    return constant(run(0), kind);
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { run, kind, constant: undefined };
  }
}
