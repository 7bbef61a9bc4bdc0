import type { Problem } from "../core/problem.ts";
import { problemAt, type Source, sourceOf } from "./source.ts";
import { type Reading, readBlock } from "./statements.ts";
import type { Block, Expression } from "./syntax.ts";
import { treeOf } from "./tree.ts";

/** A Python text, read. Offsets in it are those of `source.text`. */
export interface Module {
  readonly source: Source;
  readonly body: Block;
  /** What in it is no Python; each is an "other" in the body. */
  readonly problems: readonly Problem[];
}

/**
 * Read a Python text as a tree, and go on behind what is no Python. `file` is its name for messages; without one it is
 * a text on the command line. Throws a Problem where the text is too large or too deep to be read at all.
 */
export function readModule(text: string, file?: string, lineName?: Source["lineName"]): Module {
  const source = { ...sourceOf(text, file), ...(lineName && { lineName }) };
  const reading: Reading = { source, problems: [] };
  const body = readBlock(treeOf(source).topNode, reading);
  return { source, body, problems: reading.problems };
}

/** Read a Python text as a tree. Throws a Problem at the first place that is no Python. */
export function parseModule(text: string, file?: string): Module {
  const module = readModule(text, file);
  const [first] = module.problems;
  if (first) throw first;
  return module;
}

/** Read a text that is one expression, which may have several lines. Throws a Problem for anything else. */
export function parseExpression(text: string, file?: string): { source: Source; expression: Expression } {
  const { source, body } = parseModule(text, file);
  const [only, second] = body;
  if (only?.type === "expression" && !second) return { source, expression: only.value };
  if (!only) throw problemAt(source, { from: 0 }, "there is no expression here");
  throw problemAt(source, only.type === "expression" && second ? second : only, "expected one expression");
}
