import { registry } from "../../schedules/index.ts";
import { advise } from "../advice/advise.ts";
import { figureOf } from "../core/figure-of.ts";
import { once } from "../core/once.ts";
import { plan } from "../core/plan.ts";
import { run } from "../core/run.ts";
import { flagsOf } from "../inputs/all-flags.ts";
import { draftOfTerms } from "../inputs/compose.ts";
import { outputSchema } from "../inputs/output-flags.ts";
import type { Term } from "../inputs/words.ts";
import { deliver } from "./deliver.ts";
import { exitCode } from "./exit-code.ts";
import { flagsSaid } from "./flags-said.ts";
import { readInput } from "./input.ts";
import { withMetrics } from "./metrics.ts";
import { commandLine } from "./quote.ts";
import { findingText, lengthNote, placed } from "./report.ts";
import type { Shell } from "./shell.ts";
import { targetsOf } from "./targets.ts";
import { version } from "./version.ts";

/** `lrplot <schedule | config> …`: from the words to the pictures. Returns the exit code; throws a Problem or a Failure. */
export async function draw(argv: readonly string[], shell: Shell): Promise<number> {
  const terms = await readInput(argv, registry, flagsOf, shell);
  const output = flagsSaid("output", outputSchema(), terms);
  if (output.version) return print(`${version}\n`, shell);
  if (output.help || argv.length === 0) return print(await helpOf(terms[0]), shell);

  const words = draftOfTerms(terms);
  const { draft, files } = await placed(words, () => withMetrics(words, shell));
  const targets = targetsOf(output, [...terms.flatMap(({ file }) => file ?? []), ...files], shell.isTerminal);
  return placed(draft, async () => {
    const planned = plan(draft, registry);
    const curves = run(planned);
    const findings = once(() => advise(curves, planned));
    const said = { command: commandLine(terms), precision: output.precision };
    const figure = figureOf(planned, curves, findings, said);
    await deliver(figure, targets, output.color, shell);
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
