import { registry } from "../../schedules/index.ts";
import { advise, foresee } from "../advice/advise.ts";
import { ruleNamed } from "../advice/ignored.ts";
import { rules } from "../advice/index.ts";
import { attended } from "../advice/sight.ts";
import type { Draft } from "../core/draft.ts";
import { nameOf } from "../core/file-name.ts";
import type { Finding } from "../core/finding.ts";
import { type Plan, plan } from "../core/plan.ts";
import { isProblem, type Problem } from "../core/problem.ts";
import { ratesOf, run } from "../core/run.ts";
import { askedOf } from "../inputs/asked.ts";
import { draftOfTerms } from "../inputs/compose.ts";
import { filledTerm } from "../inputs/filled-source.ts";
import type { FilledTerm } from "../inputs/filled-term.ts";
import { watches } from "../inputs/sides.ts";
import { type Report, reportOf } from "../outputs/findings/report.ts";
import { withMetrics } from "./metrics.ts";
import { openInput } from "./open-input.ts";
import { progressOf } from "./progress.ts";
import { inputNotes, placed, whatIsWrong } from "./report.ts";
import type { Shell } from "./shell.ts";

/** What is said of one file. */
export interface Linted {
  readonly reports: readonly Report[];
  /** Can it not be read, planned or run? */
  readonly isRefused: boolean;
}

/** What may not be meant in a config, with flags over it; what is wrong with it is said as well, and stops nothing. */
export async function lintFile(file: string, given: FilledTerm["given"], shell: Shell): Promise<Linted> {
  const findings: Finding[] = [];
  let isOfSeveral = false;
  const reports = () => findings.map((finding) => ({ ...reportOf(finding, file), isOfSeveral }));
  try {
    const draft = await draftOfFile(file, given, shell);
    await placed(draft, () => {
      const planned = plan(draft, registry);
      isOfSeveral = planned.curves.flatMap(({ groups }) => groups).length > 1;
      findings.push(...found(planned, draft, shell, (finding) => findings.push(finding)));
    });
    return { reports: reports(), isRefused: false };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { reports: [refusal(error, file), ...reports()], isRefused: true };
  }
}

async function draftOfFile(file: string, given: FilledTerm["given"], shell: Shell): Promise<Draft> {
  const words = { joint: undefined, definition: undefined, file, given };
  const term = {
    ...words,
    ...filledTerm(words, await openInput(file, shell), askedOf([words], registry)(0)),
  };
  for (const note of inputNotes([term])) shell.say(note, "quiet");
  // a metric is for those that are told one
  const needed = [...given].filter(([{ name }]) => name !== "metrics" || watches(term, registry));
  const said = draftOfTerms([{ ...term, given: new Map(needed) }]);
  const { draft } = await placed(said, () => withMetrics(said, shell));
  return draft;
}

/** What the rules find; where the run fails, those that look at no curve are told before that is thrown. */
function found(planned: Plan, draft: Draft, shell: Shell, tell: (finding: Finding) => void): Finding[] {
  const rates = attended(ratesOf(run(planned), planned), planned);
  const { curves, end } = progressOf(rates, planned.x, () => 1, shell);
  try {
    for (const curve of curves) for (const _ of curve.chunks()); // whatever the rules look at, a run may fail
    return advise(planned, curves, draft);
  } catch (error) {
    if (isProblem(error)) foresee(planned, curves, draft, error).forEach(tell);
    throw error;
  } finally {
    end();
  }
}

function refusal(problem: Problem, file: string): Report {
  const name = nameOf(file);
  const { where = name, position, rule, path, hint, changes } = problem;
  const about = rule === undefined ? undefined : ruleNamed(rule, rules);
  const isHere = where === name || where.startsWith(`${name}:`);
  // the file's name, line and column are said apart
  const place = isHere ? where.slice(name.length).replace(/^(:\d+:\d+)?(: )?/, "") : where;
  return {
    rule,
    name: about?.name,
    severity: "error",
    curve: undefined,
    file: position?.file ?? file,
    line: position?.line,
    column: position?.column,
    path,
    at: undefined,
    message: `${place === "" ? "" : `${place}: `}${whatIsWrong(problem)}`,
    why: about?.why,
    advice: hint,
    changes,
  };
}
