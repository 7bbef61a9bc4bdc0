import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/python";

/** What Python has without an import, and what the reader of a text has. */
const known = "abs bool dict float int max min pow round slice sum optimizer model groups dls".split(" ");

/** Throws where a program uses a name that is nowhere made. */
export function checkNames(code: string): void {
  const made = new Set(known);
  const used: string[] = [];
  parser.parse(code).iterate({
    enter({ node }) {
      if (node.name !== "VariableName" || isKeyword(node)) return;
      const name = code.slice(node.from, node.to);
      if (isMade(node)) made.add(name);
      else used.push(name);
    },
  });
  const unknown = used.find((name) => !made.has(name));
  if (unknown !== undefined) throw new Error(`${unknown} is nowhere made`);
}

/** `gamma` of `gamma=0.5`. */
const isKeyword = ({ parent, nextSibling }: SyntaxNode) =>
  parent?.name === "ArgList" && nextSibling?.name === "AssignOp";

/** Is a name imported, assigned, or a parameter? */
function isMade({ parent, prevSibling }: SyntaxNode): boolean {
  if (parent?.name === "AssignStatement") return prevSibling?.name !== "AssignOp";
  return parent?.name === "ImportStatement" || parent?.name === "ParamList";
}
