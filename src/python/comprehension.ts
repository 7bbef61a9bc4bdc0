import type { SyntaxNode } from "@lezer/common";
import type { Source } from "./source.ts";
import type { Clause, Comprehension, Expression, Span } from "./syntax.ts";

/** Reads one expression, or the tuple that several between commas are. */
type Read = (nodes: readonly SyntaxNode[], span: Span, source: Source) => Expression;

/** What is between the brackets of a comprehension, from its nodes; undefined for one that is async, or unpacks. */
export function readComprehension(
  nodes: readonly SyntaxNode[],
  span: Span,
  source: Source,
  read: Read,
): Comprehension | undefined {
  if (nodes.some(({ name }) => name === "async" || name === "*" || name === "**")) return undefined;
  const parts: { word: string; nodes: SyntaxNode[] }[] = [{ word: "", nodes: [] }];
  for (const node of nodes) {
    if (/^(?:for|in|if)$/.test(node.name)) parts.push({ word: node.name, nodes: [] });
    else parts.at(-1)?.nodes.push(node);
  }
  const [element, ...rest] = parts.map((part) => ({
    word: part.word,
    value: read(part.nodes, span, source),
  }));
  const clauses: {
    -readonly [K in keyof Clause]: Clause[K] extends readonly (infer T)[] ? T[] : Clause[K];
  }[] = [];
  rest.forEach(({ word, value }, i) => {
    const iterable = rest[i + 1]?.value;
    if (word === "for" && iterable) clauses.push({ target: value, iterable, conditions: [] });
    else if (word === "if") clauses.at(-1)?.conditions.push(value);
  });
  return element && { element: element.value, clauses };
}
