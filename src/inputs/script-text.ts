import { nameOf } from "../core/file-name.ts";
import { Problem } from "../core/problem.ts";

/** The Python of a file, and what its lines are called where they are no lines of the file. */
export interface ScriptText {
  readonly text: string;
  lineName?(line: number): string;
}

/** The Python of a script, of the cells of a notebook, of the code blocks of a Markdown file. */
export function scriptText(text: string, file: string): ScriptText {
  if (/\.ipynb$/i.test(file)) return notebookText(text, file);
  if (/\.(md|markdown)$/i.test(file)) return { text: markdownText(text, file) };
  return { text };
}

/** Code cells one behind the other; what is IPython's own is left blank. Throws a Problem where it is no notebook. */
function notebookText(text: string, file: string): ScriptText {
  const where = nameOf(file);
  const cells = cellsOf(text, where);
  const lines: string[] = [];
  const starts: { readonly line: number; readonly cell: number }[] = [];
  for (const [i, { cell_type, source }] of cells.entries()) {
    if (cell_type !== "code") continue;
    starts.push({ line: lines.length + 1, cell: i + 1 });
    lines.push(...withoutMagic(Array.isArray(source) ? source.join("") : String(source ?? "")));
  }
  return {
    text: lines.join("\n"),
    lineName(line) {
      const { line: first, cell } = starts.findLast((start) => start.line <= line) ?? { line: 1, cell: 1 };
      return `${where}: cell ${cell}, line ${line - first + 1}`;
    },
  };
}

interface Cell {
  readonly cell_type?: unknown;
  readonly source?: unknown;
}

function cellsOf(text: string, where: string): readonly Cell[] {
  let notebook: unknown;
  try {
    notebook = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new Problem(`is no JSON: ${(error as Error).message}`, { where, allowed: "a notebook is JSON" });
  }
  const { cells } = (notebook ?? {}) as { cells?: unknown };
  const isCell = (cell: unknown) => typeof cell === "object" && cell !== null;
  if (Array.isArray(cells) && cells.every(isCell)) return cells;
  throw new Problem("has no cells", {
    where,
    allowed: "a notebook is an object with cells, as of nbformat 4",
  });
}

/** The lines of a cell without `%magic`, `!shell` and `name?`; a cell of another language has none. */
function withoutMagic(source: string): string[] {
  const lines = source.split("\n");
  if (/^\s*%%(?!(?:time|timeit|capture|prun)\b)/.test(source)) return lines.map(() => "");
  return lines.map((line) => {
    const [indent = ""] = /^\s*/.exec(line) ?? [];
    // a block must not be left empty
    if (/^\s*(?:%|!|\?)|\?\s*$/.test(line)) return indent === "" ? "" : `${indent}pass`;
    return line;
  });
}

/** Its lines of Python, each where it is; all others are blank. Throws a Problem where there is none. */
function markdownText(text: string, file: string): string {
  let fence: string | undefined;
  let isPython = false;
  let indent = 0;
  let found = false;
  const lines = text.split(/\r\n?|\n/).map((line) => {
    const [, spaces = "", marks, info = ""] = /^(\s*)(`{3,}|~{3,})\s*(.*)$/.exec(line) ?? [];
    if (fence === undefined) {
      if (marks === undefined) return "";
      fence = marks;
      isPython = /^\{?\.?(?:python3?|py|pycon|ipython|code-cell)\b/i.test(info);
      indent = spaces.length;
      found ||= isPython;
      return "";
    }
    if (marks?.startsWith(fence) && info === "") {
      fence = undefined;
      return "";
    }
    if (!isPython) return "";
    const own = line.slice(Math.min(indent, /^\s*/.exec(line)?.[0].length ?? 0));
    if (/^:[\w-]+:|^\s*(?:%|!)/.test(own)) return ""; // options of a block, and IPython's own
    return own.replace(/^(?:>>>|\.\.\.) ?/, "");
  });
  if (found) return lines.join("\n");
  throw new Problem("has no block of Python", {
    where: nameOf(file),
    allowed: "such a block begins with ```python",
  });
}

/** A line as people say it: `line 41`, or `cell 3, line 2`. */
export const placeText = ({ lineName }: Pick<ScriptText, "lineName">, line: number): string =>
  lineName?.(line).replace(/^.*: (?=cell \d)/, "") ?? `line ${line}`;
