import type * as z from "zod";

/** Marks the schema itself: bundles have modules of their own, and would not see a list that another one keeps. */
const mark = Symbol.for("lrplot.rule");

/** Which numbers, of those that a parameter does not take, break a rule of advice. */
interface Ruled {
  readonly rule: string;
  readonly breaks: (value: number) => boolean;
}

/** A schema whose refusal of a number breaks the rule `rule`: every one, or those that `breaks` says. */
export function ruled<S extends z.ZodType>(rule: string, schema: S, breaks = (_value: number) => true): S {
  return Object.assign(schema, { [mark]: { rule, breaks } satisfies Ruled });
}

/** The rule that `value` breaks, which `schema` refuses; undefined where it is a mistake like another. */
export function ruleBroken(schema: z.ZodType | undefined, value: unknown): string | undefined {
  const ruled = (schema as { [mark]?: Ruled } | undefined)?.[mark];
  return ruled && typeof value === "number" && ruled.breaks(value) ? ruled.rule : undefined;
}
