import type { Scope } from "../environment.ts";
import type { Expression, Span } from "../syntax.ts";
import type { Outline } from "./outline.ts";
import type { Decide } from "./reaching.ts";

/** What is known of the names of a script: what each part of the knowledge asks of the whole. */
export interface ScriptNames {
  readonly outline: Outline;
  /** The script, with the environment that all this is. */
  readonly scope: Scope;
  /** A piece of the script on one line, as names are compared. */
  textOf(span: Span): string;
  /** What an expression was given, one step back; undefined where nothing is known of it. */
  next(expression: Expression): Expression | undefined;
  /** What an expression is in the end: a call, a list, a name that nobody gave a value. */
  origin(expression: Expression): Expression;
  /** The attribute of what stands elsewhere, as it is there. */
  attributeOf(object: Expression, name: string): Expression | undefined;
  /** Do `work` one level deeper; undefined where that is too deep. */
  deeper<T>(work: () => T | undefined): T | undefined;
  readonly decide: Decide;
  /** Say of an expression that it is what nobody gave, but an option is by default. */
  byDefault<T extends Expression | undefined>(expression: T): T;
}
