import * as z from "zod";
import { check } from "./check.ts";
import { className, type Part } from "./definition.ts";
import { isProblem } from "./problem.ts";

/** May these parameters of a schedule that holds no others be changed so? */
export function isAllowed({ definition, given }: Part, changed: Readonly<Record<string, unknown>>): boolean {
  try {
    definition.build(check(definition.params(z.never()), { ...given, ...changed }, className(definition)));
    return true;
  } catch (error) {
    if (isProblem(error)) return false;
    throw error;
  }
}
