import { numberLiteral } from "../core/expression/tokens.ts";
import type { NumberLiteral, Other } from "./syntax.ts";

/** A number as Python reads it; undefined where it reads none (`007`, `1__0`). */
export function readNumber(text: string): NumberLiteral | Other | undefined {
  if (/^(?!0[xX]).*[jJ]$/.test(text)) return { type: "other", construct: "a complex number" };
  const number = numberLiteral(text);
  if (number === undefined) return undefined;
  const { value, kind } = number;
  return { type: "number", value, kind, exact: kind === "float" || Number.isSafeInteger(value) };
}

const STRING = /^([a-zA-Z]*)('''|"""|'(?!'')|"(?!""))((?:\\.|[^\\])*)\2$/s;

/** A string as Python reads it; undefined where it does not end, or an escape in it is none. */
export function readString(
  text: string,
): { readonly type: "string"; readonly value: string } | Other | undefined {
  const [, prefix = "", , inner] = STRING.exec(text) ?? [];
  if (inner === undefined) return undefined;
  const kinds = prefix.toLowerCase();
  if (kinds.includes("b")) return { type: "other", construct: "a bytes string" };
  if (kinds.includes("f")) return { type: "other", construct: "an f-string" };
  if (kinds.includes("r")) return { type: "string", value: inner };
  if (inner.includes("\\N{")) return { type: "other", construct: "a character by its name" };
  let isWrong = false;
  const value = inner.replace(ESCAPE, (whole, x?: string, u?: string, U?: string, octal?: string) => {
    const hex = x ?? u ?? U;
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    const code = hex === undefined ? undefined : Number.parseInt(hex, 16);
    if (code !== undefined && code <= 0x10ffff) return String.fromCodePoint(code);
    if (code !== undefined || /^\\[xuU]/.test(whole)) isWrong = true;
    return ESCAPES[whole.slice(1)] ?? whole;
  });
  return isWrong ? undefined : { type: "string", value };
}

const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|.)/gs;
// What stands behind a backslash; another character keeps it.
const ESCAPES: Readonly<Record<string, string>> = {
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};
