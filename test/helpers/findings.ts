import { registry } from "../../schedules/index.ts";
import { advise } from "../../src/advice/advise.ts";
import { rules } from "../../src/advice/index.ts";
import { severitiesOf } from "../../src/advice/severities.ts";
import { attended } from "../../src/advice/sight.ts";
import type { Draft } from "../../src/core/draft.ts";
import type { Finding } from "../../src/core/finding.ts";
import { plan } from "../../src/core/plan.ts";
import { isProblem } from "../../src/core/problem.ts";
import { ratesOf, run } from "../../src/core/run.ts";
import { flagsOf } from "../../src/inputs/all-flags.ts";
import { draftOfTerms } from "../../src/inputs/compose.ts";
import { termsOf } from "../../src/inputs/words.ts";
import { words } from "./command-line.ts";

/** A finding with what is given of it. */
export function finding(given: Partial<Finding> = {}): Finding {
  return {
    rule: "LR004",
    name: "never-anneals",
    severity: "warning",
    curve: "a",
    path: [],
    at: undefined,
    message: "it is so",
    why: "It matters.",
    advice: "do so",
    changes: [],
    ...given,
  };
}

/** What a command line that names no file says. */
export async function draftOfLine(line: string): Promise<Draft> {
  const terms = await termsOf(words(line), { registry, flagsOf, scheduleIn: async () => undefined });
  return draftOfTerms(terms.map((term) => ({ ...term, config: undefined })));
}

/** What the rules find in a draft. Throws a Problem where it is refused. */
export function findingsIn(draft: Draft): Finding[] {
  try {
    const planned = plan(draft, registry);
    return declaredOf(advise(planned, ratesOf(attended(run(planned), planned), planned), draft));
  } catch (error) {
    if (isProblem(error) && error.rule !== undefined) declaredOf([{ rule: error.rule, severity: "error" }]);
    throw error;
  }
}

/** Findings as they are. Throws where a rule speaks in a severity that it does not declare: no test lets one pass. */
function declaredOf<F extends Pick<Finding, "rule" | "severity">>(findings: F[]): F[] {
  for (const { rule: id, severity } of findings) {
    const rule = rules.find((known) => known.id === id);
    if (rule === undefined || !severitiesOf(rule).includes(severity)) {
      throw new Error(`${id} says ${severity}, and does not declare it`);
    }
  }
  return findings;
}

/** What the rules find in a command line that names no file. */
export async function findingsOfLine(line: string): Promise<Finding[]> {
  return findingsIn(await draftOfLine(line));
}

/** The rules that speak of a command line, by id. */
export async function rulesOfLine(line: string): Promise<string[]> {
  return (await findingsOfLine(line)).map(({ rule }) => rule);
}

/** What a rule says of a command line, as a reader has it: `error: the schedule ends …; if that is not meant, …`. */
export async function saidOfLine(id: string, line: string): Promise<string | undefined> {
  const finding = (await findingsOfLine(line)).find(({ rule }) => rule === id);
  return finding && `${finding.severity}: ${finding.message}; ${finding.advice}`;
}
