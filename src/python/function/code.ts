import type { Block, Expression, Parameter, Span } from "../syntax.ts";
import type { Program } from "./program.ts";
import type { Scope } from "./scope.ts";
import type { Value } from "./values.ts";

/** The values of a function's names while it is called. */
export class Frame {
  readonly slots: (Value | undefined)[];
  /** That of the function around it. */
  readonly parent: Frame | undefined;
  /** What it returns. */
  result: Value = null;
  constructor(slots: (Value | undefined)[], parent: Frame | undefined) {
    this.slots = slots;
    this.parent = parent;
  }
}

/** An expression ready to run. */
export type Run = (frame: Frame) => Value;

/** An expression with its value, where that never changes. */
export interface Code {
  readonly run: Run;
  readonly constant: Value | undefined;
}

/** What goes on behind a statement. */
export const NEXT = 0;
export const BREAK = 1;
export const CONTINUE = 2;
export const RETURN = 3;
export type Signal = typeof NEXT | typeof BREAK | typeof CONTINUE | typeof RETURN;

/** A statement ready to run. */
export type Act = (frame: Frame) => Signal;

/** A function as it stands in the text. */
export interface FunctionNode extends Span {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: Block | Expression;
}

/** Where something is compiled. */
export interface Context {
  readonly program: Program;
  readonly scope: Scope;
  /** The module's own values. */
  readonly module: Frame;
  /** What makes a function of its text where that stands. */
  readonly functionOf: (node: FunctionNode, context: Context) => Run;
}

export const constantCode = (value: Value): Code => ({ run: () => value, constant: value });

export const changing = (run: Run): Code => ({ run, constant: undefined });
