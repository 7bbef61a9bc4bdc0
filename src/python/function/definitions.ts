import type { Module } from "../parse.ts";
import { textOf } from "../source.ts";
import type { Block, Expression, FunctionDefinition, Imported, Span, Statement } from "../syntax.ts";
import { blocksIn, boundBy } from "./scope.ts";

/** What a module says of its names. */
export interface Definitions {
  /** The statements that give a name its value, in their order. */
  readonly statements: ReadonlyMap<string, readonly Statement[]>;
  /** Names whose value depends on what runs: that are given one in a block, too. */
  readonly uncertain: ReadonlySet<string>;
  /** What is imported by a name. */
  readonly imports: ReadonlyMap<string, Import>;
  /** Modules of which everything is imported: `from math import *`. */
  readonly stars: readonly Import[];
}

/** One name of an import statement. */
interface Import {
  /** The module that it is, or is of: `math`, `numpy.random`. */
  readonly module: string;
  /** A statement that imports it alone: `import numpy as np`. */
  readonly text: string;
}

/** Read what the statements of a module say of its names; nothing is computed. */
export function definitionsOf({ body, source }: Module): Definitions {
  const statements = new Map<string, Statement[]>();
  const uncertain = new Set<string>();
  const imports = new Map<string, Import>();
  const stars: Import[] = [];
  const visit = (block: Block, isCertain: boolean) => {
    for (const statement of block) {
      for (const name of boundBy(statement)) {
        statements.set(name, [...(statements.get(name) ?? []), statement]);
        if (!isCertain || statement.type === "for") uncertain.add(name);
      }
      if (statement.type === "import" || statement.type === "from-import") {
        for (const one of statement.names) {
          if (one.name === "*") stars.push(importOf({ ...one, as: "*" }, statement));
          else imports.set(one.as, importOf(one, statement));
        }
      }
      for (const inner of innerBlocks(statement)) visit(inner, isCertain && isMain(statement));
    }
  };
  visit(body, true);
  for (const [, names = ""] of source.text.matchAll(/^[^\S\n]*global\s+([^\n#]+)/gm)) {
    for (const name of names.split(",")) uncertain.add(name.trim());
  }
  return { statements, uncertain, imports, stars };

  /** `if __name__ == "__main__":` is what runs. */
  function isMain(statement: Statement): boolean {
    const [only, second] = statement.type === "if" ? statement.branches : [];
    return only !== undefined && !second && /^\(?__name__ == /.test(textOf(source, only.test));
  }
}

function importOf(
  { name, as }: Imported,
  statement: Extract<Statement, { type: "import" | "from-import" }>,
): Import {
  if (statement.type === "from-import") {
    const { module } = statement;
    return { module, text: `from ${module} import ${name}${as === name ? "" : ` as ${as}`}` };
  }
  const isOwn = as === name.split(".")[0];
  return { module: name, text: `import ${name}${isOwn ? "" : ` as ${as}`}` };
}

function innerBlocks(statement: Statement): Block[] {
  switch (statement.type) {
    case "with":
      return [statement.body];
    case "try":
      return [statement.body, ...statement.handlers, statement.otherwise ?? [], statement.final ?? []];
    default:
      return blocksIn(statement);
  }
}

/** A function of a module's text: the statement that defines it, and the class that it is a method of. */
export interface Defined {
  readonly statement: Statement & (FunctionDefinition | { readonly type: "assign" });
  readonly methods: ReadonlyMap<string, FunctionDefinition & Span> | undefined;
}

/** The function of a name: `get_lr`, or `Trainer.get_lr` in a class; undefined where there is none. */
export function findFunction(name: string, { statements }: Definitions): Defined | undefined {
  const [outer = "", inner] = name.split(".");
  const last = statements.get(outer)?.at(-1);
  if (inner === undefined) {
    const isLambda = last?.type === "assign" && last.value?.type === "lambda";
    return isLambda || last?.type === "function"
      ? { statement: last as Defined["statement"], methods: undefined }
      : undefined;
  }
  if (last?.type !== "class") return undefined;
  const methods = new Map(
    last.body.flatMap((each) => (each.type === "function" ? [[each.name, each] as const] : [])),
  );
  const statement = methods.get(inner);
  return statement && { statement, methods };
}

/** Is a method one without `self`? */
export const isStatic = ({ decorators }: FunctionDefinition): boolean =>
  decorators.some((decorator) => decorator.type === "name" && decorator.name === "staticmethod");

/** Does a decorator change nothing that a pure function computes? */
export function isHarmless(decorator: Expression, text: string): boolean {
  return /^(staticmethod|(functools\.)?(lru_cache|cache)(\(.*\))?|torch\.no_grad\(\))$/s.test(
    text.slice(decorator.from, decorator.to),
  );
}
