import { registry } from "../../../schedules/index.ts";
import { advise } from "../../advice/advise.ts";
import { attended } from "../../advice/sight.ts";
import { checkParameters } from "../../core/asked.ts";
import type { Curve } from "../../core/curve.ts";
import { nameOf } from "../../core/file-name.ts";
import { type Checked, checkLog } from "../../core/log/check-log.ts";
import { plannedOf } from "../../core/log/course.ts";
import { logFigure } from "../../core/log/figure.ts";
import type { Log } from "../../core/log/log.ts";
import { isAgreed } from "../../core/log/verdict.ts";
import { once } from "../../core/once.ts";
import { type Plan, plan } from "../../core/plan.ts";
import { ofWords, Problem } from "../../core/problem.ts";
import { ratesOf, run } from "../../core/run.ts";
import { didYouMean } from "../../core/suggest.ts";
import { draftOfTerms } from "../../inputs/compose.ts";
import { type FilledTerm, filesOf } from "../../inputs/filled-term.ts";
import { countsSteps } from "../../inputs/log/columns.ts";
import { readLog } from "../../inputs/log/read-log.ts";
import { checkFlags, logSchema } from "../../inputs/log-flags.ts";
import { outputSchema } from "../../inputs/output-flags.ts";
import { verdictLines } from "../../outputs/text/check.ts";
import { text } from "../../outputs/text.ts";
import { asksFindings } from "../asked-findings.ts";
import { deliver } from "../deliver.ts";
import { checkWatched, type Drawn, drawnWhileAsked, printed } from "../drawn.ts";
import { exitCode } from "../exit-code.ts";
import { flagsSaid } from "../flags-said.ts";
import { readInput } from "../input.ts";
import { withMetrics } from "../metrics.ts";
import { progressOf } from "../progress.ts";
import { commandLine } from "../quote.ts";
import { inputNotes, isFound, lengthNote, placed, rateNotes, sayFindings } from "../report.ts";
import type { Shell } from "../shell.ts";
import { checkKept, checkShown, readingsOf, type Target, targetsIn } from "../targets.ts";
import { version } from "../version.ts";
import { withReport } from "../with-report.ts";

/** `lrplot check PLAN --log FILE …`. Returns the exit code, 3 where they part; throws a Problem or a Failure. */
export function check(argv: readonly string[], shell: Shell): Promise<number> {
  return drawnWhileAsked(argv, shell, (watching, ended) => checkOnce(argv, watching, ended));
}

/** From the words of a plan and a log to where they part. */
async function checkOnce(argv: readonly string[], shell: Shell, ended?: AbortSignal): Promise<Drawn> {
  const terms = await readInput(argv, registry, checkFlags, plansOf(argv, shell));
  const output = flagsSaid("output", outputSchema(), terms);
  if (output.version) return printed(`${version}\n`, shell);
  if (output.help) return printed(await helpText(), shell);

  const said = flagsSaid("log", logSchema(), terms);
  const file = ofWords(() => logFile(terms, said.log));
  const targets = withVerdict(targetsIn(terms, output, shell, "text"));
  for (const note of inputNotes(terms)) shell.say(note, "quiet");
  const words = draftOfTerms(terms);
  const { draft, files } = await placed(words, () => withMetrics(words, shell));
  const inputs = [...files, file];
  checkKept(inputs, targets);
  checkWatched(output, [...filesOf(terms), ...inputs]);
  return placed(draft, async () => {
    const planned = plan(draft, registry);
    checkShown({ parameters: planned.parameters, isComparison: true }, targets, output);
    const [parameter, second] = planned.parameters;
    if (parameter === undefined || second !== undefined) throw several("parameter", planned.parameters);
    checkParameters([parameter], planned.curves);
    const ran = run(planned, [parameter]);
    const curves = asksFindings(targets, output, planned) ? attended(ran, planned) : ran;
    const names = { plan: planName(terms), log: nameOf(file), file };
    const one = curveAsked(curves, said.curve, names.plan);
    const log = readLog(await shell.read(file, "log"), names.log, {
      parameter,
      column: said.column,
      stepColumn: said.step_column,
      x: planned.x,
    });
    const readings = readingsOf(targets);
    const progress = progressOf([one.curve], planned.x, (curve) => 2 + 2 * readings(curve), shell);
    const [curve = one.curve] = progress.curves;
    const course = plannedOf(planned, curve, one.place, registry);
    try {
      const checked = checkLog(log, course, said.tolerance, said.first_step);
      const findings = once(() => {
        const all = advise(planned, ratesOf(curves, planned), draft);
        return all.filter((finding) => finding.curve === curve.label);
      });
      const figure = logFigure(planned, curve, checked, names, findings, {
        command: commandLine(terms, "check"),
        precision: output.precision,
      });
      await deliver(figure, targets, output.color, progress, ended);
      // what is in standard output may be a picture, or for a program
      if (!targets.some((target) => target.file === undefined && target.format.verdict)) {
        progress.shell.say(verdictLines(figure, checked.verdict).join("\n"));
      }
      for (const note of notesOf(planned, log, checked)) progress.shell.say(note);
      sayFindings(findings, output, progress.shell);
      const found = !isAgreed(checked.verdict) || isFound(findings, output.strict);
      return {
        code: found ? exitCode.found : exitCode.done,
        files: targets.flatMap((target) => target.file ?? []),
      };
    } finally {
      progress.end();
    }
  });
}

/** Targets of which one says on standard output how the log agrees, where that has nothing else to take. */
function withVerdict(targets: readonly Target[]): Target[] {
  const isFree = targets.every(({ file }) => file !== undefined);
  return [...targets.map(withReport), ...(isFree ? [{ file: undefined, format: text }] : [])];
}

/** The file of the log; a Problem where there is none, or no plan, or both are standard input. */
function logFile(terms: readonly FilledTerm[], log: string | undefined): string {
  const inputs = terms.filter(({ definition, file }) => definition ?? file);
  if (inputs.length === 0) {
    throw new Problem("no plan is given", {
      where: "lrplot check",
      allowed: "it is a config, or a schedule with its parameters",
      hint: "Try lrplot check plan.json --log metrics.csv",
    });
  }
  if (log === undefined) {
    throw new Problem("no log is given", {
      where: "lrplot check",
      hint: "Try lrplot check plan.json --log metrics.csv",
    });
  }
  if (log === "") throw new Problem("the name of the log is empty", { where: "--log" });
  return log;
}

/** Where plans are read from: the log is read last, and must not be taken for a plan. */
function plansOf(argv: readonly string[], { read }: Shell): Pick<Shell, "read"> {
  const isPiped = argv.some((word, i) => word === "--log=-" || (word === "-" && argv[i - 1] === "--log"));
  if (!isPiped) return { read };
  return {
    async read(file) {
      if (file !== "-") return read(file);
      throw new Problem("plan and log cannot both be read from it", { where: nameOf(file), lasting: true });
    },
  };
}

/** The curve that was logged, and its place among those of the plan. */
function curveAsked(
  curves: readonly Curve[],
  label: string | undefined,
  plan: string,
): { curve: Curve; place: number } {
  const labels = curves.map((curve) => curve.label);
  if (label === undefined && curves.length > 1) throw several("curve", labels);
  // the report calls it as the plan is called
  const isNamed = label !== undefined && !(curves.length === 1 && label === plan);
  const place = isNamed ? labels.indexOf(label) : 0;
  const curve = curves[place];
  if (curve) return { curve, place };
  throw new Problem(`the plan has no curve ${JSON.stringify(label)}`, {
    where: "--curve",
    allowed: `it has ${labels.join(", ")}`,
    hint: didYouMean(label ?? "", labels),
  });
}

function several(what: string, names: readonly string[]): Problem {
  return new Problem(`the plan has ${names.length} ${what}s, and a log is of one: ${names.join(", ")}`, {
    where: `--${what}`,
    hint: `Try --${what} ${JSON.stringify(names[0])}`,
  });
}

/** What the user calls the plan: its file, else its schedules. */
function planName(terms: readonly FilledTerm[]): string {
  const names = terms.flatMap(({ file, definition }) =>
    file === undefined ? (definition?.name ?? []) : nameOf(file),
  );
  return names.join(" ");
}

function notesOf(planned: Plan, log: Log, { verdict }: Checked): string[] {
  const isInSteps = planned.x === "epoch" && log.stepColumn !== undefined && countsSteps(log.stepColumn);
  return [
    ...(planned.lengthOf === undefined ? [] : [lengthNote(planned)]),
    ...rateNotes(planned),
    ...(isInSteps && verdict.parts !== undefined
      ? [
          `the plan counts epochs, but ${log.stepColumn} counts steps: say how many an epoch has with --steps-per-epoch N`,
        ]
      : []),
  ];
}

async function helpText(): Promise<string> {
  const { checkHelp } = await import("./check-help.ts");
  return checkHelp([...checkFlags(undefined)]);
}
