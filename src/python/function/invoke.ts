import type { Parameter, Span } from "../syntax.ts";
import { Frame } from "./code.ts";
import type { Program } from "./program.ts";
import { Callable, type Value } from "./values.ts";

/** A function of the text, before it has values. */
export interface Template {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** How many names it has; the parameters come first. */
  readonly size: () => number;
  /** Runs in a frame that has the arguments. */
  readonly body: () => (frame: Frame) => Value;
}

/** A function as a value. */
export class Func extends Callable {
  readonly name: string;
  readonly template: Template;
  readonly parent: Frame;
  /** The values of the parameters' defaults. */
  readonly defaults: readonly (Value | undefined)[];
  constructor(template: Template, parent: Frame, defaults: readonly (Value | undefined)[]) {
    super();
    this.name = template.name;
    this.template = template;
    this.parent = parent;
    this.defaults = defaults;
  }
}

/** Call a function. Throws a Problem where the arguments are not its parameters. */
export function invoke(
  { template, parent, defaults, name }: Func,
  values: Value[],
  names: readonly string[],
  named: readonly Value[],
  span: Span,
  program: Program,
): Value {
  const { parameters } = template;
  const slots: (Value | undefined)[] = values;
  const places = parameters.filter(({ kind }) => kind === "positional").length;
  if (values.length > places) {
    throw program.failure(span, `${name} with ${values.length} arguments, of ${places}`);
  }
  names.forEach((own, i) => {
    const at = parameters.findIndex((parameter) => parameter.name === own);
    if (at < 0) throw program.failure(span, `${name} has no parameter ${own}`);
    if (slots[at] !== undefined) throw program.failure(span, `${own} given twice`);
    slots[at] = named[i];
  });
  for (let i = 0; i < parameters.length; i++) {
    if (slots[i] !== undefined) continue;
    const value = defaults[i];
    if (value === undefined)
      throw program.failure(span, `the parameter ${parameters[i]?.name} of ${name} has no value`);
    slots[i] = value;
  }
  const size = template.size();
  while (slots.length < size) slots.push(undefined);
  program.enter(span);
  const result = template.body()(new Frame(slots, parent));
  program.depth--;
  return result;
}
