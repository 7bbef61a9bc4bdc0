import { Problem, type ProblemDetails } from "../core/problem.ts";
import { problemAt, type Source } from "./source.ts";
import type { Expression } from "./syntax.ts";

/** A value of Python's as JSON has it: a tuple is a list, and the keys of a dict are strings. */
export type Value = number | string | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** What something of a text stands for: a value, or the expression that it was given, to be read where that stands. */
export type Known = { readonly value: Value } | (Scope & { readonly expression: Expression });

/** What is known beside the text of an expression. */
export interface Environment {
  /**
   * What a name, an attribute, a call or an index stands for; undefined where nobody knows. `text` is the expression on
   * one line, in the spelling of oneLine(): `lr`, `args.lr`, `len(loader)`. It is asked before anything is computed,
   * and answers the same each time.
   */
  lookUp(text: string, expression: Expression): Known | undefined;
  /** What an import made of a name: `torch.optim.lr_scheduler` for `import … as sched`. Left out where nobody looks. */
  imported?(name: string): string | undefined;
  /** Does the text itself define a class or function of that name? Then no framework's is meant. */
  defines?(name: string): boolean;
  /** The text, for a parameter that takes one, of a function that has a name or has others inside; undefined where it is none. */
  functionText?(expression: Expression, scope: Scope): string | undefined;
}

/** Where an expression stands. */
export interface Scope {
  readonly source: Source;
  readonly environment: Environment;
}

/** Nothing is known. */
export const nothingKnown: Environment = { lookUp: () => undefined };

/** What has these values, by their text: `lr`, `args.lr`, `len(loader)`. */
export const knows = (values: ReadonlyMap<string, Value>): Environment => ({
  lookUp(text) {
    const value = values.get(text);
    return value === undefined ? undefined : { value };
  },
});

/** A piece of Python text as it is compared and told: without blanks that say nothing. */
export function oneLine(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/(?<=[([{.]) | (?=[)\]},.(])/g, "")
    .replace(/,(?=[)\]}])/g, "")
    .replace(/,(?=\S)/g, ", ")
    .trim();
}

/** A value that cannot be known from the text: whoever calls may ask for it by its `text`. */
export class Unknown extends Problem {
  readonly text: string;

  constructor(text: string, message: string, details: ProblemDetails) {
    super(message, details);
    this.text = text;
  }
}

/** `len(train_loader) is not known`, where it stands. */
export function unknown({ source }: Scope, expression: Expression, why = "is not known"): Unknown {
  const text = oneLine(source.text.slice(expression.from, expression.to));
  const shown = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  const { where, position } = problemAt(source, expression, "");
  return new Unknown(text, `${shown} ${why}`, { where, position });
}
