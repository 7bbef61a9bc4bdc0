import { registry } from "../../../schedules/index.ts";
import { className, type Definition, type Example } from "../../core/definition.ts";
import { draftOf } from "../../core/draft.ts";
import { equivalentsOf } from "../../core/equivalents.ts";
import { configOfExample } from "../../core/example.ts";
import { figureOf } from "../../core/figure-of.ts";
import { plan } from "../../core/plan.ts";
import { Problem } from "../../core/problem.ts";
import { definitionNamed, frameworksOf } from "../../core/registry.ts";
import { run } from "../../core/run.ts";
import { scheduleFlags } from "../../inputs/flag.ts";
import type { Format } from "../../outputs/format.ts";
import { formatNamed } from "../../outputs/index.ts";
import { columnsOf, wrapped } from "../columns.ts";
import { parameterRow } from "../command.ts";
import { continued } from "../continued.ts";
import { exampleCommand } from "../example-command.ts";
import { exitCode } from "../exit-code.ts";
import type { Shell } from "../shell.ts";

/** `lrplot show <schedule>`: its first example drawn, and all that is known of it. */
export async function show(words: readonly string[], shell: Shell): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name.startsWith("-")) {
    throw new Problem(name === undefined ? "no schedule is named" : "is no schedule", {
      where: name ?? "lrplot show",
      hint: "Try lrplot show cosine-warm",
    });
  }
  if (rest[0] !== undefined) {
    throw new Problem("lrplot show takes one schedule", {
      where: rest[0],
      hint: `To draw it with parameters: lrplot ${name} ${rest.join(" ")}`,
    });
  }
  const definition = definitionNamed(registry, name);
  await shell.write([`${(await sections(definition, shell)).join("\n\n")}\n`]);
  return exitCode.done;
}

/** As wide as a reader likes, even where the terminal has more. */
const widest = 100;

async function sections(definition: Definition, shell: Shell): Promise<string[]> {
  const { source, reference, summary, formula } = definition;
  const example = definition.examples[0] as Example;
  const width = Math.min(widest, shell.screen("never").columns);
  const alike = equivalentsOf(definition, registry);
  return [
    [`${definition.name} · ${source} (${reference.version})`, ...wrapped(summary, width)].join("\n"),
    (await chartOf(definition, example, shell)).trimEnd(),
    `Formula\n${indented(formula.split("\n").flatMap((line) => formulaLines(line, width - 2)))}`,
    `Parameters\n${columnsOf(scheduleFlags(definition).map(parameterRow), "  ", width)}`,
    `Example: ${example.title}\n  ${continued(exampleCommand(definition, example))}`,
    ...(alike.length > 0 ? [`Alike in other frameworks\n${columnsOf(alikeRows(alike), "  ", width)}`] : []),
    `Documentation of ${className(definition)}\n  ${reference.url}`,
  ];
}

/** A row for each framework. */
function alikeRows(alike: readonly Definition[]): string[][] {
  return frameworksOf(alike).map((name) => [
    name,
    alike.flatMap((each) => (each.framework === name ? each.name : [])).join(", "),
  ]);
}

/** The terminal's chart, not higher than half of what is seen at once, or 16 lines. */
async function chartOf(definition: Definition, example: Example, shell: Shell): Promise<string> {
  const planned = plan(draftOf(configOfExample(definition, example)), registry);
  const figure = figureOf(planned, run(planned), () => [], {
    command: exampleCommand(definition, example),
    code: undefined,
    precision: undefined,
  });
  const screen = shell.screen("auto");
  const write = await (formatNamed("terminal") as Format).load();
  const small = {
    ...screen,
    columns: Math.min(widest, screen.columns),
    rows: Math.max(16, screen.rows >> 1),
  };
  return [...(await write(figure, shell.say, small))].join("");
}

/** A line as it is where it fits; else its columns are given up. */
function formulaLines(line: string, width: number): string[] {
  if (line.length <= width) return [line];
  return wrapped(line.replace(/ {2,}/g, "  "), width - 2).map((part, i) => (i === 0 ? part : `  ${part}`));
}

const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`).join("\n");
