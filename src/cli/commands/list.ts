import { registry } from "../../../schedules/index.ts";
import { className, type Registry, typeName } from "../../core/definition.ts";
import { Problem } from "../../core/problem.ts";
import { exitCode } from "../exit-code.ts";
import type { Shell } from "../shell.ts";

/** `lrplot list [--json]` */
export async function list(words: readonly string[], { write }: Shell): Promise<number> {
  const unknown = words.find((word) => word !== "--json");
  if (unknown !== undefined) throw new Problem("lrplot list takes --json only", { where: unknown });
  await write([words.includes("--json") ? listJson(registry) : listText(registry)]);
  return exitCode.done;
}

const rowsOf = (registry: Registry) =>
  registry.map((definition) => ({
    name: definition.name,
    class: className(definition),
    type: typeName(definition),
    source: definition.source,
    summary: definition.summary,
  }));

function listJson(registry: Registry): string {
  return `${JSON.stringify(rowsOf(registry), null, 2)}\n`;
}

function listText(registry: Registry): string {
  const rows = rowsOf(registry);
  const wide = (texts: readonly string[]) => Math.max(...texts.map((text) => text.length));
  const [names, types] = [wide(rows.map(({ name }) => name)), wide(rows.map(({ type }) => type))];
  return rows
    .map(({ name, type, summary }) => `${name.padEnd(names)}  ${type.padEnd(types)}  ${summary}\n`)
    .join("");
}
