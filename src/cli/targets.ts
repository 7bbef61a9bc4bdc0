import { fstatSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type * as z from "zod";
import type { Curve } from "../core/curve.ts";
import { asLasting, ofWords, Problem } from "../core/problem.ts";
import { didYouMean } from "../core/suggest.ts";
import { type FilledTerm, filesOf } from "../inputs/filled-term.ts";
import type { outputSchema } from "../inputs/output-flags.ts";
import { findingsFormat } from "../outputs/findings/format.ts";
import type { Asked, Format } from "../outputs/format.ts";
import { formatNamed, formatOf, formats } from "../outputs/index.ts";
import type { Shell } from "./shell.ts";

export type Output = z.output<ReturnType<typeof outputSchema>>;

/** One place that the result goes to; no file is standard output. */
export interface Target {
  readonly file: string | undefined;
  readonly format: Format;
}

/** Where the words of a command line say that the result goes; not over a config that they name. */
export function targetsIn(
  terms: readonly Pick<FilledTerm, "file">[],
  output: Output,
  { isTerminal }: Pick<Shell, "isTerminal">,
  usual = "csv",
): Target[] {
  return ofWords(() => {
    const targets = targetsOf(output, isTerminal, usual);
    checkKept(filesOf(terms), targets);
    return targets;
  });
}

/**
 * Where the result goes and in which format; standard output where nothing is said, which a terminal gets drawn and
 * anything else in the format `usual`.
 */
function targetsOf(output: Output, isTerminal: () => boolean, usual: string): Target[] {
  const forced = output.format === undefined ? undefined : named(output.format);
  const printed = printedTarget(output);
  const files = output.output.length > 0 || printed ? output.output : [undefined];
  const seen = new Set(printed && ["-"]);
  const others = files.map((file) => {
    if (file === undefined || file === "-") {
      if (seen.has("-")) {
        const message = printed ? `${printed.flag} has standard output already` : "- is given twice";
        throw new Problem(message, { where: "-o" });
      }
      seen.add("-");
      const drawn = file === undefined && forced === undefined && isTerminal();
      const format = forced ?? (formatNamed(drawn ? "terminal" : usual) as Format);
      if (file === undefined && format.binary && isTerminal()) {
        throw new Problem(`${format.name} is not for a terminal`, {
          where: "--format",
          hint: `Try -o lr.${format.name}`,
        });
      }
      return { file: undefined, format };
    }
    const path = identityOf(file);
    if (seen.has(path)) throw new Problem(`${file} is given twice`, { where: "-o" });
    seen.add(path);
    return { file, format: forced ?? byName(file) };
  });
  return printed ? [...others, printed.target] : others;
}

/** What standard output gets where `--code` or `--findings` says it, and by which of them. */
function printedTarget(output: Output): { readonly flag: string; readonly target: Target } | undefined {
  const { findings } = output;
  const formats = [
    ...(output.code ? [{ flag: "--code", format: formatNamed("code") as Format }] : []),
    ...(output.print_config ? [{ flag: "--print-config", format: formatNamed("config") as Format }] : []),
    ...(isForPrograms(findings) ? [{ flag: "--findings", format: findingsFormat(findings) }] : []),
  ];
  const [printed, other] = formats;
  if (printed === undefined) return undefined;
  const { flag, format } = printed;
  // what findings are printed beside is drawn into files, and may have a format
  const isOfStandardOutput = output.code || output.output.length === 0;
  const second = other?.flag ?? (output.format !== undefined && isOfStandardOutput ? "--format" : undefined);
  if (second !== undefined) {
    throw new Problem("says another format", { where: flag, allowed: `give one of ${flag} and ${second}` });
  }
  return { flag, target: { file: undefined, format } };
}

const isForPrograms = (kind: Output["findings"]) => kind === "json" || kind === "github";

/** Throws a Problem where a target is one of the files that are read. */
export function checkKept(inputs: readonly string[], targets: readonly Target[]): void {
  for (const { file } of targets) {
    if (file === undefined || !inputs.some((input) => identityOf(input) === identityOf(file))) continue;
    throw new Problem(`${file} would be written over what is read from it`, { where: "-o" });
  }
}

/** Throws the Problem of a target that cannot show what is asked for, before any of them is written. */
export function checkShown(
  asked: Asked,
  targets: readonly Target[],
  { code, print_config }: Pick<Output, "code" | "print_config">,
): void {
  const flag = code ? "--code" : print_config ? "--print-config" : "--format";
  for (const { file, format } of targets) {
    const refused = format.refusal?.(asked);
    if (refused === undefined) continue;
    if (refused.path.length > 0) throw refused;
    throw asLasting(refused.at(file === undefined ? flag : "-o"));
  }
}

/** What is the same for all names of a file, links and `-` (standard input) among them. */
function identityOf(file: string): string {
  const found = file === "-" ? fstatSync(0) : statSync(file, { throwIfNoEntry: false });
  return found === undefined ? resolve(file) : `${found.dev}:${found.ino}`;
}

function named(name: string): Format {
  const format = formatNamed(name);
  if (format) return format;
  const names = formats.map((known) => known.name);
  throw new Problem(`there is no format ${JSON.stringify(name)}`, {
    where: "--format",
    allowed: `there are ${names.join(", ")}`,
    hint: didYouMean(name, names),
  });
}

function byName(file: string): Format {
  const format = formatOf(file);
  if (format) return format;
  const known = formats.flatMap(({ extensions }) => extensions[0] ?? []).join(" ");
  throw new Problem(`the ending of ${JSON.stringify(file)} names no format`, {
    where: "-o",
    allowed: `endings are ${known}`,
    hint: "Or say --format",
  });
}

/** How often all targets together read a curve. */
export function readingsOf(targets: readonly Target[]): (curve: Curve) => number {
  return (curve) => targets.reduce((sum, { format }) => sum + (format.readings?.(curve) ?? 1), 0);
}
