import type { SyntaxNode } from "@lezer/common";
import type { Problem } from "../core/problem.ts";
import { problemAt, type Source, textOf } from "./source.ts";
import type { Span } from "./syntax.ts";

/** The children of a node that mean something: no comments. Throws a Problem where the grammar had no place for one. */
export function childrenOf(node: SyntaxNode, source: Source): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.type.isError) throw unexpected(child, source);
    if (child.name !== "Comment") children.push(child);
  }
  return children;
}

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** What is wrong where the grammar puts an error. */
export function unexpected(error: SyntaxNode, source: Source): Problem {
  const { text } = source;
  const rest = text.slice(error.from, error.from + 200);
  const line = /^[^\S\n]*/.exec(rest)?.[0].length ?? 0;
  const ends = error.from + line >= text.length || rest[line] === "\n" || rest[line] === "#";
  const open = openBracket(error, text);
  if (open && (ends || error.nextSibling === null)) {
    return problemAt(source, open, `this ${textOf(source, open)} is not closed`);
  }
  if (ends) return problemAt(source, error, "the line ends too early: this is no Python");
  const word = /^(?:\w+|.)/u.exec(rest.slice(line))?.[0] ?? "";
  return problemAt(source, { from: error.from + line }, `unexpected ${word}: this is no Python`, {
    hint: /^[\u2018-\u201f]/.test(word) ? "Write straight quotes" : undefined,
  });
}

/** The bracket that a node begins with and does not end with. */
function openBracket({ parent }: SyntaxNode, text: string): Span | undefined {
  const first = parent?.getChild("(") ?? parent?.getChild("[") ?? parent?.getChild("{");
  if (!parent || !first) return undefined;
  const closing = CLOSING[text.slice(first.from, first.to)] ?? ")";
  return parent.getChild(closing) ? undefined : { from: first.from, to: first.to };
}

/** Lists between commas; a comma at the end adds none. */
export function between(nodes: readonly SyntaxNode[], comma = ","): SyntaxNode[][] {
  const lists: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === comma) lists.push([]);
    else lists.at(-1)?.push(node);
  }
  if (lists.at(-1)?.length === 0) lists.pop();
  return lists;
}

/** A name of the text. Throws a Problem for what the grammar takes for one, and Python does not. */
export function nameIn(node: SyntaxNode, source: Source): string {
  const name = source.text.slice(node.from, node.to);
  const wrong = /^(?:[\p{ID_Start}_]\p{ID_Continue}*)?/u.exec(name)?.[0].length ?? 0;
  if (wrong === name.length) return name;
  const character = String.fromCodePoint(name.codePointAt(wrong) ?? 0);
  throw problemAt(source, { from: node.from + wrong }, `unexpected ${character}: this is no Python`, {
    hint: /[\u2018-\u201f]/.test(character) ? "Write straight quotes" : undefined,
  });
}
