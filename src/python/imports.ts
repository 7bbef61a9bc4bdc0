import type { SyntaxNode } from "@lezer/common";
import { between, nameIn } from "./nodes.ts";
import type { Source } from "./source.ts";
import type { Imported } from "./syntax.ts";

/** What an import statement imports, from its nodes. */
export function readImport(nodes: readonly SyntaxNode[], source: Source) {
  const at = nodes.findIndex(({ name }) => name === "import");
  const listed = nodes.slice(at + 1).filter(({ name }) => name !== "(" && name !== ")");
  if (nodes[0]?.name !== "from") {
    return { type: "import" as const, names: between(listed).map((item) => imported(item, source)) };
  }
  const module = nodes
    .slice(1, at)
    .map(({ from, to }) => source.text.slice(from, to))
    .join("");
  return {
    type: "from-import" as const,
    module,
    names: between(listed).map((item) => imported(item, source)),
  };
}

/** `a.b as c`; without `as`, `import a.b` makes the name `a`. */
function imported(nodes: readonly SyntaxNode[], source: Source): Imported {
  const as = nodes.findIndex(({ name }) => name === "as");
  const path = as < 0 ? nodes : nodes.slice(0, as);
  const alias = nodes[as + 1];
  const name = path.map(({ from, to }) => source.text.slice(from, to)).join("");
  const own = name.split(".")[0] ?? name;
  return {
    from: nodes[0]?.from ?? 0,
    to: nodes.at(-1)?.to ?? 0,
    name,
    as: as < 0 || !alias ? own : nameIn(alias, source),
  };
}
