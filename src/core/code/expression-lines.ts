import { isKeyword } from "../expression/parse.ts";
import { type Token, tokenize } from "../expression/tokens.ts";

/** What a line may begin with inside an expression, what Python binds weakest first. */
const breaks = [
  ["else"],
  ["if"],
  ["or"],
  ["and"],
  ["<", "<=", ">", ">=", "==", "!="],
  ["+", "-"],
  ["*", "/", "//", "%"],
] as const;

type Words = readonly Token[];

/** An expression over lines of at most `width` where that can be, for between parentheses: each `else` begins one. */
export function expressionLines(text: string, width: number): string[] {
  const all = tokenize(text).slice(0, -1);
  const branches = pieces(isBracketed(all) ? all.slice(1, -1) : all, ["else"]);
  return branches.flatMap((branch) => {
    const deeper = branches.length > 1 ? 4 : 0;
    if (textOf(branch).length <= width) return [textOf(branch)];
    return lines(branch, width - deeper).map((line, i) => (i === 0 ? line : " ".repeat(deeper) + line));
  });

  function textOf(words: Words): string {
    const [first, last] = [words[0], words.at(-1)];
    return first && last ? text.slice(first.column - 1, last.column - 1 + last.text.length) : "";
  }

  function lines(words: Words, width: number): string[] {
    if (textOf(words).length <= width) return [textOf(words)];
    const parts = breaks.map((before) => pieces(words, before)).find(({ length }) => length > 1);
    if (parts === undefined) return inBrackets(words, width);
    const filled: string[] = [];
    let open = false; // for more in the last line
    for (const part of parts) {
      const own = lines(part, width);
      const joined = `${filled.at(-1)} ${own[0]}`;
      if (open && own.length === 1 && joined.length <= width) filled.splice(-1, 1, joined);
      else filled.push(...own);
      open = own.length === 1;
    }
    return filled;
  }

  /** `max(`, a line for each argument, `)` */
  function inBrackets(words: Words, width: number): string[] {
    const open = words.findIndex(({ text }) => text === "(") + 1;
    const close = closing(words, open);
    if (open === 0 || open === close) return [textOf(words)];
    const items = pieces(words.slice(open, close), [","]).map((item) =>
      item.filter(({ text }, i) => i > 0 || text !== ","),
    );
    const inner = items.flatMap((item, i) => {
      const own = lines(item, width - 5).map((line) => `    ${line}`);
      return i === items.length - 1 ? own : [...own.slice(0, -1), `${own.at(-1)},`];
    });
    return [textOf(words.slice(0, open)), ...inner, textOf(words.slice(close))];
  }
}

/** The parts of an expression, each but the first with the word that it begins with. */
function pieces(words: Words, before: readonly string[]): Words[] {
  const parts: Token[][] = [];
  let depth = 0;
  words.forEach((word, i) => {
    const begins = depth === 0 && before.includes(word.text) && endsValue(words[i - 1]);
    if (begins || i === 0) parts.push([]);
    parts.at(-1)?.push(word);
    depth += word.text === "(" ? 1 : word.text === ")" ? -1 : 0;
  });
  return parts;
}

/** Behind a value a sign is an operator. */
const endsValue = (word: Token | undefined) =>
  word !== undefined &&
  (word.type === "number" ||
    word.text === ")" ||
    (word.type === "name" && !isKeyword(word.text)) ||
    /^(True|False)$/.test(word.text));

/** The index of the bracket that closes the one before `start`. */
function closing(words: Words, start: number): number {
  let depth = 1;
  return words.findIndex(({ text }, i) => {
    if (i < start) return false;
    depth += text === "(" ? 1 : text === ")" ? -1 : 0;
    return depth === 0;
  });
}

const isBracketed = (words: Words) => words[0]?.text === "(" && closing(words, 1) === words.length - 1;
