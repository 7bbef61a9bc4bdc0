import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/python";
import { checkNames } from "./python-names.ts";

/** A value of Python code: a literal, or a call of a name. */
export type Value = null | boolean | number | string | Value[] | Call | { [key: string]: Value };

export interface Call {
  /** As it is imported: `torch.optim.lr_scheduler.StepLR`. */
  readonly calls: string;
  readonly args: readonly Value[];
  readonly named: Readonly<Record<string, Value>>;
}

export const isCall = (value: unknown): value is Call =>
  typeof value === "object" && value !== null && "calls" in value;

/** What each name is assigned in a program of imports and assignments. Throws where it has anything else. */
export function assignments(code: string): Record<string, Value> {
  const imported = new Map<string, string>();
  const values: Record<string, Value> = {};
  checkNames(code);
  for (const statement of children(parser.parse(code).topNode)) {
    const text = code.slice(statement.from, statement.to);
    if (statement.name === "ImportStatement") learn(text, imported);
    else if (statement.name === "AssignStatement") {
      // of a pair the first name has what was called
      const parts = children(statement);
      const [target, value] = [parts[0], parts.at(-1)] as [SyntaxNode, SyntaxNode];
      values[code.slice(target.from, target.to)] = valueIn(value, code, imported);
    } else if (statement.name === "ExpressionStatement") {
      values[""] = valueIn(statement.firstChild as SyntaxNode, code, imported);
    } else if (statement.name !== "Comment") throw new Error(`${statement.name}: ${text}`);
  }
  return values;
}

function learn(text: string, imported: Map<string, string>): void {
  const [, module, names = ""] = /^from (\S+) import \(?([\s\S]*?),?\s*\)?$/.exec(text) ?? [];
  for (const name of module === undefined ? [] : names.split(",").map((each) => each.trim()))
    imported.set(name, `${module}.${name}`);
}

function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}

const inside = (node: SyntaxNode) => children(node).filter(({ name }) => !/^[()[\]{},:]$/.test(name));

function valueIn(node: SyntaxNode, code: string, imported: ReadonlyMap<string, string>): Value {
  const text = code.slice(node.from, node.to);
  const value = (inner: SyntaxNode) => valueIn(inner, code, imported);
  switch (node.name) {
    case "None":
      return null;
    case "Boolean":
      return text === "True";
    case "Number":
      return Number(text.replaceAll("_", ""));
    case "String":
      return text.startsWith("'") ? text.slice(1, -1) : JSON.parse(text);
    case "UnaryExpression":
      return -(value(node.lastChild as SyntaxNode) as number);
    case "ArrayExpression":
    case "TupleExpression":
      return inside(node).map(value);
    case "DictionaryExpression": {
      const parts = inside(node);
      return Object.fromEntries(
        parts.flatMap((key, i) =>
          i % 2 === 0 ? [[String(value(key)), value(parts[i + 1] as SyntaxNode)]] : [],
        ),
      );
    }
    case "CallExpression":
      return callOf(node, code, imported);
    case "LambdaExpression":
    case "VariableName":
    case "MemberExpression":
      return text;
    default:
      throw new Error(`${node.name}: ${text}`);
  }
}

function callOf(node: SyntaxNode, code: string, imported: ReadonlyMap<string, string>): Call {
  const [callee, list] = children(node) as [SyntaxNode, SyntaxNode];
  const name = code.slice(callee.from, callee.to);
  const args: Value[] = [];
  const named: Record<string, Value> = {};
  const parts = inside(list);
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as SyntaxNode;
    if (parts[i + 1]?.name === "AssignOp") {
      named[code.slice(part.from, part.to)] = valueIn(parts[i + 2] as SyntaxNode, code, imported);
      i += 2;
    } else args.push(valueIn(part, code, imported));
  }
  const [head = "", ...rest] = name.split(".");
  return { calls: [imported.get(head) ?? head, ...rest].join("."), args, named };
}
