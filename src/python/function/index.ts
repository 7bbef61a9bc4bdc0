import { isProblem, Problem } from "../../core/problem.ts";
import { parseModule } from "../parse.ts";
import { compileModule } from "./compile.ts";
import { originOf } from "./origins.ts";
import { withLine } from "./program.ts";

/**
 * The function of a number that a Python text defines with its last statement; what stands before it is what that uses.
 * Throws a Problem with line and column where the text is no Python, or not interpreted; the function throws one where
 * Python raises, and where it takes too long.
 */
export function functionOf(text: string): (t: number) => number {
  const module = read(text);
  return compileModule(
    module,
    withLine(({ from }) => originOf(text, from)),
  );
}

/** The place in the text goes into the message: before it stands the place of the text. */
function read(text: string) {
  try {
    return parseModule(text);
  } catch (error) {
    if (!isProblem(error) || error.where === undefined) throw error;
    throw new Problem(`${error.where}: ${error.message}`, { ...error, where: undefined });
  }
}
