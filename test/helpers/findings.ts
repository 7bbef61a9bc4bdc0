import { registry } from "../../schedules/index.ts";
import { advise } from "../../src/advice/advise.ts";
import { attended } from "../../src/advice/sight.ts";
import type { Draft } from "../../src/core/draft.ts";
import type { Finding } from "../../src/core/finding.ts";
import { plan } from "../../src/core/plan.ts";
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
  const planned = plan(draft, registry);
  return advise(planned, ratesOf(attended(run(planned), planned), planned), draft);
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
