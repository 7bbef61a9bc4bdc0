import { Problem } from "../core/problem.ts";

/** A script, as a word of the command line names it, and what of it is meant. */
export interface ScriptWord {
  /** The file itself: `train.py`. */
  readonly file: string;
  readonly wanted: { readonly line: number } | { readonly name: string } | undefined;
}

/** What the names of scripts end in, and of what holds some. */
export const scriptEndings: readonly string[] = [".py", ".pyw", ".ipynb", ".md", ".markdown"];

/** A script's file, and what stands behind its colons. */
const parts = new RegExp(
  `^(.*?(?:${scriptEndings.join("|").replaceAll(".", "\\.")}))(?:(::?)([^/\\\\]*))?$`,
  "is",
);

/** Is a word a script, whatever of it is meant? */
export const isScript = (word: string): boolean => parts.test(word);

/** The file that a word names, without what of it is meant, where that is a script. */
export const scriptFile = (word: string): string => parts.exec(word)?.[1] ?? word;

/** `train.py`, `train.py:42`, `train.py::Model.configure_optimizers`. Throws a Problem where behind the colon is neither. */
export function scriptWord(word: string): ScriptWord {
  const [, file = word, colons, text = ""] = parts.exec(word) ?? [];
  if (colons === undefined) return { file, wanted: undefined };
  if (colons === ":" && /^\d+$/.test(text) && Number(text) >= 1)
    return { file, wanted: { line: Number(text) } };
  if (colons === "::" && /^[\p{ID_Start}_][\p{ID_Continue}.]*$/u.test(text))
    return { file, wanted: { name: text } };
  throw new Problem(`${JSON.stringify(colons + text)} is no place in a script`, {
    where: word,
    allowed: `it is ${file}:LINE, or ${file}::FUNCTION`,
  });
}
