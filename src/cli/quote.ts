import type { Term } from "../inputs/words.ts";

/** A word as a POSIX shell reads it back. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The words of a command line, where nothing but single quotes is special in it. */
export function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? (plain as string));
}

/** A command line again, without what it says of the output; `command` is the first word behind `lrplot`, if any. */
export function commandLine(terms: readonly Term[], ...command: readonly string[]): string {
  return ["lrplot", ...command, ...terms.flatMap(({ words }) => words.map(quoted))].join(" ");
}
