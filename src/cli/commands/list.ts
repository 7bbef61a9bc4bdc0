import { parseArgs } from "node:util";
import { frameworks } from "../../../schedules/frameworks.ts";
import { registry } from "../../../schedules/index.ts";
import { className, type Registry, typeName } from "../../core/definition.ts";
import { alikeIn, equivalentsOf } from "../../core/equivalents.ts";
import { configOfExample } from "../../core/example.ts";
import { ofWords, Problem } from "../../core/problem.ts";
import { frameworksOf } from "../../core/registry.ts";
import { didYouMean } from "../../core/suggest.ts";
import { scheduleFlags } from "../../inputs/flag.ts";
import { columnsOf } from "../columns.ts";
import { parameterRow } from "../command.ts";
import { exampleCommand } from "../example-command.ts";
import { exitCode } from "../exit-code.ts";
import { frameworkOf, speaksOf } from "../search.ts";
import type { Shell } from "../shell.ts";

/** `lrplot list [WORD…] [--framework NAME,…] [--json]` */
export async function list(words: readonly string[], { write, isTerminal, screen }: Shell): Promise<number> {
  const { wanted, among, json } = ofWords(() => asked(words));
  const chosen = registry.filter(
    (definition) =>
      among.includes(definition.framework) && wanted.every((word) => speaksOf(definition, word)),
  );
  if (chosen.length === 0) throw nothingFor(wanted, among);
  const width = isTerminal() ? screen("never").columns : Infinity;
  await write([json ? listJson(chosen) : listText(chosen, width)]);
  return exitCode.done;
}

const everyFramework = frameworksOf(registry);

function asked(words: readonly string[]) {
  const options = { json: { type: "boolean" }, framework: { type: "string", multiple: true } } as const;
  const { values, positionals, tokens } = parseArgs({
    args: [...words],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    if (!(token.name in options)) {
      throw new Problem("lrplot list has no such flag", {
        where: token.rawName,
        allowed: "it takes words to look for, --framework and --json",
        hint: didYouMean(token.name, Object.keys(options), "--"),
      });
    }
    if (token.name === "framework" && !token.value) {
      throw new Problem("its value is missing", {
        where: token.rawName,
        allowed: `there are ${everyFramework.join(", ")}`,
      });
    }
  }
  const named = (values.framework ?? []).flatMap((text) => String(text).split(","));
  return {
    wanted: positionals,
    among: named.length === 0 ? everyFramework : named.map(frameworkNamed),
    json: values.json === true,
  };
}

function frameworkNamed(name: string): string {
  const found = frameworkOf(name, registry);
  if (found !== undefined) return found;
  throw new Problem(`there is no framework ${JSON.stringify(name)}`, {
    where: "--framework",
    allowed: `there are ${everyFramework.join(", ")}`,
    hint: didYouMean(name, everyFramework),
  });
}

function nothingFor(wanted: readonly string[], among: readonly string[]): Problem {
  const where = among.length < everyFramework.length ? ` of ${among.join(" or ")}` : "";
  const words = registry.flatMap(({ name, shapes }) => [...name.split("-"), ...shapes]);
  return new Problem(`no schedule${where} has ${wanted.map((word) => JSON.stringify(word)).join(" and ")}`, {
    where: "lrplot list",
    hint: didYouMean(wanted[0] ?? "", words) ?? "`lrplot list` shows all there are",
  });
}

function listJson(chosen: Registry): string {
  const rows = chosen.map((definition) => ({
    name: definition.name,
    framework: definition.framework,
    title: frameworks[definition.framework]?.title ?? definition.framework,
    class: className(definition),
    type: typeName(definition),
    source: definition.source,
    summary: definition.summary,
    formula: definition.formula,
    shapes: definition.shapes,
    equivalents: equivalentsOf(definition, registry).map(typeName),
    reference: definition.reference,
    parameters: scheduleFlags(definition).map((flag) => {
      const [name, takes, fallback, description] = parameterRow(flag);
      return { name, takes, default: fallback, description };
    }),
    examples: definition.examples.map((example) => ({
      title: example.title,
      command: exampleCommand(definition, example),
      config: configOfExample(definition, example),
    })),
  }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}

/** A block of each framework, and which of the schedules are alike; lines no longer than `width`. */
function listText(chosen: Registry, width: number): string {
  const isWhole = chosen.length === registry.length;
  const blocks = everyFramework.flatMap((framework) => {
    const own = chosen.filter((definition) => definition.framework === framework);
    return own.length === 0 ? [] : [`${headingOf(framework)}\n${rowsText(own, width)}\n`];
  });
  const alike = alikeIn(registry)
    .filter(({ shape }) => isWhole || chosen.some(({ shapes: [main] }) => main === shape))
    .map(({ summary, definitions }) => [summary, definitions.map(({ name }) => name).join(" ~ ")]);
  const end = alike.length === 0 ? [] : [`alike, across frameworks\n${columnsOf(alike, "  ", width)}\n`];
  return [...blocks, ...end].join("\n");
}

/** `mmengine (OpenMMLab mmengine)`; once where that is its name. */
function headingOf(framework: string): string {
  const { title = framework } = frameworks[framework] ?? {};
  return title.toLowerCase() === framework ? framework : `${framework} (${title})`;
}

/** In a pipe a line each, for grep; on a terminal as wide as that. */
function rowsText(definitions: Registry, width: number): string {
  const rows = definitions.map((definition) =>
    width === Infinity
      ? [definition.name, typeName(definition), definition.summary]
      : [definition.name, `${className(definition)}: ${definition.summary}`],
  );
  return columnsOf(rows, "  ", width);
}
