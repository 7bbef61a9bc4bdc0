import { Command, Option } from "commander";
import type { Flag, Scope } from "../inputs/flag.ts";

const headings: Readonly<Record<Scope, string>> = {
  schedule: "Parameters:",
  input: "Input:",
  comparison: "Comparison:",
  resume: "Comparison:",
  log: "Log:",
  trace: "Trace:",
  run: "Run:",
  data: "Data:",
  optimizer: "Optimizer:",
  chart: "Chart:",
  output: "Output:",
};

/** Flags in the order of their headings. */
export function inHelpOrder(flags: readonly Flag[]): Flag[] {
  const order = Object.keys(headings);
  return flags.toSorted((a, b) => order.indexOf(a.scope) - order.indexOf(b.scope));
}

/** The command of these flags as commander has it, which lays out the help. */
export function commandOf(name: string, flags: readonly Flag[]): Command {
  const command = new Command(name).helpOption(false);
  for (const flag of flags) command.addOption(optionOf(flag));
  return command;
}

/** A switch alone means true; the help leaves this out. */
export const switchValue = "[true|false]";

function optionOf(flag: Flag): Option {
  const value = flag.base === "boolean" ? switchValue : inBrackets(flag);
  const short = flag.short === undefined ? "" : `${flag.short}, `;
  return new Option(`${short}${flag.spelling} ${value}`, describe(flag)).helpGroup(headings[flag.scope]);
}

const inBrackets = (flag: Flag) =>
  flag.bare === undefined ? `<${valueName(flag)}>` : `[${flag.choices.join("|")}]`;

/** Characters of a flag and its choices that leave room beside them for what every flag of a help does. */
const widest = 42;
const hasManyChoices = ({ spelling, choices }: Flag) => `${spelling} <${choices.join("|")}>`.length > widest;

/** What stands behind a flag, in brackets: `number,…`. */
export function valueName(flag: Flag): string {
  const { name, base, list, named, choices } = flag;
  if (name === "output" || name === "log") return "FILE";
  if (hasManyChoices(flag)) return "name";
  if (base === "object") return "json";
  if (named && list === "never") return `key=${base},…`;
  const one = base === "choice" ? choices.join("|") : base === "any" ? "json" : base;
  return list === "never" || base === "text" ? one : `${one},…`;
}

/** What a table of parameters says of one: name, what it takes and is without, description. */
export function parameterRow(flag: Flag): string[] {
  const { name, optional, fallback, description } = flag;
  const without = !optional
    ? "required"
    : fallback === undefined || fallback === null
      ? "none"
      : defaultText(fallback);
  // a long list of choices leaves no room beside it
  return flag.base === "choice"
    ? [name, "text", without, `${description}: ${flag.choices.join(", ")}`]
    : [name, valueName(flag), without, description];
}

function describe(flag: Flag): string {
  const { fallback, optional, nullable, scope, base, list } = flag;
  const choices = hasManyChoices(flag) ? `: ${flag.choices.join(", ")}` : "";
  const description = `${flag.description}${choices}`;
  const shown = Array.isArray(fallback) && fallback.length === 0 ? undefined : fallback;
  if (scope === "schedule" && !optional) return `${description} (required)`;
  if (nullable && (shown === null || shown === undefined)) return description;
  if (
    shown === undefined ||
    (base === "boolean" && (scope === "output" || scope === "comparison")) ||
    list === "always"
  )
    return description;
  return `${description} (default: ${defaultText(shown)})`;
}

/** A third is written as one: 0.3333333333333333 says less. */
function defaultText(value: unknown): string {
  return value === 1 / 3 ? "1/3" : String(value);
}
