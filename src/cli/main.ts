import { registry } from "../../schedules/index.ts";
import { check } from "../core/check.ts";
import type { Curve } from "../core/curve.ts";
import type { Draft } from "../core/draft.ts";
import type { Figure } from "../core/figure.ts";
import { figureOf } from "../core/figure-of.ts";
import { type Plan, plan } from "../core/plan.ts";
import { isProblem } from "../core/problem.ts";
import { run } from "../core/run.ts";
import { draftOfTerms } from "../inputs/compose.ts";
import { type FilledTerm, valueOfFlag } from "../inputs/filled-term.ts";
import { commonFlags } from "../inputs/flag.ts";
import { outputFlags, outputSchema } from "../inputs/output-flags.ts";
import { listText, overview, scheduleHelp } from "./help.ts";
import { readInput } from "./input.ts";
import { withMetrics } from "./metrics.ts";
import { printable, problemText } from "./report.ts";
import { type Target, targetsOf } from "./targets.ts";
import { version } from "./version.ts";
import { ClosedPipe, writeFile, writeStandardOutput } from "./write.ts";

/** Exit codes; 3 is kept for findings. */
const [done, couldNot, wrong] = [0, 1, 2];

/** Run the command line `argv` (without node and the script) and return the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  let draft: Draft | undefined;
  try {
    const flags = [...commonFlags(), ...outputFlags()];
    const other = await otherCommand(argv);
    if (other !== undefined) return print(other);
    const { terms } = readInput(argv, registry, flags);
    const output = outputOf(terms);
    const [first] = terms;
    if (output.version) return print(`${version}\n`);
    if (output.help && first?.definition) return print(scheduleHelp(first.definition, first.flags));
    if (output.help || argv.length === 0) return print(overview(registry, flags));

    const files = terms.flatMap(({ file }) => (file === undefined || file === "-" ? [] : [file]));
    const targets = targetsOf(output, files);
    draft = draftOfTerms(terms);
    draft = withMetrics(draft, files[0], gaveMetrics(terms));
    const planned = plan(draft, registry);
    const curves = run(planned);
    note(planned);
    await write(figureOf(planned, curves, output.precision), targets);
    return done;
  } catch (error) {
    return report(error, draft);
  }
}

/** The text of a command that draws nothing, undefined where `argv` is no such command. */
async function otherCommand([command, ...rest]: readonly string[]): Promise<string | undefined> {
  if (command === "list") return listText(registry, rest.includes("--json"));
  if (command !== "schema") return undefined;
  const { schemaText } = await import("./schema.ts");
  return schemaText(registry);
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
  return check(outputSchema(), said, "lrplot");
}

const gaveMetrics = (terms: readonly FilledTerm[]) =>
  terms.some(({ given }) => [...given.keys()].some(({ name }) => name === "metrics"));

async function write(figure: Figure, targets: readonly Target[]): Promise<void> {
  for (const { file, format } of targets) {
    const writer = await format.load();
    const chunks = await writer(figure, say);
    if (file !== undefined) writeFile(file, chunks);
    else {
      checkWhole(figure.curves);
      writeStandardOutput(chunks);
    }
  }
}

/** What is on standard output cannot be taken back: run a long schedule once before, to see that it runs. */
function checkWhole(curves: readonly Curve[]): void {
  for (const curve of curves) for (const _ of curve.chunks());
}

function note({ lengthOf, values, x }: Plan): void {
  if (lengthOf !== undefined)
    say(`${values} ${x}s, the length of ${lengthOf} itself; --${x}s N says another`);
}

function print(text: string): number {
  writeStandardOutput([text]);
  return done;
}

function say(text: string): void {
  process.stderr.write(`${printable(text)}\n`);
}

function report(error: unknown, draft: Draft | undefined): number {
  if (error instanceof ClosedPipe) return done;
  if (isProblem(error)) {
    say(problemText(error, draft));
    return wrong;
  }
  if (error instanceof Error && error.name === "Failure") {
    say(error.message);
    return couldNot;
  }
  throw error;
}
