import { registry } from "../../../schedules/index.ts";
import { advise } from "../../advice/advise.ts";
import { seamFindings, seamPlaces } from "../../advice/seam.ts";
import { attended } from "../../advice/sight.ts";
import { checkParameters } from "../../core/asked.ts";
import { compare, type Input } from "../../core/compare/compare.ts";
import { comparisonFigure } from "../../core/compare/figure.ts";
import { differs } from "../../core/comparison.ts";
import { type Curve, readBy } from "../../core/curve.ts";
import type { Draft } from "../../core/draft.ts";
import { placeText } from "../../core/facts-text.ts";
import { bySeverity, type Finding } from "../../core/finding.ts";
import { once } from "../../core/once.ts";
import { type Plan, plan } from "../../core/plan.ts";
import { ofWords } from "../../core/problem.ts";
import { resumed } from "../../core/resumed.ts";
import { ratesOf, run } from "../../core/run.ts";
import { comparisonFlags, comparisonSchema } from "../../inputs/comparison-flags.ts";
import { draftOfTerms } from "../../inputs/compose.ts";
import { type FilledTerm, filesOf } from "../../inputs/filled-term.ts";
import { outputSchema } from "../../inputs/output-flags.ts";
import { resumeSchema } from "../../inputs/resume-flag.ts";
import { nameOfSide, type SideWords, sidesOf } from "../../inputs/sides.ts";
import type { Term } from "../../inputs/words.ts";
import { asksFindings } from "../asked-findings.ts";
import { deliver } from "../deliver.ts";
import { checkWatched, type Drawn, drawnWhileAsked, printed } from "../drawn.ts";
import { exitCode } from "../exit-code.ts";
import { flagsSaid } from "../flags-said.ts";
import { readInput } from "../input.ts";
import { withMetrics } from "../metrics.ts";
import { progressOf } from "../progress.ts";
import { commandLine, quoted } from "../quote.ts";
import {
  dataNotes,
  inputNotes,
  isFound,
  lengthNote,
  placed,
  placedError,
  printable,
  sayFindings,
} from "../report.ts";
import { checkSeam, checkTwo, seamIndex } from "../resume.ts";
import type { Shell } from "../shell.ts";
import { checkKept, checkShown, readingsOf, targetsIn } from "../targets.ts";
import { version } from "../version.ts";
import { withReport } from "../with-report.ts";

/** A side with what it was read from. */
interface Side extends Input {
  readonly draft: Draft;
  /** Files of metrics. */
  readonly files: readonly string[];
}

/** `lrplot diff OLD NEW …`. Returns the exit code; throws a Problem or a Failure. */
export function diff(argv: readonly string[], shell: Shell): Promise<number> {
  return drawnWhileAsked(argv, shell, (watching, ended) => diffOnce(argv, watching, ended));
}

/** From the words of two inputs to what differs. */
async function diffOnce(argv: readonly string[], shell: Shell, ended?: AbortSignal): Promise<Drawn> {
  const terms = await readInput(argv, registry, comparisonFlags, shell, { kind: "vs" });
  return compared(terms, { command: "diff", usual: "text" }, shell, ended);
}

/** How a comparison was asked for. */
interface Asked {
  /** The word behind `lrplot`, if any. */
  readonly command?: string | undefined;
  /** The format in a pipe. */
  readonly usual: string;
}

/** From the terms of two inputs to what differs; with `--resume-at` to the run that goes from one to the other. */
export async function compared(
  terms: readonly (Term & FilledTerm)[],
  { command, usual }: Asked,
  shell: Shell,
  ended?: AbortSignal,
): Promise<Drawn> {
  const output = flagsSaid("output", outputSchema(), terms);
  if (output.version) return printed(`${version}\n`, shell);
  if (output.help) return printed(await helpText(), shell);

  const { tolerance, exit_code } = flagsSaid("comparison", comparisonSchema(), terms);
  const { resume_at: told } = flagsSaid("resume", resumeSchema(), terms);
  const targets = targetsIn(terms, output, shell, usual).map(withReport);
  for (const note of inputNotes(terms)) shell.say(note, "quiet");
  if (told !== undefined) ofWords(() => checkTwo(terms));
  const [one, other] = ofWords(() => sidesOf(terms, registry));
  const [old, young] = [await plannedSide(one, shell), await plannedSide(other, shell)];
  const resume_at = told === undefined ? undefined : seamIndex(young.plan, told);
  const { parameters } = young.plan; // of both sides the same
  await placed(young.draft, () => checkShown({ parameters, isComparison: true }, targets, output));
  const seam = resume_at === undefined ? [] : seamPlaces(resume_at);
  const isAsked = asksFindings(targets, output, young.plan);
  const attend = ({ curves, ...side }: Side): Side => ({
    ...side,
    curves: isAsked ? attended(curves, side.plan, seam) : curves,
  });
  const [before, planned] = distinct(
    attend(await ranSide(old, parameters)),
    attend(await ranSide(young, parameters)),
  );
  const after = resume_at === undefined ? planned : goneOn(before, planned, resume_at);
  const files = [...before.files, ...after.files];
  checkKept(files, targets);
  checkWatched(output, [...filesOf(terms), ...files]);

  const readings = readingsOf(targets);
  const progress = progressOf(
    [...before.curves, ...after.curves],
    before.plan.x === after.plan.x ? after.plan.x : "value",
    (curve) => 1 + curve.also.length + readings(curve), // once to compare them
    shell,
  );
  const was = { ...before, curves: progress.curves.slice(0, before.curves.length) };
  const is = { ...after, curves: progress.curves.slice(before.curves.length) };
  try {
    const { note: ofUnits, ...sides } = compare(was, is, registry, tolerance);
    const comparison = { ...sides.comparison, ...(resume_at !== undefined && { resume_at }) };
    const findings = once(() =>
      resume_at === undefined
        ? advise(is.plan, ratesOf(is.curves, is.plan), after.draft)
        : foundInResumed(before, planned, resume_at),
    );
    const said = { command: commandLine(terms, ...[command ?? []].flat()), precision: output.precision };
    const figure = comparisonFigure(was, is, { ...sides, note: ofUnits, comparison }, findings, said);
    await placed(after.draft, () => deliver(figure, targets, output.color, progress, ended));
    const notes = [
      ...(await sidesNotes(dataNotes, before, after)),
      ...(await sidesNotes(lengthNotes, before, after)),
    ];
    for (const note of [...notes, ofUnits ?? []].flat()) progress.shell.say(note);
    sayFindings(findings, output, progress.shell);
    const found = isFound(findings, output.strict) || (exit_code && differs(comparison));
    const written = targets.flatMap(({ file }) => file ?? []);
    return { code: found ? exitCode.found : exitCode.done, files: written };
  } finally {
    progress.end();
  }
}

/** The second side of a run that was planned as the first says, and goes on as the second does. */
function goneOn(before: Side, after: Side, at: number): Side {
  ofWords(() => checkSeam(before.plan, after.plan, at));
  const name = `${after.name} from ${placeText(at, after.plan)} on`;
  // of one schedule on as many groups each, the curves stand in the same order
  const curves = after.curves.map((curve, i) => resumed(before.curves[i] as Curve, curve, at));
  return { ...after, name, curves };
}

/** What is found of the plan that the run goes on with, and where it does. */
function foundInResumed(before: Side, { plan, draft, curves }: Side, at: number): Finding[] {
  const position = draft.position?.(["schedule"]);
  const seam = seamFindings(before.curves, curves, plan, at).map((found) => ({ ...found, position }));
  return bySeverity([...advise(plan, ratesOf(curves, plan), draft), ...seam]);
}

async function plannedSide(side: SideWords, shell: Shell): Promise<Omit<Side, "curves">> {
  const words = draftOfTerms(side.terms);
  const { draft, files } = await placed(words, () => withMetrics(words, shell));
  const planned = await placed(draft, () => plan(draft, registry));
  const name = printable(nameOfSide(side, quoted));
  return { name, config: words.config, plan: planned, draft, files };
}

async function ranSide(side: Omit<Side, "curves">, parameters: Plan["parameters"]): Promise<Side> {
  const { draft, plan } = side;
  await placed(draft, () => checkParameters(parameters, plan.curves));
  return { ...side, curves: run(plan, parameters).map((curve) => placedCurve(curve, draft)) };
}

/** A curve whose Problems are named by the place in its own draft: there are two. */
function placedCurve(curve: Curve, draft: Draft): Curve {
  return readBy(
    curve,
    ({ chunks }) =>
      function* (size) {
        try {
          yield* chunks(size);
        } catch (error) {
          throw placedError(error, draft);
        }
      },
  );
}

/** Two sides that can be told apart by their names. */
function distinct(before: Side, after: Side): [Side, Side] {
  if (before.name !== after.name) return [before, after];
  return [
    { ...before, name: `${before.name} (before)` },
    { ...after, name: `${after.name} (after)` },
  ];
}

const lengthNotes = (planned: Plan) => (planned.lengthOf === undefined ? [] : [lengthNote(planned)]);

/** What is to be said of the sides, once where it is the same. */
async function sidesNotes(
  notesOf: (planned: Plan) => string[] | Promise<string[]>,
  ...sides: readonly Side[]
): Promise<string[]> {
  const said = await Promise.all(
    sides.map(async ({ name, plan }) => (await notesOf(plan)).map((note) => ({ name, note }))),
  );
  const notes = said.flat();
  const [one, other] = notes;
  if (one?.note === other?.note) return one ? [one.note] : [];
  return notes.map(({ name, note }) => `${name}: ${note}`);
}

async function helpText(): Promise<string> {
  const { diffHelp } = await import("./diff-help.ts");
  return diffHelp([...comparisonFlags(undefined)]);
}
