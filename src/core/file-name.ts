import { spelledOut } from "./unprintable.ts";

/** Is a word no file but a line of code, `CosineAnnealingLR(optimizer, T_max=50)`? A name of a file ends otherwise. */
export const isCode = (word: string): boolean =>
  /^[^'"]*?[\w.]+\s*\([\s\S]*\)[\s;]*(#[^\n]*)?\s*$/.test(word);

/** Is a word a call whose bracket is not closed, `StepLR(optimizer, 3`? A path, and what ends as a file does, is none. */
export function isUnclosedCode(word: string): boolean {
  if (isCode(word) || !/[a-z]\w*\(/i.test(word) || /[\\/]|::|\.[a-z]+$/i.test(word)) return false;
  return word.split("(").length > word.split(")").length;
}

/** What people are told of an input that is named on the command line: on one line, whatever it holds. */
export function nameOf(input = ""): string {
  if (input === "-") return "standard input";
  return spelledOut(isCode(input) ? `${/[\w.]+(?=\s*\()/.exec(input)?.[0]}(…)` : input);
}
