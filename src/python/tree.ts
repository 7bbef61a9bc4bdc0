import type { Tree } from "@lezer/common";
import { parser } from "@lezer/python";
import type { Problem } from "../core/problem.ts";
import { problemAt, type Source } from "./source.ts";

/** No training script is longer, and the parser takes hundreds of bytes for each character. */
const MAX_CHARACTERS = 500_000;
/** Brackets in brackets. */
const MAX_BRACKETS = 200;
/** Nodes in nodes: what reads the tree calls itself for each. */
const MAX_HEIGHT = 1_000;
/** Names, numbers, commas …: a script has one for four or five characters. */
const MAX_NODES = 200_000;
/** Text that is made to be slow is not read to its end; a script of 10,000 lines takes a tenth of this. */
const MAX_MILLISECONDS = 1_500;

/** The grammar's tree of a text. Throws a Problem where the text is too large, too deep or no text at all. */
export function treeOf(source: Source): Tree {
  const { text } = source;
  if (text.length > MAX_CHARACTERS) {
    throw problemAt(source, { from: 0 }, `a Python text of ${text.length} characters`, {
      allowed: `at most ${MAX_CHARACTERS} are read`,
    });
  }
  const nul = text.indexOf("\0");
  if (nul >= 0) throw problemAt(source, { from: nul }, "a NUL character: this is no Python text");
  checkBrackets(source);
  const tree = parsed(source);
  checkNodes(tree, source);
  return tree;
}

/** Tokens that open and close, what hides them, and 200 signs in a row. */
const TOKENS =
  /#[^\n]*|('''|""")(?:\\.|(?!\1).)*?\1|'(?:\\.|[^\\'\n])*'|"(?:\\.|[^\\"\n])*"|(?:[-+~]\s*|not\s+){200}|[([{]|[)\]}]/gs;

/** Deep brackets, and signs without end, are refused before the parser sees them. */
function checkBrackets(source: Source): void {
  let depth = 0;
  for (const { 0: token, index } of source.text.matchAll(TOKENS)) {
    if (/^[([{]/.test(token)) depth++;
    else if (/^[)\]}]/.test(token)) depth = Math.max(0, depth - 1);
    if (depth > MAX_BRACKETS || /^[-+~n]/.test(token)) throw tooDeep(source, index);
  }
}

/**
 * The text with `1_` for `1.`, which Python takes for a number and the grammar does not. Whatever is read from the text
 * is read from the one that people wrote: the places in both are the same.
 */
const readable = (text: string): string => text.replace(/(?<![\p{ID_Continue}.])(\d[\d_]*)\.(?!\d)/gu, "$1_");

function parsed(source: Source): Tree {
  const parse = parser.startParse(readable(source.text));
  const end = Date.now() + MAX_MILLISECONDS;
  for (;;) {
    const tree = parse.advance();
    if (tree) return tree;
    if (Date.now() > end) {
      const from = Math.min(parse.parsedPos, source.text.length);
      throw problemAt(source, { from }, "this Python text takes too long to read");
    }
  }
}

function checkNodes(tree: Tree, source: Source): void {
  const cursor = tree.cursor();
  let height = 0;
  for (let nodes = 1; nodes <= MAX_NODES; nodes++) {
    if (cursor.firstChild()) {
      if (++height > MAX_HEIGHT) throw tooDeep(source, cursor.from);
      continue;
    }
    while (!cursor.nextSibling()) {
      if (!cursor.parent()) return;
      height--;
    }
  }
  throw problemAt(source, cursor, `a Python text of more than ${MAX_NODES} words`);
}

const tooDeep = (source: Source, from: number): Problem =>
  problemAt(source, { from }, "is nested too deep", { allowed: `at most ${MAX_BRACKETS} brackets` });
