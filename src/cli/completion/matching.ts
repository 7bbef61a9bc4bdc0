import { fold } from "../../core/suggest.ts";

/** As far as two spellings are compared: to the letter, without case and kind of dash, as flags are. */
const spellings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toLowerCase().replaceAll("_", "-"),
  fold,
];

/**
 * What begins with what is typed: to the letter, or else as flags are compared, so that `--t-` and `--T0` find
 * `--T_0`. The near ones are left out where there are exact ones: a shell writes the beginning that all matches
 * share, and that must not be shorter than what is typed.
 */
export function matching<T>(typed: string, all: readonly T[], wordOf: (item: T) => string): T[] {
  for (const spell of spellings) {
    const wanted = spell(typed);
    if (wanted === "" && typed !== "") continue;
    const found = all.filter((item) => spell(wordOf(item)).startsWith(wanted));
    if (found.length > 0) return found;
  }
  return [];
}

/** A match in the spelling that was begun: `--t-0` for `--T_0` after `--t-`. */
export function respelled(typed: string, word: string): string {
  if (word.startsWith(typed)) return word;
  if (/^-[^-]/.test(typed)) return word; // `-ga` is no spelling of `--gamma`
  const wanted = fold(typed);
  let length = 0;
  while (length < word.length && fold(word.slice(0, length)) !== wanted) length++;
  // a dash that was typed already stands for the word's own
  const rest = /[-_]$/.test(typed) ? word.slice(length).replace(/^[-_]/, "") : word.slice(length);
  return typed + rest;
}
