import { Problem, type ProblemDetails } from "../../core/problem.ts";
import { type Source, textOf } from "../source.ts";
import type { Span } from "../syntax.ts";

/** Statements, loops and calls that one call of the function may take. */
const MAX_OPERATIONS = 1_000_000;
/** What all calls together may take, beside 1,000 for each: about a second. */
const MAX_IN_ALL = 30_000_000;
const USUAL = 1_000;
/** Python has the same bound. */
const MAX_DEPTH = 1_000;

/** Makes the Problem of a place in a text. */
export type Reporter = (span: Span, message: string, details?: ProblemDetails) => Problem;

/** What all operations of one text share while they run. */
export class Program {
  readonly source: Source;
  readonly problem: Reporter;
  /** The variable's name and its present value; undefined while the text itself is read. */
  variable: string | undefined;
  t = 0;
  /** Operations that are left to this call. */
  left = MAX_OPERATIONS;
  depth = 0;
  /** Have all names of the module the values that they keep? */
  isSealed = false;
  private allowed = MAX_IN_ALL;

  constructor(source: Source, problem: Reporter) {
    this.source = source;
    this.problem = problem;
  }

  /** Begin a call with the variable at `t`. Throws a Problem where those before it have taken too long. */
  begin(t: number, span: Span): void {
    this.allowed += USUAL - (MAX_OPERATIONS - this.left);
    if (this.allowed < 0) {
      throw this.problem(span, `all calls up to ${this.variable} = ${t} take too many operations`, {
        hint: LET_PYTHON,
      });
    }
    this.left = MAX_OPERATIONS;
    this.depth = 0;
    this.t = t;
  }

  /** Take operations from what is left. Throws a Problem where it is used up. */
  spend(operations: number, span: Span): void {
    if (this.left < operations) {
      throw this.failure(span, `more than ${MAX_OPERATIONS.toLocaleString("en")} operations in one call`);
    }
    this.left -= operations;
  }

  /** Go into a call of a function. Throws a Problem where it is in too many. */
  enter(span: Span): void {
    if (++this.depth >= MAX_DEPTH) throw this.failure(span, `calls in calls, ${MAX_DEPTH} deep`);
    this.spend(1, span);
  }

  /** What Python raises at a place, or what is not computed here, with the variable's value. */
  failure(span: Span, message: string, details: ProblemDetails = {}): Problem {
    const where = this.variable === undefined ? "" : ` where ${this.variable} = ${this.t}`;
    return this.problem(span, `${message} in "${textOf(this.source, span)}"${where}`, details);
  }

  /** The refusal of a construct that is not interpreted, `what` with its article. */
  refusal(span: Span, what: string, hint: string | undefined = LET_PYTHON): Problem {
    return this.problem(span, `${what} is not interpreted`, { allowed: LANGUAGE, hint });
  }
}

const LANGUAGE =
  "allowed: assignments, if, for, while, return, arithmetic, comparisons, numbers, lists, and functions of math";
export const LET_PYTHON = "Let your own Python run it: lrplot trace";

/** Problems whose message begins with the line: for a text that is a value in a config. */
export const withLine =
  (lineOf: (span: Span) => string): Reporter =>
  (span, message, details = {}) =>
    new Problem(`${lineOf(span)}: ${message}`, details);
