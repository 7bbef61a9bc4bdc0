import type { Term } from "../inputs/words.ts";

/** A word as a POSIX shell reads it back. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** A command line again, without what it says of the output; `command` is the first word behind `lrplot`, if any. */
export function commandLine(terms: readonly Term[], ...command: readonly string[]): string {
  return ["lrplot", ...command, ...terms.flatMap(({ words }) => words.map(quoted))].join(" ");
}
