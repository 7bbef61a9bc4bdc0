import type { Definition, Registry } from "../core/definition.ts";
import { frameworksOf } from "../core/registry.ts";
import type { Flag } from "../inputs/flag.ts";
import { formats as inputFormats } from "../inputs/formats/index.ts";
import { formats } from "../outputs/index.ts";
import { columnsOf, wrapped } from "./columns.ts";
import { valueName } from "./command.ts";
import { commands } from "./commands.ts";
import { continued } from "./continued.ts";
import { exampleCommand } from "./example-command.ts";
import { helpText, helpWidth } from "./help-text.ts";

/** What `lrplot <schedule> --help` prints. */
export function scheduleHelp(definition: Definition, flags: readonly Flag[]): string {
  const { source, reference } = definition;
  return helpText(definition.name, flags, {
    usage: usageOf(definition, flags),
    description: `${definition.summary}\n\n${source} (${reference.version})\n${reference.url}`,
    after: `Example, ${definition.examples[0]?.title}:\n  ${continued(`${exampleCommand(definition)} -o lr.png`)}\n`,
  });
}

/** What `lrplot --help` prints. */
export function overview(registry: Registry, flags: readonly Flag[]): string {
  return helpText("lrplot", flags, {
    usage: "lrplot <schedule> [parameters] [flags]\n       lrplot <file | code | -> [flags]",
    description: `See a learning-rate schedule before you train with it.

Schedules, by the framework that runs them (lrplot list says more, lrplot show
<schedule> draws one, lrplot <schedule> --help has its flags):
${frameworkRows(registry)}

Compose them with words between two schedules:
  vs       draw another curve
  then@N   continue with the next one at epoch N, or step N where it is stepped
           at every step (SequentialLR)
  and      step both on the same rate (ChainedScheduler)

In the place of a schedule may stand a config of lrplot's (JSON, YAML, TOML), a
training log (CSV, JSONL, trainer_state.json), a pasted constructor, a script
(train.py, train.py:42, train.py::name, a notebook, Markdown), and a config of
another program, known by its keys:
${inputRows()}

Formats, by the ending of the file behind -o, or by --format:
${formatRows()}

More commands:
${commandRows()}`,
    after: `Examples:
  lrplot cosine-warm --T0 30 --epochs 150 -o lr.png
  lrplot linear --total-iters 5 then@5 cosine --T-max 95 -o warm.svg
  lrplot lr.json -o lr.svg -o lr.csv
  lrplot ds_config.json vs cosine --T-max 1000 --steps 1000
  lrplot step --step-size 30 --epochs 90 | awk -F, '$2 < 1e-4'
`,
  });
}

function frameworkRows(registry: Registry): string {
  const rows = frameworksOf(registry).map((framework) => {
    const own = registry.filter((definition) => definition.framework === framework);
    return [framework, own.map(({ name }) => name).join(", ")];
  });
  return columnsOf(rows, "  ", helpWidth());
}

const inputRows = () =>
  columnsOf(
    inputFormats.map(({ name, looksFor }) => [name, looksFor]),
    "  ",
    helpWidth(),
  );

function formatRows(): string {
  return columnsOf(formats.map(({ name, extensions, summary }) => [name, extensions[0] ?? "", summary]));
}

function commandRows(): string {
  return columnsOf(
    commands.map(({ name, usage, summary }) => [`${name} ${usage}`.trimEnd(), summary]),
    "  ",
    helpWidth(),
  );
}

/** The command with the flags that it wants, in lines that fit behind "Usage: "; a flag and its value stay together. */
function usageOf({ name }: Definition, flags: readonly Flag[]): string {
  const before = "Usage: ".length;
  const required = flags
    .filter(({ scope, optional }) => scope === "schedule" && !optional)
    .map((flag) => ` ${flag.spelling}\u00a0<${valueName(flag)}>`);
  const lines = wrapped(`lrplot ${name}${required.join("")} [flags]`, helpWidth() - before);
  return lines.join(`\n${" ".repeat(before)}`).replaceAll("\u00a0", " ");
}
