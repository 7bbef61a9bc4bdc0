import type { Environment, Known } from "./environment.ts";
import type { Module } from "./parse.ts";
import type { Block, Expression } from "./syntax.ts";

/** What names stand for behind the simple assignments and imports of a text; the last one counts. */
export function assigned({ source, body }: Pick<Module, "source" | "body">, outer: Environment): Environment {
  const names = namesIn(body);
  const imports = importsIn(body);
  const environment: Environment = {
    lookUp(text, expression): Known | undefined {
      const known = outer.lookUp(text, expression);
      if (known) return known;
      const own = names.get(text);
      return own && { expression: own, source, environment };
    },
    imported: (name) => imports.get(name) ?? outer.imported?.(name),
  };
  return environment;
}

function namesIn(body: Block): Map<string, Expression> {
  const names = new Map<string, Expression>();
  for (const statement of body) {
    if (statement.type !== "assign" || !statement.value) continue;
    for (const target of statement.targets) {
      if (target.type === "name") names.set(target.name, statement.value);
    }
  }
  return names;
}

function importsIn(body: Block): Map<string, string> {
  const imports = new Map<string, string>();
  for (const statement of body) {
    if (statement.type === "import") {
      for (const { name, as } of statement.names)
        if (!name.includes(".") || name.split(".")[0] !== as) imports.set(as, name);
    } else if (statement.type === "from-import") {
      for (const { name, as } of statement.names) imports.set(as, `${statement.module}.${name}`);
    }
  }
  return imports;
}
