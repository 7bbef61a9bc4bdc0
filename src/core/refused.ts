import type { Definition } from "./definition.ts";
import { isProblem, Problem } from "./problem.ts";

/** The rule of advice that says more of values that a parameter does not take: of all of them, or of those it is for. */
export type Refusal = string | ((value: unknown) => string | undefined);

/** Run `work`, which checks `given` for a definition; its Problem about a value says which rule is about that. */
export function ruled<T>(
  { refused = {} }: Pick<Definition, "refused">,
  given: Readonly<Record<string, unknown>>,
  work: () => T,
): T {
  try {
    return work();
  } catch (error) {
    const name = isProblem(error) ? error.path[0] : undefined;
    if (!isProblem(error) || name === undefined || !Object.hasOwn(given, name)) throw error;
    const refusal = Object.hasOwn(refused, name) ? refused[name] : undefined;
    const rule = typeof refusal === "function" ? refusal(given[name]) : refusal;
    throw rule === undefined ? error : new Problem(error.message, { ...error, rule });
  }
}
