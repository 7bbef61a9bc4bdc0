import type { SyntaxNode } from "@lezer/common";
import { readComprehension } from "./comprehension.ts";
import { readNumber, readString } from "./literals.ts";
import { isLogic, readLogic } from "./logic.ts";
import { between, childrenOf, nameIn } from "./nodes.ts";
import { readParameters } from "./parameters.ts";
import { problemAt, type Source } from "./source.ts";
import type { Argument, Binary, Comparison, Entry, Expression, Other, Slice, Span } from "./syntax.ts";

/** The expression that a node of the grammar is. Throws a Problem where it is no Python. */
export function readExpression(node: SyntaxNode, source: Source): Expression {
  const span = { from: node.from, to: node.to };
  const read = (inner: SyntaxNode | undefined) => readExpression(present(inner, span, source), source);
  const other = OTHERS[node.name];
  if (other !== undefined) {
    const isRead = node.name === "ComprehensionExpression" || node.name === "ArrayComprehensionExpression";
    const nodes = isRead ? childrenOf(node, source).slice(1, -1) : [];
    const comprehension = isRead ? readComprehension(nodes, span, source, readExpressions) : undefined;
    return { ...span, type: "other", construct: other, ...(comprehension && { comprehension }) };
  }
  switch (node.name) {
    case "Number":
    case "String":
    case "ContinuedString":
      return { ...span, ...literal(node, source) };
    case "Boolean":
      return { ...span, type: "constant", value: source.text[node.from] === "T" };
    case "None":
      return { ...span, type: "constant", value: null };
    case "VariableName":
      return { ...span, type: "name", name: nameIn(node, source) };
  }
  if (isLogic(node)) return readLogic(node, source, readExpression);
  const children = childrenOf(node, source);
  const inner = children.slice(1, -1);
  const [first, second, third, fourth, fifth] = children;
  switch (node.name) {
    case "ParenthesizedExpression":
      return { ...read(second), ...span };
    case "MemberExpression":
      return { ...span, ...member(read(first), children.slice(1), source) };
    case "CallExpression": {
      const list = present(second, span, source);
      return { ...span, type: "call", callee: read(first), args: readArguments(list, source) };
    }
    case "ArrayExpression":
      return { ...span, type: "list", items: readItems(inner, source) };
    case "TupleExpression":
      return { ...span, type: "tuple", items: readItems(inner, source) };
    case "SetExpression":
      return { ...span, type: "set", items: readItems(inner, source) };
    case "DictionaryExpression":
      return { ...span, type: "dict", entries: between(inner).map((nodes) => entry(nodes, span, source)) };
    case "UnaryExpression": {
      const operator = source.text.slice(first?.from, first?.to) as "+" | "-" | "~";
      return { ...span, type: "unary", operator, operand: read(second) };
    }
    case "BinaryExpression":
      return { ...span, ...binary(children, span, source) };
    case "ConditionalExpression":
      return { ...span, type: "conditional", yes: read(first), test: read(third), no: read(fifth) };
    case "LambdaExpression": {
      const parameters = second?.name === "ParamList" ? readParameters(second, source, readExpression) : [];
      return { ...span, type: "lambda", parameters, body: read(fourth ?? third) };
    }
  }
  throw problemAt(source, span, "this is no Python expression");
}

/** What is not looked into, by the grammar's names. */
const OTHERS: Readonly<Record<string, string>> = {
  FormatString: "an f-string",
  Ellipsis: "an ellipsis",
  ComprehensionExpression: "a generator expression",
  ArrayComprehensionExpression: "a list comprehension",
  DictionaryComprehensionExpression: "a dict comprehension",
  SetComprehensionExpression: "a set comprehension",
  AwaitExpression: "an await expression",
  YieldExpression: "a yield expression",
  NamedExpression: "an assignment expression",
};

function present(node: SyntaxNode | undefined, span: Span, source: Source): SyntaxNode {
  if (node === undefined) throw problemAt(source, span, "this is no Python expression");
  return node;
}

function literal(node: SyntaxNode, source: Source) {
  const text = source.text.slice(node.from, node.to);
  if (node.name === "Number") {
    const number = readNumber(text);
    if (number === undefined) throw problemAt(source, node, `${text} is not a number`);
    return number;
  }
  const pieces = node.name === "String" ? [node] : childrenOf(node, source);
  let value = "";
  for (const piece of pieces) {
    const string = readString(source.text.slice(piece.from, piece.to));
    if (string === undefined)
      throw problemAt(source, piece, "this string does not end, or has a wrong escape");
    if (string.type === "other") return string;
    value += string.value;
  }
  return { type: "string" as const, value };
}

/** Expressions between commas, `*` before some. */
export function readItems(nodes: readonly SyntaxNode[], source: Source): Expression[] {
  return between(nodes).map(([first, second]) => {
    const node = present(first, nodes[0] ?? { from: 0, to: 0 }, source);
    if (node.name !== "*") return readExpression(node, source);
    const value = readExpression(present(second, node, source), source);
    return { type: "starred", value, from: node.from, to: value.to };
  });
}

/** One expression, or the tuple that several between commas are. */
export function readExpressions(nodes: readonly SyntaxNode[], span: Span, source: Source): Expression {
  const items = readItems(nodes, source);
  const [first] = items;
  if (first && !nodes.some(({ name }) => name === ",")) return first;
  const { from, to } = { from: nodes[0]?.from ?? span.from, to: nodes.at(-1)?.to ?? span.to };
  return { type: "tuple", items, from, to };
}

function member(object: Expression, rest: readonly SyntaxNode[], source: Source) {
  const [open, property] = rest;
  if (open?.name === "." && property) {
    const nameSpan = { from: property.from, to: property.to };
    return { type: "attribute" as const, object, name: nameIn(property, source), nameSpan };
  }
  const span = { from: open?.from ?? object.to, to: rest.at(-1)?.to ?? object.to };
  return { type: "subscript" as const, object, index: index(rest.slice(1, -1), span, source) };
}

function index(nodes: readonly SyntaxNode[], span: Span, source: Source): Expression | Slice {
  if (!nodes.some(({ name }) => name === ":")) return readExpressions(nodes, span, source);
  if (nodes.some(({ name }) => name === ",")) {
    return { ...span, type: "other", construct: "a slice of several dimensions" };
  }
  const bounds: (Expression | undefined)[] = [undefined];
  for (const node of nodes) {
    if (node.name === ":") bounds.push(undefined);
    else bounds[bounds.length - 1] = readExpression(node, source);
  }
  const [start, stop, step] = bounds;
  return { ...span, type: "slice", start, stop, step };
}

function entry(nodes: readonly SyntaxNode[], span: Span, source: Source): Entry {
  const [first, second, third] = nodes;
  if (first?.name === "**") {
    return { key: undefined, value: readExpression(present(second, span, source), source) };
  }
  const key = readExpression(present(first, span, source), source);
  return { key, value: readExpression(present(third, span, source), source) };
}

const COMPARISONS: ReadonlySet<string> = new Set([
  "<",
  "<=",
  ">",
  ">=",
  "==",
  "!=",
  "in",
  "not in",
  "is",
  "is not",
]);

function binary(children: readonly SyntaxNode[], span: Span, source: Source) {
  const left = present(children[0], span, source);
  const right = present(children.at(-1), span, source);
  const operator = children
    .slice(1, -1)
    .map(({ from, to }) => source.text.slice(from, to))
    .join(" ");
  const read = (node: SyntaxNode) => readExpression(node, source);
  if (COMPARISONS.has(operator)) return comparison(left, right, operator as Comparison, source);
  if (operator === "<>") throw problemAt(source, children[1] ?? left, "unexpected <>: this is no Python");
  return { type: "binary" as const, operator: operator as Binary, left: read(left), right: read(right) };
}

/** `a < b < c` is one comparison; the grammar has it as two, the first inside the second. */
function comparison(left: SyntaxNode, right: SyntaxNode, operator: Comparison, source: Source) {
  const before = readExpression(left, source);
  const link = { operator, operand: readExpression(right, source) };
  const isChain = before.type === "comparison" && left.name === "BinaryExpression";
  return isChain
    ? { type: "comparison" as const, first: before.first, rest: [...before.rest, link] }
    : { type: "comparison" as const, first: before, rest: [link] };
}

/** `sum(x for x in y)`: a generator that is the only argument has no brackets of its own. */
function generator(nodes: readonly SyntaxNode[], source: Source): Argument {
  const span = { from: nodes[0]?.from ?? 0, to: nodes.at(-1)?.to ?? 0 };
  const comprehension = readComprehension(nodes, span, source, readExpressions);
  const construct = "a generator expression";
  return {
    ...span,
    kind: "positional",
    value: { ...span, type: "other", construct, ...(comprehension && { comprehension }) },
  };
}

/** The arguments of an ArgList. */
export function readArguments(list: SyntaxNode, source: Source): Argument[] {
  const all = childrenOf(list, source).slice(1, -1);
  if (all.some(({ name }) => name === "for")) return [generator(all, source)];
  return between(all).map((nodes) => {
    const [first, second, third] = nodes as [SyntaxNode, ...SyntaxNode[]];
    const span = { from: first.from, to: nodes.at(-1)?.to ?? first.to };
    const value = (node: SyntaxNode | undefined) => readExpression(present(node, span, source), source);
    const other = (construct: string): Expression & Other => ({ ...span, type: "other", construct });
    if (first.name === "*" || first.name === "**") return { ...span, kind: first.name, value: value(second) };
    if (second?.name !== "AssignOp") return { ...span, kind: "positional", value: value(first) };
    if (source.text[second.from] === ":") {
      return { ...span, kind: "positional", value: other("an assignment expression") };
    }
    return { ...span, kind: "keyword", name: nameIn(first, source), value: value(third) };
  });
}
