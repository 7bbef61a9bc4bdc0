import type { Expression } from "../syntax.ts";
import { boundTo } from "./bound.ts";
import { clickDefault, saidDefault } from "./options.ts";
import { contextAt, type Frame, type FunctionStatement, type Outline, parametersIn } from "./outline.ts";
import type { ScriptNames } from "./script-names.ts";

/** What a function is called with for a parameter, where all calls give the same; else what it takes by default. */
export function givenFor(name: string, frame: Frame, names: ScriptNames): Expression | undefined {
  const { byDefault } = names;
  const statement = frame.statement as FunctionStatement;
  const bound = names.deeper(() => boundTo(name, frame, names));
  if (bound) return bound;
  const parameter = statement.parameters.find((each) => each.name === name);
  const value = parameter?.value;
  if (value === undefined) return byDefault(clickDefault(name, statement));
  return value.type === "call" ? (byDefault(saidDefault(value)) ?? value) : value;
}

/** The class that a parameter without a value is annotated with. */
export function annotated(name: Expression & { type: "name" }, outline: Outline): Frame | undefined {
  const { frame } = contextAt(outline, name.from);
  const annotation = parametersIn(frame).find((each) => each.name === name.name)?.annotation;
  return annotation?.type === "name" ? outline.classes.get(annotation.name) : undefined;
}
