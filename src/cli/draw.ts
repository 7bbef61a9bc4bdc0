import { registry } from "../../schedules/index.ts";
import { advise, foresee } from "../advice/advise.ts";
import { attended } from "../advice/sight.ts";
import { figureOf } from "../core/figure-of.ts";
import { once } from "../core/once.ts";
import { type Plan, plan } from "../core/plan.ts";
import { isProblem } from "../core/problem.ts";
import { ratesOf, run } from "../core/run.ts";
import { flagsOf } from "../inputs/all-flags.ts";
import { draftOfTerms } from "../inputs/compose.ts";
import { type FilledTerm, filesOf } from "../inputs/filled-term.ts";
import { outputSchema } from "../inputs/output-flags.ts";
import { resumeSchema } from "../inputs/resume-flag.ts";
import type { Term } from "../inputs/words.ts";
import { asksFindings } from "./asked-findings.ts";
import { deliver } from "./deliver.ts";
import { checkWatched, type Drawn, drawnWhileAsked, printed } from "./drawn.ts";
import { exitCode } from "./exit-code.ts";
import { flagsSaid } from "./flags-said.ts";
import { readInput } from "./input.ts";
import { withMetrics } from "./metrics.ts";
import { progressOf } from "./progress.ts";
import { commandLine } from "./quote.ts";
import { dataNotes, inputNotes, isFound, lengthNote, placed, rateNotes, sayFindings } from "./report.ts";
import type { Shell } from "./shell.ts";
import { checkKept, checkShown, readingsOf, targetsIn } from "./targets.ts";
import { version } from "./version.ts";

/** `lrplot <schedule | config> …`. Returns the exit code; throws a Problem or a Failure. */
export function draw(argv: readonly string[], shell: Shell): Promise<number> {
  return drawnWhileAsked(argv, shell, (watching, ended) => drawOnce(argv, watching, ended));
}

/** From the words to the pictures. */
export async function drawOnce(argv: readonly string[], shell: Shell, ended?: AbortSignal): Promise<Drawn> {
  const terms = await readInput(argv, registry, flagsOf, shell);
  const output = flagsSaid("output", outputSchema(), terms);
  if (output.version) return printed(`${version}\n`, shell);
  if (output.help || argv.length === 0) return printed(await helpOf(terms[0]), shell);
  if (flagsSaid("resume", resumeSchema(), terms).resume_at !== undefined)
    return drawResumed(terms, shell, ended);

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
      command: commandLine(terms),
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
async function drawResumed(terms: readonly (Term & FilledTerm)[], shell: Shell, ended?: AbortSignal) {
  const { compared } = await import("./commands/diff.ts");
  return compared(terms, { usual: "csv" }, shell, ended);
}

/** Few runs print code: what makes it is loaded then. */
const codeOf = (planned: Plan) => async () =>
  (await import("../core/code/code.ts")).codeOf(planned, registry);

/** The help of a term's schedule, or of the whole tool. */
async function helpOf(term?: Term): Promise<string> {
  const { overview, scheduleHelp } = await import("./help.ts"); // brings commander along, which runs do without
  if (term?.definition) return scheduleHelp(term.definition, [...term.flags]);
  return overview(registry, [...flagsOf(undefined)]);
}
