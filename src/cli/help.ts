import { type Definition, type Example, type Registry, typeName } from "../core/definition.ts";
import { numberText } from "../core/parameter-text.ts";
import type { Flag } from "../inputs/flag.ts";
import { formats } from "../outputs/index.ts";
import { commands } from "./commands.ts";
import { helpText, helpWidth } from "./help-text.ts";
import { quoted } from "./quote.ts";

/** What `lrplot <schedule> --help` prints. */
export function scheduleHelp(definition: Definition, flags: readonly Flag[]): string {
  const { source, reference } = definition;
  return helpText(definition.name, flags, {
    usage: `lrplot ${definition.name}${requiredOf(flags)} [flags]`,
    description: `${definition.summary}\n\n${source} (${reference.version})\n${reference.url}`,
    after: `Example, ${definition.examples[0]?.title}:\n  ${continued(`${exampleCommand(definition)} -o lr.png`)}\n`,
  });
}

/** What `lrplot --help` prints. */
export function overview(registry: Registry, flags: readonly Flag[]): string {
  return helpText("lrplot", flags, {
    usage: "lrplot <schedule> [parameters] [flags]\n       lrplot <config.json | -> [flags]",
    description: `See a learning-rate schedule before you train with it.

Schedules, by command or class (lrplot <schedule> --help shows the parameters):
${columnsOf(registry.map((definition) => [definition.name, typeName(definition)]))}

Compose them with words between two schedules:
  vs       draw another curve
  then@N   continue with the next schedule at epoch N (SequentialLR)
  and      step both on the same rate (ChainedScheduler)

Formats, by the ending of the file behind -o, or by --format:
${formatRows()}

More commands:
${commandRows()}`,
    after: `Examples:
  lrplot cosine-warm --T0 30 --epochs 150 -o lr.png
  lrplot linear --total-iters 5 then@5 cosine --T-max 95 -o warm.svg
  lrplot lr.json -o lr.svg -o lr.csv
  lrplot step --step-size 30 --epochs 90 | awk -F, '$2 < 1e-4'
`,
  });
}

function formatRows(): string {
  return columnsOf(formats.map(({ name, extensions, summary }) => [name, extensions[0] ?? "", summary]));
}

function commandRows(): string {
  return columnsOf(commands.map(({ name, usage, summary }) => [`${name} ${usage}`.trimEnd(), summary]));
}

/** Indented lines of aligned columns. */
function columnsOf(rows: readonly (readonly string[])[]): string {
  const wide = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const line = (row: readonly string[]) => row.map((text, i) => text.padEnd(wide(i))).join("  ");
  return rows.map((row) => `  ${line(row).trimEnd()}`).join("\n");
}

function requiredOf(flags: readonly Flag[]): string {
  return flags
    .filter(({ scope, optional }) => scope === "schedule" && !optional)
    .map(({ spelling, base }) => ` ${spelling} <${base === "any" ? "json" : base}>`)
    .join("");
}

/** An example of a definition, the first if none is named, as a command that works. */
export function exampleCommand(
  definition: Definition,
  example: Example = definition.examples[0] as Example,
): string {
  const words = [example.words ?? wordsOf(definition.name, example.params)];
  for (const key of ["lr", "momentum", "epochs", "steps", "steps_per_epoch", "metrics"] as const) {
    const value = example[key];
    if (value !== undefined) words.push(`--${key.replaceAll("_", "-")} ${valueWord(value)}`);
  }
  return `lrplot ${words.join(" ")}`;
}

/** A command in lines that fit, each but the last with a backslash at its end; a shell reads them as one. */
function continued(command: string): string {
  const [first = "", ...rest] = command.split(/ (?=--?[a-z]|then@|and |vs )/i);
  const room = helpWidth() - "    ".length; // for the indent and the backslash
  const lines = [first];
  for (const words of rest) {
    const line = `${lines.at(-1)} ${words}`;
    if (line.length <= room) lines[lines.length - 1] = line;
    else lines.push(`    ${words}`);
  }
  return lines.join(" \\\n");
}

function wordsOf(name: string, params: Readonly<Record<string, unknown>>): string {
  return [name, ...Object.entries(params).map(([key, value]) => `--${key} ${valueWord(value)}`)].join(" ");
}

function valueWord(value: unknown): string {
  if (Array.isArray(value) && value.every((item) => typeof item === "number")) return value.join(",");
  if (typeof value === "number") return numberText(value);
  return quoted(typeof value === "string" ? value : JSON.stringify(value));
}
