import { Problem } from "../problem.ts";
import { refuse } from "./failure.ts";
import type { Kind } from "./syntax.ts";

/** A word of the text; `column` counts from 1. */
export type Token =
  | { readonly type: "number"; readonly text: string; readonly column: number; value: number; kind: Kind }
  | { readonly type: "name" | "symbol" | "end"; readonly text: string; readonly column: number };

/** What the language has, for the messages that refuse the rest. */
export const OPERATIONS = "numbers, + - * / // % **, comparisons, and, or, not, a if b else c, and functions";

// Longer texts and longer chains are no schedule that a person wrote; the second bound keeps the tree's
// height, and so the stack, small.
const MAX_CHARACTERS = 10_000;
const MAX_TOKENS = 3_000;

const BLANK = /(?:[\s\\]|#[^\n]*)+/y;
const DIGITS = "\\d(?:_?\\d)*";
const NUMBER = new RegExp(
  `0[xX](?:_?[\\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:${DIGITS}(?:\\.(?:${DIGITS})?)?|\\.${DIGITS})(?:[eE][+-]?${DIGITS})?`,
  "y",
);
const NAME = /[\p{ID_Start}_]\p{ID_Continue}*/uy;
const SYMBOL = /\*\*|\/\/|[<>=!]=|[-+*/%<>(),.:=]/y;
// Python's other symbols, each with the name that the refusal calls it.
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/[&|^~]|<<|>>/y, "a bitwise operator"],
  [/:=|->|([-+*/%@]|\/\/|\*\*)=/y, "an assignment"],
  [/["']/y, "a text"],
  [/[[\]]/y, "a list or an index"],
  [/[{}]/y, "a dict or a set"],
  [/@/y, "a matrix product"],
];

/** The words of a text, an "end" last. */
export function tokenize(text: string): Token[] {
  if (text.length > MAX_CHARACTERS) {
    throw new Problem(`an expression of ${text.length} characters`, {
      allowed: `at most ${MAX_CHARACTERS} characters`,
    });
  }
  const tokens: Token[] = [];
  for (let at = skip(text, 0); at < text.length; ) {
    const token = next(text, at);
    tokens.push(token);
    if (tokens.length > MAX_TOKENS) {
      refuse(at + 1, "the expression is too long", { allowed: `at most ${MAX_TOKENS} words` });
    }
    at = skip(text, at + token.text.length);
  }
  tokens.push({ type: "end", text: "", column: text.length + 1 });
  return tokens;
}

function next(text: string, at: number): Token {
  const column = at + 1;
  const number = match(NUMBER, text, at);
  if (number !== undefined) return literal(number, match(NAME, text, at + number.length), column);
  const name = match(NAME, text, at);
  if (name !== undefined) return { type: "name", text: name, column };
  for (const [pattern, what] of FOREIGN) {
    const found = match(pattern, text, at);
    if (found !== undefined) refuse(column, `${found} is ${what}`, { allowed: OPERATIONS });
  }
  const symbol = match(SYMBOL, text, at);
  if (symbol !== undefined) return { type: "symbol", text: symbol, column };
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return refuse(column, `unexpected ${JSON.stringify(character)}`, { allowed: OPERATIONS });
}

/** The number that a text is, and no more than that; undefined for another text, and for what Python does not take. */
export function numberLiteral(text: string): { value: number; kind: "int" | "float" } | undefined {
  if (match(NUMBER, text, 0) !== text || /^0[\d_]*[1-9][\d_]*$/.test(text)) return undefined;
  const kind = /^0[xob]/i.test(text) || !/[.e]/i.test(text) ? "int" : "float";
  return { value: Number(text.replaceAll("_", "")), kind };
}

function literal(text: string, rest: string | undefined, column: number): Token {
  if (rest !== undefined) refuse(column, `${text}${rest} is not a number`);
  const number = numberLiteral(text);
  if (number === undefined) {
    return refuse(column, `${text} is not a number`, { allowed: "Python wants no zeros before an integer" });
  }
  const { value, kind } = number;
  if (kind === "int" && value === Infinity) refuse(column, "an integer too large for a float");
  return { type: "number", text, column, value, kind };
}

function skip(text: string, at: number): number {
  return at + (match(BLANK, text, at)?.length ?? 0);
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
