import { registry } from "../../schedules/index.ts";
import { advise } from "../advice/advise.ts";
import { check } from "../core/check.ts";
import type { Curve } from "../core/curve.ts";
import { figureOf } from "../core/figure-of.ts";
import { once } from "../core/once.ts";
import { type Plan, plan } from "../core/plan.ts";
import { isProblem } from "../core/problem.ts";
import { run } from "../core/run.ts";
import { flagsOf } from "../inputs/all-flags.ts";
import { draftOfTerms } from "../inputs/compose.ts";
import { type FilledTerm, valueOfFlag } from "../inputs/filled-term.ts";
import { outputSchema } from "../inputs/output-flags.ts";
import type { Term } from "../inputs/words.ts";
import { exitCode } from "./exit-code.ts";
import { readInput } from "./input.ts";
import { withMetrics } from "./metrics.ts";
import { quoted } from "./quote.ts";
import { findingText, placed } from "./report.ts";
import type { Shell } from "./shell.ts";
import { targetsOf } from "./targets.ts";
import { version } from "./version.ts";
import { writeFile } from "./write.ts";

/** `lrplot <schedule | config> …`: from the words to the pictures. Returns the exit code; throws a Problem or a Failure. */
export async function draw(argv: readonly string[], shell: Shell): Promise<number> {
  const terms = await readInput(argv, registry, flagsOf, shell);
  const output = outputOf(terms);
  if (output.version) return print(`${version}\n`, shell);
  if (output.help || argv.length === 0) return print(await helpOf(terms[0]), shell);

  const words = draftOfTerms(terms);
  const { draft, files } = await placed(words, () => withMetrics(words, shell));
  const targets = targetsOf(output, [...terms.flatMap(({ file }) => file ?? []), ...files], shell.isTerminal);
  return placed(draft, async () => {
    const planned = plan(draft, registry);
    const curves = run(planned);
    const findings = once(() => advise(curves, planned));
    const said = { command: commandOf(terms), precision: output.precision };
    const figure = figureOf(planned, curves, findings, said);
    for (const { file, format } of targets) {
      const chunks = await (await format.load())(
        figure,
        shell.say,
        shell.screen(output.color, file !== undefined),
      );
      if (file !== undefined) await writeFile(file, chunks);
      else {
        if (!Array.isArray(chunks)) checkWhole(figure.curves); // what is an array has been made whole already
        shell.write(chunks);
      }
    }
    if (planned.lengthOf !== undefined) shell.say(lengthNote(planned));
    if (!output.strict) return exitCode.done;
    for (const finding of findings()) shell.say(findingText(finding));
    return findings().length > 0 ? exitCode.found : exitCode.done;
  });
}

function print(text: string, { write }: Shell): number {
  write([text]);
  return exitCode.done;
}

/** The help of a term's schedule, or of the whole tool. */
async function helpOf(term?: Term): Promise<string> {
  const { overview, scheduleHelp } = await import("./help.ts"); // brings commander along, which runs do without
  if (term?.definition) return scheduleHelp(term.definition, [...term.flags]);
  return overview(registry, [...flagsOf(undefined)]);
}

function outputOf(terms: readonly FilledTerm[]) {
  const said: Record<string, unknown> = {};
  for (const { given } of terms) {
    for (const [flag, texts] of given) {
      if (flag.scope !== "output") continue;
      const before = said[flag.name];
      said[flag.name] = Array.isArray(before) ? [...before, ...texts] : valueOfFlag(flag, texts);
    }
  }
  try {
    return check(outputSchema(), said, "lrplot");
  } catch (error) {
    throw isProblem(error) ? error.at(`--${error.path[0]}`) : error;
  }
}

/** The command line again, without what it says of the output. */
function commandOf(terms: readonly Term[]): string {
  return ["lrplot", ...terms.flatMap(({ words }) => words.map(quoted))].join(" ");
}

/** What is on standard output cannot be taken back: run a long schedule once before, to see that it runs. */
function checkWhole(curves: readonly Curve[]): void {
  for (const curve of curves) for (const _ of curve.chunks());
}

function lengthNote({ lengthOf, values, x }: Plan): string {
  return `${values} ${x}${values === 1 ? "" : "s"}, the length of ${lengthOf} itself; --${x}s N says another`;
}
