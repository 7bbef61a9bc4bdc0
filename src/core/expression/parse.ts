import { Problem } from "../problem.ts";
import { refuse } from "./failure.ts";
import type { Arithmetic, Comparison, Node, Parameter, Source } from "./syntax.ts";
import { OPERATIONS, type Token, tokenize } from "./tokens.ts";

// Python's grammar of an expression by recursive descent, its binary operators by their binding power.

const MAX_NESTING = 100;
const COMPARISONS: ReadonlySet<string> = new Set(["<", "<=", ">", ">=", "==", "!="]);
const POWER = { "+": 1, "-": 1, "*": 2, "/": 2, "//": 2, "%": 2 } as const;
// Python's keywords: no names, and those that the grammar below does not take are refused.
const KEYWORDS: ReadonlySet<string> = new Set(
  `and as assert async await break class continue def del elif else except finally for from global if import in
  is lambda nonlocal not or pass raise return try while with yield None True False`.split(/\s+/),
);

/** Is it one of Python's keywords, and so no name? */
export const isKeyword = (word: string): boolean => KEYWORDS.has(word);

/** Read a text as a tree; a Problem where it is no expression of the language. */
export function parse(text: string): Source {
  const tokens = tokenize(text);
  const names: Source["names"][number][] = [];
  let at = 0;
  let nesting = 0;

  // The last token is "end", and nothing moves past it.
  const peek = () => tokens[at] as Token;
  const sees = (word: string) => peek().text === word && peek().type !== "end";
  const take = () => tokens[peek().type === "end" ? at : at++] as Token;
  const accepts = (word: string) => sees(word) && take() !== undefined;

  function expect(word: string): void {
    if (!accepts(word)) unexpected(`expected ${JSON.stringify(word)}`);
  }

  function unexpected(allowed = OPERATIONS): never {
    const { type, text, column } = peek();
    if (type === "end") refuse(column, "the expression ends too early", { allowed });
    if (text === "lambda")
      refuse(column, "a lambda inside an expression", { allowed: "one at its beginning" });
    refuse(column, `unexpected ${JSON.stringify(text)}`, { allowed });
  }

  /** Run `read` one level deeper. */
  function deeper(read: () => Node): Node {
    if (++nesting > MAX_NESTING) {
      refuse(peek().column, "nested too deeply", { allowed: `at most ${MAX_NESTING} levels` });
    }
    const node = read();
    nesting--;
    return node;
  }

  // A long `a if b else c if d else …` is a list, not a nesting: read it in a loop, fold it from its end.
  function expression(): Node {
    const cases: { yes: Node; test: Node }[] = [];
    let node = logic("or");
    while (accepts("if")) {
      const test = logic("or");
      expect("else");
      cases.push({ yes: node, test });
      node = logic("or");
    }
    return cases.reduceRight<Node>((no, { yes, test }) => ({ type: "choice", test, yes, no }), node);
  }

  function logic(operator: "or" | "and"): Node {
    const operand = operator === "or" ? () => logic("and") : negation;
    let left = operand();
    while (accepts(operator)) left = { type: "logic", operator, left, right: operand() };
    return left;
  }

  function negation(): Node {
    if (accepts("not")) return { type: "not", operand: deeper(negation) };
    const first = sum();
    const rest: { operator: Comparison; operand: Node }[] = [];
    while (COMPARISONS.has(peek().text)) {
      rest.push({ operator: take().text as Comparison, operand: sum() });
    }
    return rest.length === 0 ? first : { type: "comparison", first, rest };
  }

  function sum(least = 1): Node {
    let left = sign();
    for (;;) {
      const { text, column } = peek();
      const power = Object.hasOwn(POWER, text) ? POWER[text as keyof typeof POWER] : 0;
      if (power < least) return left;
      take();
      left = { type: "arithmetic", operator: text as Arithmetic, left, right: sum(power + 1), column };
    }
  }

  function sign(): Node {
    if (accepts("-")) return { type: "negative", operand: deeper(sign) };
    if (accepts("+")) return { type: "positive", operand: deeper(sign) };
    const left = primary();
    const { column } = peek();
    if (!accepts("**")) return left;
    return { type: "arithmetic", operator: "**", left, right: deeper(sign), column };
  }

  function primary(): Node {
    const token = peek();
    if (token.type === "number") {
      take();
      return after({ type: "number", value: token.value, kind: token.kind });
    }
    if (accepts("(")) {
      const inner = deeper(expression);
      expect(")");
      return after(inner);
    }
    if (accepts("True")) return after({ type: "number", value: 1, kind: "int" });
    if (accepts("False")) return after({ type: "number", value: 0, kind: "int" });
    if (token.type !== "name" || KEYWORDS.has(token.text)) unexpected();
    return named();
  }

  function named(): Node {
    const { column } = peek();
    let name = identifier();
    while (accepts(".")) name += `.${identifier()}`;
    if (accepts("(")) return after({ type: "call", name, args: args(), column });
    names.push({ name, column });
    return after({ type: "name", name, column });
  }

  function args(): Node[] {
    const list: Node[] = [];
    while (!accepts(")")) {
      list.push(deeper(expression));
      if (sees("=")) refuse(peek().column, "arguments are given by their position, not by name");
      if (!sees(")")) expect(",");
    }
    return list;
  }

  /** Refuse what may not follow a value, in words of its own where Python means something by it. */
  function after(node: Node): Node {
    const { column } = peek();
    if (sees("(")) refuse(column, "only a function can be called", { allowed: OPERATIONS });
    if (sees(".")) refuse(column, "values have no attributes here", { allowed: OPERATIONS });
    return node;
  }

  function identifier(): string {
    const { type, text } = peek();
    if (type !== "name" || KEYWORDS.has(text)) unexpected("a name");
    take();
    return text;
  }

  function parameters(): Parameter[] {
    const list: Parameter[] = [];
    while (!accepts(":")) {
      const { column } = peek();
      const name = identifier();
      if (list.some((other) => other.name === name)) refuse(column, `two parameters are named ${name}`);
      list.push({ name, column, value: accepts("=") ? expression() : undefined });
      if (!sees(":")) expect(",");
    }
    return list;
  }

  if (peek().type === "end") {
    throw new Problem("the expression is empty", { hint: 'Give one such as "0.95 ** epoch"' });
  }
  const list = accepts("lambda") ? parameters() : undefined;
  const body = expression();
  if (peek().type !== "end") unexpected();
  return { parameters: list, body, names };
}
