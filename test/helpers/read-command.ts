import { registry } from "../../schedules/index.ts";
import { typeName } from "../../src/core/definition.ts";
import { withoutUnsaid } from "./read-optimizer.ts";

type Config = Record<string, unknown>;

/** The part of a config that fairseq's command says; undefined where the text is none. */
export function readCommand(text: string): Config | undefined {
  const [program, , ...options] = wordsOf(text);
  if (program !== "fairseq-train") return undefined;
  const { optimizer, adam_betas: betas, momentum, weight_decay, ...schedule } = valuesOf(options);
  if (optimizer === undefined) return { schedule: fairseqSchedule(schedule) };
  if (optimizer !== (momentum === undefined ? "adam" : "sgd")) throw new Error(`${optimizer} with ${text}`);
  return {
    optimizer: withoutUnsaid({ betas, momentum, weight_decay }),
    schedule: fairseqSchedule(schedule),
  };
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

/** The options of a command, named as parameters are. */
function valuesOf(options: readonly string[]): Config {
  const named: Record<string, string | true> = {};
  for (let i = 0; i < options.length; i++) {
    const [, name = "", value] = /^--([a-z0-9-]+)(?:=(.*))?$/.exec(options[i] as string) ?? [];
    const next = options[i + 1];
    if (name === "") throw new Error(`${options[i]} is no option`);
    if (value === undefined && next !== undefined && !next.startsWith("-")) i++;
    named[name] = value ?? (next === undefined || next.startsWith("-") ? true : next);
  }
  return Object.fromEntries(
    Object.entries(named).map(([name, value]) => [name.replaceAll("-", "_"), readValue(value)]),
  );
}

function fairseqSchedule({ lr_scheduler: scheduler, ...others }: Config): Config {
  const definition = registry.find(
    (known) => typeName(known) === `fairseq.${fairseqNames[String(scheduler)]}`,
  );
  if (definition === undefined) throw new Error(`fairseq has no scheduler ${scheduler}`);
  return { type: typeName(definition), ...others };
}

/** A number, numbers behind commas or in parentheses, or text. */
function readValue(value: string | true): unknown {
  if (value === true || value.startsWith("{")) return value;
  const numbers = value
    .replace(/^\((.*)\)$/, "$1")
    .split(",")
    .map(Number);
  if (numbers.some(Number.isNaN)) return value;
  return numbers.length === 1 ? numbers[0] : numbers;
}
