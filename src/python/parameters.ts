import type { SyntaxNode } from "@lezer/common";
import { between, childrenOf, nameIn } from "./nodes.ts";
import { problemAt, type Source } from "./source.ts";
import type { Expression, Parameter } from "./syntax.ts";

/** What reads an expression: parameters hold some, and a lambda among them has parameters. */
type Read = (node: SyntaxNode, source: Source) => Expression;

/** The parameters of a function or a lambda. Throws a Problem where two have the same name. */
export function readParameters(list: SyntaxNode, source: Source, read: Read): Parameter[] {
  const nodes = childrenOf(list, source).filter(({ name }) => name !== "(" && name !== ")");
  const parameters: Parameter[] = [];
  let kind: "positional" | "keyword" = "positional";
  for (const [first, ...rest] of between(nodes)) {
    if (first === undefined) continue; // the grammar has no node for `/`
    const star = first.name === "*" || first.name === "**" ? (first.name as "*" | "**") : undefined;
    if (star === "*") kind = "keyword";
    const name = star === undefined ? first : rest.shift();
    if (name === undefined) continue; // a mere `*`
    const parameter = { ...parameterOf(name, rest, source, read), kind: star ?? kind };
    if (parameters.some((other) => other.name === parameter.name)) {
      throw problemAt(source, parameter, `two parameters are named ${parameter.name}`);
    }
    parameters.push(parameter);
  }
  return parameters;
}

function parameterOf(
  name: SyntaxNode,
  rest: readonly SyntaxNode[],
  source: Source,
  read: Read,
): Omit<Parameter, "kind"> {
  const type = rest.find((node) => node.name === "TypeDef");
  const at = rest.findIndex((node) => node.name === "AssignOp");
  const value = at < 0 ? undefined : rest[at + 1];
  return {
    from: name.from,
    to: rest.at(-1)?.to ?? name.to,
    name: nameIn(name, source),
    annotation: type && readAnnotation(type, source, read),
    value: value && read(value, source),
  };
}

/** What stands behind the colon or the arrow of a TypeDef. */
export function readAnnotation(type: SyntaxNode, source: Source, read: Read): Expression | undefined {
  const annotation = childrenOf(type, source).at(-1);
  return annotation && read(annotation, source);
}
