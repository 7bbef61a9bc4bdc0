import type { SyntaxNode } from "@lezer/common";
import { isProblem, type Problem } from "../core/problem.ts";
import { readArguments, readExpression, readExpressions } from "./expressions.ts";
import { readImport } from "./imports.ts";
import { childrenOf, nameIn, unexpected } from "./nodes.ts";
import { readAnnotation, readParameters } from "./parameters.ts";
import { problemAt, type Source } from "./source.ts";
import type { Binary, Block, Expression, Span, Statement } from "./syntax.ts";

/** What no statement could be made of: each is "other" in the tree, and a Problem here. */
export interface Reading {
  readonly source: Source;
  readonly problems: Problem[];
}

/** The statements inside a Script or a Body. */
export function readBlock(parent: SyntaxNode, reading: Reading): Block {
  const statements: Statement[] = [];
  let indentation: string | undefined;
  const note = (work: () => Statement, span: Span) => {
    try {
      statements.push(work());
    } catch (error) {
      if (!isProblem(error)) throw error;
      reading.problems.push(error);
      statements.push({ from: span.from, to: span.to, type: "other", construct: "a text that is no Python" });
    }
  };
  const visit = (node: SyntaxNode) => {
    if (node.name === "Comment" || node.name === ":" || node.name === ";") return;
    if (node.name === "StatementGroup") {
      for (let child = node.firstChild; child; child = child.nextSibling) visit(child);
      return;
    }
    note(() => {
      const own = indentationOf(node, reading.source);
      indentation ??= own;
      if (own !== undefined && own !== indentation) {
        throw problemAt(reading.source, node, "this line is indented otherwise than those before it");
      }
      return readStatement(node, reading);
    }, node);
  };
  for (let node = parent.firstChild; node; node = node.nextSibling) visit(node);
  return statements;
}

/** What stands before the first statement of a line; undefined for one that has another before it. */
function indentationOf({ from }: SyntaxNode, { text }: Source): string | undefined {
  const before = text.slice(text.lastIndexOf("\n", from - 1) + 1, from);
  return /^\s*$/.test(before) ? before : undefined;
}

function readStatement(node: SyntaxNode, reading: Reading): Statement {
  const { source } = reading;
  if (node.type.isError) throw unexpected(node, source);
  const span = { from: node.from, to: node.to };
  const other = OTHERS[node.name];
  if (other !== undefined) return { ...span, type: "other", construct: other };
  if (node.name === "WithStatement") return { ...span, type: "with", body: lastBlock(node, reading) };
  const children = childrenOf(node, source);
  const [first, second] = children;
  const block = (at: number) => blockAt(children, at, span, reading);
  const after = (keyword: string) => clause(children, keyword, span, reading);
  switch (node.name) {
    case "AssignStatement":
      return { ...span, ...assignment(children, span, source) };
    case "UpdateStatement":
      return { ...span, ...augmented(children, span, source) };
    case "ExpressionStatement":
      return { ...span, type: "expression", value: readExpressions(children, span, source) };
    case "PassStatement":
      return { ...span, type: "pass" };
    case "BreakStatement":
      return { ...span, type: "break" };
    case "ContinueStatement":
      return { ...span, type: "continue" };
    case "ReturnStatement": {
      const value = children.length > 1 ? readExpressions(children.slice(1), span, source) : undefined;
      return { ...span, type: "return", value };
    }
    case "AssertStatement":
      return {
        ...span,
        type: "assert",
        test: second ? readExpression(second, source) : missing(span, source),
      };
    case "RaiseStatement":
      return { ...span, type: "raise" };
    case "ImportStatement":
      return { ...span, ...readImport(children, source) };
    case "IfStatement": {
      const branches = children.flatMap(({ name }, at) => {
        const test = children[at + 1];
        if ((name !== "if" && name !== "elif") || !test) return [];
        return { test: readExpression(test, source), body: block(at + 2) };
      });
      return { ...span, type: "if", branches, otherwise: after("else") };
    }
    case "WhileStatement": {
      const test = second ? readExpression(second, source) : missing(span, source);
      return { ...span, type: "while", test, body: block(2), otherwise: after("else") };
    }
    case "ForStatement": {
      if (first?.name === "async") return { ...span, type: "other", construct: "an async for loop" };
      const within = children.findIndex(({ name }) => name === "in");
      const end = children.findIndex(({ name }) => name === "Body");
      const target = assignable(readExpressions(children.slice(1, within), span, source), source);
      const iterable = readExpressions(children.slice(within + 1, end), span, source);
      return { ...span, type: "for", target, iterable, body: block(end), otherwise: after("else") };
    }
    case "TryStatement": {
      const handlers = children.flatMap(({ name }, at) => {
        if (name !== "except") return [];
        const body = children.findIndex((child, index) => index > at && child.name === "Body");
        return [block(body)];
      });
      return {
        ...span,
        type: "try",
        body: block(1),
        handlers,
        otherwise: after("else"),
        final: after("finally"),
      };
    }
    case "FunctionDefinition":
    case "ClassDefinition":
      return { ...span, ...definition(node, [], reading) };
    case "DecoratedStatement": {
      const decorators = children
        .filter(({ name }) => name === "Decorator")
        .map((decorator) => readDecorator(decorator, source));
      const defined = children.at(-1) ?? node;
      return { ...span, ...definition(defined, decorators, reading) };
    }
  }
  throw problemAt(source, span, "this is no Python statement");
}

/** What is not looked into, by the grammar's names. */
const OTHERS: Readonly<Record<string, string>> = {
  DeleteStatement: "a del statement",
  YieldStatement: "a yield statement",
  PrintStatement: "a print statement of Python 2",
  ScopeStatement: "a global or nonlocal statement",
  TypeDefinition: "a type statement",
  MatchStatement: "a match statement",
};

const missing = (span: Span, source: Source): never => {
  throw problemAt(source, span, "this is no Python statement");
};

function blockAt(children: readonly SyntaxNode[], at: number, span: Span, reading: Reading): Block {
  const body = children[at];
  if (body?.name !== "Body") return missing(span, reading.source);
  const block = readBlock(body, reading);
  if (block.length === 0)
    throw problemAt(reading.source, body, "expected an indented block behind this colon");
  return block;
}

/** The block behind `else` or `finally`. */
function clause(children: readonly SyntaxNode[], keyword: string, span: Span, reading: Reading) {
  const at = children.findIndex(({ name }) => name === keyword);
  return at < 0 ? undefined : blockAt(children, at + 1, span, reading);
}

/** The block of a statement whose head is nobody's business: the grammar does not take all that Python takes there. */
function lastBlock(node: SyntaxNode, reading: Reading): Block {
  const body = node.getChild("Body");
  return body ? blockAt([body], 0, node, reading) : missing(node, reading.source);
}

function assignment(children: readonly SyntaxNode[], span: Span, source: Source) {
  const sides: SyntaxNode[][] = [[]];
  let annotation: Expression | undefined;
  for (const child of children) {
    if (child.name === "AssignOp") sides.push([]);
    else if (child.name === "TypeDef") annotation = readAnnotation(child, source, readExpression);
    else sides.at(-1)?.push(child);
  }
  const values = sides.map((side) => readExpressions(side, span, source));
  const value = sides.length > 1 ? values.pop() : undefined;
  const [first = missing(span, source), ...rest] = values.map((target) => assignable(target, source));
  return { type: "assign" as const, targets: [first, ...rest] as const, annotation, value } as const;
}

function augmented(children: readonly SyntaxNode[], span: Span, source: Source) {
  const at = children.findIndex(({ name }) => name === "UpdateOp");
  const update = children[at];
  if (!update) return missing(span, source);
  const target = assignable(readExpressions(children.slice(0, at), span, source), source);
  const value = readExpressions(children.slice(at + 1), span, source);
  const operator = source.text.slice(update.from, update.to - 1) as Binary;
  return { type: "augmented" as const, target, operator, value };
}

/** A target of an assignment. Throws a Problem for what nothing can be assigned to. */
function assignable(target: Expression, source: Source): Expression {
  switch (target.type) {
    case "name":
    case "attribute":
    case "subscript":
      return target;
    case "starred":
      return { ...target, value: assignable(target.value, source) };
    case "list":
    case "tuple":
      return { ...target, items: target.items.map((item) => assignable(item, source)) };
    default:
      throw problemAt(source, target, "nothing can be assigned to this");
  }
}

function definition(node: SyntaxNode, decorators: readonly Expression[], reading: Reading) {
  const { source } = reading;
  const children = childrenOf(node, source);
  const name = children.find((child) => child.name === "VariableName");
  const body = children.findIndex((child) => child.name === "Body");
  const named = { name: name ? nameIn(name, source) : missing(node, source), decorators };
  const block = blockAt(children, body, node, reading);
  if (node.name === "ClassDefinition") {
    const list = children.find((child) => child.name === "ArgList");
    return { type: "class" as const, ...named, bases: list ? readArguments(list, source) : [], body: block };
  }
  const list = children.find((child) => child.name === "ParamList");
  const type = children.find((child) => child.name === "TypeDef");
  return {
    type: "function" as const,
    ...named,
    isAsync: children[0]?.name === "async",
    parameters: list ? readParameters(list, source, readExpression) : [],
    returns: type && readAnnotation(type, source, readExpression),
    body: block,
  };
}

/** `@torch.no_grad()`: names between dots, and arguments. */
function readDecorator(node: SyntaxNode, source: Source): Expression {
  const children = childrenOf(node, source);
  const names = children.filter(({ name }) => name === "VariableName");
  const [first = missing(node, source), ...rest] = names;
  const callee = rest.reduce<Expression>(
    (object, name) => ({
      from: object.from,
      to: name.to,
      type: "attribute",
      object,
      name: nameIn(name, source),
      nameSpan: { from: name.from, to: name.to },
    }),
    readExpression(first, source),
  );
  const list = children.find(({ name }) => name === "ArgList");
  if (!list) return callee;
  return { from: callee.from, to: list.to, type: "call", callee, args: readArguments(list, source) };
}
