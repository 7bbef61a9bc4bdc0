import type { Counting } from "../core/counting.ts";
import { countedRun, dataOf, toldBy } from "../core/data.ts";
import { isProblem } from "../core/problem.ts";
import type { RawConfig } from "./filled-term.ts";

/** What is said of a run, with the steps that follow from its data; as it is where there is none. */
export function withData(run: RawConfig, counting: Counting | undefined): RawConfig {
  if (run.data === undefined) return run;
  try {
    const said = dataOf(run.data);
    return { ...run, epochs: undefined, steps: undefined, ...toldBy(countedRun(said, run, counting), run) };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return run; // plan() says what is wrong
  }
}
