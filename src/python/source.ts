import { nameOf } from "../core/file-name.ts";
import { Problem, type ProblemDetails } from "../core/problem.ts";
import type { Span } from "./syntax.ts";

/** A Python text, and what it is called. */
export interface Source {
  /** Lines end in "\n" alone. */
  readonly text: string;
  /** As the words of the command line name it; undefined for a text that stands among them. */
  readonly file: string | undefined;
  /** What a line of it is called, where it is no line of a file: `notebook.ipynb: cell 3, line 2`. */
  lineName?(line: number): string;
}

/** A text without what offsets would trip over: a byte order mark, and line ends of other systems. */
export function sourceOf(text: string, file: string | undefined): Source {
  return { text: text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n"), file };
}

/** The line and column of an offset, both from 1. */
export function lineAndColumn(
  { text }: Pick<Source, "text">,
  offset: number,
): { line: number; column: number } {
  const before = text.lastIndexOf("\n", offset - 1);
  let line = 1;
  for (let at = before; at >= 0; at = at === 0 ? -1 : text.lastIndexOf("\n", at - 1)) line++;
  return { line, column: offset - before };
}

/** What stands in a span, for a message: on one line, and not for ever. */
export function textOf({ text }: Pick<Source, "text">, { from, to }: Span): string {
  const line = text.slice(from, Math.min(to, from + 200)).replace(/\s+/g, " ");
  return line.length > 60 || to - from > 200 ? `${line.slice(0, 57)}…` : line;
}

/** A mistake at a place of the text: `train.py:41:5`, or `column 5` of a word. */
export function problemAt(
  source: Source,
  { from }: Pick<Span, "from">,
  message: string,
  details: ProblemDetails = {},
): Problem {
  const { line, column } = lineAndColumn(source, from);
  const { file } = source;
  if (source.lineName) return new Problem(message, { where: source.lineName(line), ...details });
  if (file !== undefined) {
    const where = `${nameOf(file)}:${line}:${column}`;
    return new Problem(message, { where, position: { file, line, column }, ...details });
  }
  const where = source.text.includes("\n") ? `line ${line}, column ${column}` : `column ${column}`;
  return new Problem(message, { where, ...details });
}
