import { writeSync } from "node:fs";
import { registry } from "../../schedules/index.ts";
import { check } from "../core/check.ts";
import type { Curve } from "../core/curve.ts";
import type { Draft } from "../core/draft.ts";
import { isFailure } from "../core/failure.ts";
import { figureOf } from "../core/figure-of.ts";
import { type Plan, plan } from "../core/plan.ts";
import { isProblem, Problem } from "../core/problem.ts";
import { run } from "../core/run.ts";
import { flagsOf } from "../inputs/all-flags.ts";
import { draftOfTerms } from "../inputs/compose.ts";
import { type FilledTerm, valueOfFlag } from "../inputs/filled-term.ts";
import { outputSchema } from "../inputs/output-flags.ts";
import type { Term } from "../inputs/words.ts";
import { readInput } from "./input.ts";
import { withMetrics } from "./metrics.ts";
import { printable, problemText } from "./report.ts";
import { targetsOf } from "./targets.ts";
import { version } from "./version.ts";
import { ClosedPipe, writeFile, writeStandardOutput } from "./write.ts";

/** Exit codes. */
const [done, couldNot, wrong] = [0, 1, 2];

/** Where a command line writes to; files it opens itself. */
export interface Output {
  /** Standard output. Throws ClosedPipe when its reader has gone. */
  write(chunks: Iterable<string | Uint8Array>): void;
  /** One line of standard error. */
  say(text: string): void;
}

const terminal: Output = {
  write: writeStandardOutput,
  say(text) {
    try {
      writeSync(2, `${text}\n`);
    } catch {
      // nobody listens
    }
  },
};

/** Run the command line `argv` (without node and the script) and return the exit code. */
export async function main(argv: readonly string[], { write, say }: Output = terminal): Promise<number> {
  /** A reader that has gone (`| head`) has had enough: the other outputs are made all the same. */
  const writeWhileRead: Output["write"] = (chunks) => {
    try {
      write(chunks);
    } catch (error) {
      if (!(error instanceof ClosedPipe)) throw error;
    }
  };
  const print = (text: string) => {
    writeWhileRead([text]);
    return done;
  };
  const tell = (text: string) => say(printable(text));
  let draft: Draft | undefined;
  try {
    const other = await otherCommand(argv);
    if (other !== undefined) return print(other);
    const terms = await readInput(argv, registry, flagsOf);
    const output = outputOf(terms);
    const [first] = terms;
    if (output.version) return print(`${version}\n`);
    if (output.help || argv.length === 0) return print(await helpOf(first));

    const words = draftOfTerms(terms);
    draft = words;
    const read = await withMetrics(words);
    draft = read.draft;
    const configs = terms.flatMap(({ file }) => file ?? []);
    const targets = targetsOf(output, [...configs, ...read.files]);
    const planned = plan(draft, registry);
    const curves = run(planned);
    const figure = figureOf(planned, curves, output.precision);
    for (const { file, format } of targets) {
      const chunks = await (await format.load())(figure, tell);
      if (file !== undefined) await writeFile(file, chunks);
      else {
        if (!Array.isArray(chunks)) checkWhole(figure.curves); // what is an array has been made whole already
        writeWhileRead(chunks);
      }
    }
    if (planned.lengthOf !== undefined) tell(lengthNote(planned));
    return done;
  } catch (error) {
    if (!isProblem(error) && !isFailure(error)) throw error;
    tell(isProblem(error) ? problemText(error, draft) : error.message);
    return isProblem(error) ? wrong : couldNot;
  }
}

/** The text of a command that draws nothing, undefined where `argv` is no such command. */
async function otherCommand([command, ...rest]: readonly string[]): Promise<string | undefined> {
  if (command === "help" && rest.length === 0) return helpOf();
  if (command !== "list" && command !== "schema") return undefined;
  if (rest.includes("--help") || rest.includes("-h")) return helpOf();
  const unknown = rest.find((word) => command !== "list" || word !== "--json");
  if (unknown !== undefined) {
    throw new Problem(`lrplot ${command} takes ${command === "list" ? "--json only" : "nothing more"}`, {
      where: unknown,
    });
  }
  if (command === "list") {
    const { listText } = await import("./help.ts");
    return listText(registry, rest.includes("--json"));
  }
  const { schemaText } = await import("./schema.ts");
  return schemaText(registry);
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

/** What is on standard output cannot be taken back: run a long schedule once before, to see that it runs. */
function checkWhole(curves: readonly Curve[]): void {
  for (const curve of curves) for (const _ of curve.chunks());
}

function lengthNote({ lengthOf, values, x }: Plan): string {
  return `${values} ${x}${values === 1 ? "" : "s"}, the length of ${lengthOf} itself; --${x}s N says another`;
}
