import type { Problem } from "../../core/problem.ts";
import type { Parameter, Span } from "../syntax.ts";

/** Makes the Problem of a place. */
type Refuse = (span: Span, message: string, allowed: string) => Problem;

/** What people call the step, the plainest first. */
const NAMES = "step global_step current_step epoch it iter iteration t i n".split(" ");

/**
 * The parameter of a function that is the step: the only one, the only one without a default, or the one that has its
 * name. Throws a Problem where none of these is there, and where another one has no value.
 */
export function stepParameter<T extends Pick<Parameter, "name" | "value" | "kind"> & Span>(
  name: string,
  parameters: readonly T[],
  refuse: Refuse,
): T | undefined {
  const all = parameters.filter(({ kind }) => kind === "positional" || kind === "keyword");
  const [first] = all;
  if (!first) return undefined;
  const open = all.filter(({ value }) => value === undefined);
  const candidates = open.length > 0 ? open : all;
  const [only, second] = candidates;
  const named = NAMES.flatMap((own) => candidates.find((each) => each.name === own) ?? [])[0];
  const step = second ? named : only;
  if (step === undefined) {
    throw refuse(
      first,
      `it is not known which parameter of ${name} is the step`,
      `it has ${listOf(candidates)}`,
    );
  }
  const other = open.find((each) => each !== step);
  if (other) {
    throw refuse(
      other,
      `the parameter ${other.name} has no value`,
      `one parameter, the step, which is ${step.name}; others with a default, as in total=100`,
    );
  }
  return step;
}

const listOf = (all: readonly Pick<Parameter, "name">[]): string => all.map(({ name }) => name).join(", ");
