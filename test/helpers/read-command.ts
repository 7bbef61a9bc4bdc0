import { registry } from "../../schedules/index.ts";
import { typeName } from "../../src/core/definition.ts";

type Config = Record<string, unknown>;

/** The part of a config that fairseq's command says; undefined where the text is none. */
export function readCommand(text: string): Config | undefined {
  const [program, , ...options] = wordsOf(text);
  return program === "fairseq-train" ? { schedule: fairseqSchedule(options) } : undefined;
}

/** The words of one command, as a shell splits it. */
function wordsOf(text: string): string[] {
  const line = text.trim().replace(/ \\\n */g, " ");
  return [...line.matchAll(/(?:[^\s'"\\]|'[^']*'|"(?:[^"\\]|\\.)*"|\\.)+/g)].map(([word]) =>
    word.replace(/'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/g, (_, one, two, character) =>
      one === undefined ? (two?.replace(/\\(["\\$`])/g, "$1") ?? character) : one,
    ),
  );
}

/** fairseq's names of its schedulers. */
const fairseqNames: Readonly<Record<string, string>> = {
  fixed: "FixedLRSchedule",
  cosine: "CosineLRSchedule",
  inverse_sqrt: "InverseSquareRootSchedule",
  polynomial_decay: "PolynomialDecayLRSchedule",
  tri_stage: "TriStageLRSchedule",
  triangular: "TriangularLRSchedule",
  step: "StepLRSchedule",
  manual: "ManualSchedule",
  reduce_lr_on_plateau: "ReduceLROnPlateauLRSchedule",
};

function fairseqSchedule(options: readonly string[]): Config {
  const named: Record<string, string | true> = {};
  for (let i = 0; i < options.length; i++) {
    const [, name = "", value] = /^--([a-z0-9-]+)(?:=(.*))?$/.exec(options[i] as string) ?? [];
    const next = options[i + 1];
    if (name === "") throw new Error(`${options[i]} is no option`);
    if (value === undefined && next !== undefined && !next.startsWith("-")) i++;
    named[name] = value ?? (next === undefined || next.startsWith("-") ? true : next);
  }
  const { "lr-scheduler": scheduler, ...others } = named;
  const definition = registry.find(
    (known) => typeName(known) === `fairseq.${fairseqNames[String(scheduler)]}`,
  );
  if (definition === undefined) throw new Error(`fairseq has no scheduler ${scheduler}`);
  const values = Object.entries(others).map(([name, value]) => [name.replaceAll("-", "_"), readValue(value)]);
  return { type: typeName(definition), ...Object.fromEntries(values) };
}

/** A number, numbers behind commas or in parentheses, or text. */
function readValue(value: string | true): unknown {
  if (value === true || value.startsWith("{")) return value;
  const numbers = value
    .replace(/^\((.*)\)$/, "$1")
    .split(",")
    .map(Number);
  return numbers.length === 1 ? numbers[0] : numbers;
}
