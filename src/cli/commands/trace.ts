import * as z from "zod";
import { registry } from "../../../schedules/index.ts";
import { recordedValues } from "../../../schedules/recorded/recorded-values.ts";
import { check } from "../../core/check.ts";
import { configSchema } from "../../core/config.ts";
import { type Definition, define } from "../../core/definition.ts";
import { nameOf } from "../../core/file-name.ts";
import { lengthOfRun } from "../../core/length.ts";
import { isProblem, Problem } from "../../core/problem.ts";
import type { FilledTerm } from "../../inputs/filled-term.ts";
import { outputSchema } from "../../inputs/output-flags.ts";
import { runWide } from "../../inputs/run-flags.ts";
import { traceFlags, traceSchema } from "../../inputs/trace-flags.ts";
import type { Term } from "../../inputs/words.ts";
import { drawTerms } from "../draw-terms.ts";
import { type Drawn, drawnWhileAsked, printed } from "../drawn.ts";
import { flagsSaid } from "../flags-said.ts";
import { readInput } from "../input.ts";
import type { Shell } from "../shell.ts";
import type { Asking, Request } from "../trace/python.ts";
import { type Series, traced } from "../trace/traced.ts";
import { tracedConfig } from "../trace/traced-config.ts";
import { version } from "../version.ts";

/** `lrplot trace FILE.py:NAME …`. Returns the exit code; throws a Problem or a Failure. */
export function trace(argv: readonly string[], shell: Shell): Promise<number> {
  return drawnWhileAsked(argv, shell, (watching, ended) => traceOnce(argv, watching, ended));
}

/** From the words to the pictures. What is traced stands among them as a schedule that was recorded. */
async function traceOnce(argv: readonly string[], shell: Shell, ended?: AbortSignal): Promise<Drawn> {
  const code = codeAmong(argv);
  const named = [...code.values()].map(asSchedule);
  const terms = await readInput(argv, [...registry, ...named], traceFlags, shell);
  const output = flagsSaid("output", outputSchema(), terms);
  if (output.version) return printed(`${version}\n`, shell);
  if (output.help) return printed(await helpText(), shell);

  const asking = { ...flagsSaid("trace", traceSchema(), terms), ended };
  const codeOf = ({ definition }: Term) => (definition ? code.get(definition.name) : undefined);
  if (!terms.some(codeOf)) throw unnamed();
  const run = [...code.values()].every(({ name }) => name) ? await runOf(terms, shell) : anyRun;
  const filled: (Term & FilledTerm)[] = [];
  for (const term of terms) {
    const own = codeOf(term);
    filled.push(own ? await filledBy(own, term, run, asking, shell) : term);
  }
  return drawTerms(filled, shell, { command: "trace", ended });
}

/** What a word names to be run. */
interface Code {
  readonly word: string;
  readonly file: string;
  /** Undefined where a file is named alone. */
  readonly name: string | undefined;
}

/** The words that name code, by themselves; a file alone is no schedule where another word names one. */
function codeAmong(argv: readonly string[]): ReadonlyMap<string, Code> {
  const all = argv.flatMap((word) => codeIn(word) ?? []);
  const named = all.filter(({ name }) => name !== undefined);
  return new Map((named.length > 0 ? named : all).map((code) => [code.word, code]));
}

/** `train.py:make_scheduler`, or with two colons, as pytest has it; undefined for a word of another kind. */
function codeIn(word: string): Code | undefined {
  const [, file, name] =
    /^(.+\.pyw?)(?:::?([\p{L}_][\p{L}\p{N}_.]*(?:::[\p{L}\p{N}_.]+)?)?)?$/u.exec(word) ?? [];
  return file === undefined || word.startsWith("-") ? undefined : { word, file, name };
}

/** A schedule that a word of this command line names, and nothing else does. */
function asSchedule({ word, name = "" }: Code): Definition {
  const { summary, formula, shapes, reference, code } = recordedValues;
  return define({ source: `recorded.${name}`, name: word }, () => ({
    ...{ summary, formula, shapes, reference, code },
    params: () => z.strictObject({}),
    examples: [],
    build: () => ({ at: () => 0 }),
  }));
}

function unnamed(): Problem {
  return new Problem("no code is named", {
    where: "lrplot trace",
    allowed: "it is a file and a function in it",
    hint: "Try lrplot trace train.py:make_scheduler --steps 1000",
  });
}

/** How a scheduler is stepped, as flags and the configs beside it say. */
type Run = Omit<Request, "file" | "name">;

/** Where a file is named alone, it is only asked what is in it. */
const anyRun: Run = { steps: 1, steps_per_epoch: 1, interval: null, metrics: null };

async function runOf(terms: readonly FilledTerm[], shell: Pick<Shell, "read">): Promise<Run> {
  const { metrics, ...config } = checked(runWide(terms).config);
  if (config.steps === undefined && config.epochs === undefined) {
    throw new Problem("missing", {
      where: "--steps",
      allowed: "what is traced does not tell its length",
      hint: "Try --steps 1000, or --epochs 90",
    });
  }
  return {
    steps: ofFlags(() => lengthOfRun(config, [], undefined)).values,
    steps_per_epoch: config.steps_per_epoch ?? 1,
    interval: config.interval ?? null,
    metrics: typeof metrics === "string" ? await columnIn(metrics, shell) : (metrics ?? null),
  };
}

const checked = (config: object) => ofFlags(() => check(configSchema(), config, "lrplot"));

/** Do `work`; a Problem that it throws is one of the flag that says the key. */
function ofFlags<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw isProblem(error) ? error.at(`--${String(error.path[0]).replaceAll("_", "-")}`) : error;
  }
}

async function columnIn(metrics: string, { read }: Pick<Shell, "read">): Promise<readonly number[]> {
  const { columnOf, metricsReference } = await import("../../inputs/metrics.ts");
  const { file, column } = metricsReference(metrics);
  return columnOf(await read(file), file, column);
}

/** A term that holds what its code did. */
async function filledBy(
  { word, file, name }: Code,
  term: Term & FilledTerm,
  run: Run,
  asking: Asking,
  shell: Pick<Shell, "read">,
): Promise<Term & FilledTerm> {
  if (name?.match(/[.:]/)) {
    throw new Problem(`${name} is inside of something`, {
      where: nameOf(word),
      hint: "Write a function that builds and returns optimizer and scheduler, and name that",
    });
  }
  await shell.read(file); // says what is wrong with it, and has it watched
  const series = await traced(word, { ...run, file, name: name ?? null }, asking).catch((error: unknown) => {
    throw isProblem(error) && error.where === undefined ? error.at(nameOf(word)) : error;
  });
  const config = tracedConfig(word, series);
  return { ...term, definition: undefined, file: word, config, notes: notesOf(series) };
}

/** What was done that nobody asked for. */
function notesOf(all: readonly Series[]): string[] {
  const names = [...new Set(all.flatMap(({ by_epoch }) => by_epoch))];
  if (names.length === 0) return [];
  const are = names.length === 1 ? "is" : "are";
  return [
    `${names.join(" and ")} ${are} stepped once an epoch, as Lightning does: --interval step steps at every step`,
  ];
}

async function helpText(): Promise<string> {
  const { traceHelp } = await import("./trace-help.ts");
  return traceHelp([...traceFlags(undefined)]);
}
