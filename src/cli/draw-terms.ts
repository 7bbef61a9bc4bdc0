import { registry } from "../../schedules/index.ts";
import { advise, foresee } from "../advice/advise.ts";
import { attended } from "../advice/sight.ts";
import { figureOf } from "../core/figure-of.ts";
import { once } from "../core/once.ts";
import { type Plan, plan } from "../core/plan.ts";
import { isProblem } from "../core/problem.ts";
import { ratesOf, run } from "../core/run.ts";
import { draftOfTerms } from "../inputs/compose.ts";
import { type FilledTerm, filesOf } from "../inputs/filled-term.ts";
import { outputSchema } from "../inputs/output-flags.ts";
import { resumeSchema } from "../inputs/resume-flag.ts";
import type { Term } from "../inputs/words.ts";
import { asksFindings } from "./asked-findings.ts";
import { deliver } from "./deliver.ts";
import { checkWatched, type Drawn } from "./drawn.ts";
import { exitCode } from "./exit-code.ts";
import { flagsSaid } from "./flags-said.ts";
import { withMetrics } from "./metrics.ts";
import { progressOf } from "./progress.ts";
import { commandLine } from "./quote.ts";
import { dataNotes, inputNotes, isFound, lengthNote, placed, rateNotes, sayFindings } from "./report.ts";
import type { Shell } from "./shell.ts";
import { checkKept, checkShown, readingsOf, targetsIn } from "./targets.ts";

/** How a drawing was asked for. */
interface Asked {
  /** The word behind `lrplot`, if any. */
  readonly command?: string | undefined;
  readonly ended?: AbortSignal | undefined;
}

/** From the terms of a command line to the pictures. */
export async function drawTerms(
  terms: readonly (Term & FilledTerm)[],
  shell: Shell,
  { command, ended }: Asked,
): Promise<Drawn> {
  const output = flagsSaid("output", outputSchema(), terms);
  if (flagsSaid("resume", resumeSchema(), terms).resume_at !== undefined)
    return drawResumed(terms, shell, { command, ended });

  const targets = targetsIn(terms, output, shell);
  for (const note of inputNotes(terms)) shell.say(note, "quiet");
  const words = draftOfTerms(terms);
  const { draft, files } = await placed(words, () => withMetrics(words, shell));
  checkKept(files, targets);
  checkWatched(output, [...filesOf(terms), ...files]);
  return placed(draft, async () => {
    const planned = plan(draft, registry);
    checkShown({ parameters: planned.parameters, isComparison: false }, targets, output);
    const isAsked = asksFindings(targets, output, planned);
    const ran = isAsked ? attended(run(planned), planned) : run(planned);
    const progress = progressOf(ran, planned.x, readingsOf(targets), shell);
    const { curves } = progress;
    const findings = once(() => advise(planned, ratesOf(curves, planned), draft));
    const said = {
      command: commandLine(terms, ...[command ?? []].flat()),
      code: codeOf(planned),
      config: draft.config,
      precision: output.precision,
    };
    const figure = figureOf(planned, curves, findings, said);
    try {
      await deliver(figure, targets, output.color, progress, ended);
      for (const note of await dataNotes(planned)) progress.shell.say(note);
      if (planned.lengthOf !== undefined) progress.shell.say(lengthNote(planned));
      for (const note of rateNotes(planned)) progress.shell.say(note);
      sayFindings(findings, output, progress.shell);
    } catch (error) {
      if (isProblem(error)) {
        const foreseen = () => foresee(planned, ratesOf(curves, planned), draft, error);
        sayFindings(foreseen, output, progress.shell);
      }
      throw error;
    } finally {
      progress.end();
    }
    const code = isFound(findings, output.strict) ? exitCode.found : exitCode.done;
    return { code, files: targets.flatMap(({ file }) => file ?? []) };
  });
}

/** A run that goes on with another plan is a comparison of the two. */
async function drawResumed(terms: readonly (Term & FilledTerm)[], shell: Shell, { command, ended }: Asked) {
  const { compared } = await import("./commands/diff.ts");
  return compared(terms, { command, usual: "csv" }, shell, ended);
}

/** Few runs print code: what makes it is loaded then. */
const codeOf = (planned: Plan) => async () =>
  (await import("../core/code/code.ts")).codeOf(planned, registry);
