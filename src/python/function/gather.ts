import type { ProblemDetails } from "../../core/problem.ts";
import type { Module } from "../parse.ts";
import { problemAt } from "../source.ts";
import type {
  Block,
  Comprehension,
  Expression,
  FunctionDefinition,
  Slice,
  Span,
  Statement,
} from "../syntax.ts";
import { BUILTINS } from "./builtins.ts";
import { type Defined, type Definitions, isHarmless, isStatic } from "./definitions.ts";
import { methodOf } from "./element.ts";
import { bareAt, isIn } from "./library.ts";
import { isMessage } from "./message.ts";
import { MODULES, PYTHONS } from "./name.ts";
import { expressionsIn, namesIn, partsOf } from "./parts.ts";
import type { Replacement } from "./pieces.ts";
import { LET_PYTHON } from "./program.ts";
import { blocksIn, declare, namesOfTarget, Scope } from "./scope.ts";

/**
 * What is known beside the module: the value of a name, an attribute, a call or an index as a Python literal (`0.1`,
 * `[30, 60]`), by its text on one line (`lr`, `self.max_lr`, `len(loader)`); undefined where nobody knows. It wins over
 * what the module says.
 */
export type LookUp = (text: string, expression: Expression) => string | undefined;

/** What the text of a function needs. */
export interface Needs {
  readonly imports: Set<string>;
  /** Names with the literals that they stand for. */
  readonly values: Map<string, string>;
  /** Statements of the module, each with what is otherwise in it. */
  readonly statements: Map<Statement, Replacement[]>;
}

/** What a function uses of its module, and what that uses. */
export function gather(module: Module, definitions: Definitions, entry: Defined, lookUp: LookUp): Needs {
  const { source } = module;
  const { text } = source;
  const needs: Needs = { imports: new Set(), values: new Map(), statements: new Map() };
  const selves = new Set<string>();
  const oneLine = ({ from, to }: Span) => text.slice(from, to).replace(/\s+/g, " ");
  take(entry.statement, entry.methods);
  return needs;

  function take(statement: Statement, methods: Defined["methods"]): void {
    if (needs.statements.has(statement)) return;
    const replacements: Replacement[] = [];
    needs.statements.set(statement, replacements);
    const walk = walker(replacements, methods);
    if (statement.type !== "function") walk.statement(statement, new Set());
    else walk.definition(statement, new Set(), methods !== undefined && !isStatic(statement));
  }

  /** A local name must not hide a method that is a function now. */
  function nameOfMethod(method: FunctionDefinition & Span): string {
    return method === entry.statement ? method.name : `self_${method.name}`;
  }

  function needName(node: Expression & { readonly type: "name" }, whole: Expression): void {
    const { name } = node;
    if (needs.values.has(name)) return;
    const literal = lookUp(name, node);
    if (literal !== undefined) {
      needs.values.set(name, literal);
      return;
    }
    const statements = definitions.statements.get(name);
    if (statements && definitions.uncertain.has(name)) {
      throw unknown(node, `${name} is given a value in a block, and is not known`);
    }
    if (statements) {
      for (const statement of statements.at(-1)?.type === "function" ? statements.slice(-1) : statements) {
        take(statement, undefined);
      }
      return;
    }
    const imported = definitions.imports.get(name);
    const star = imported ? undefined : starWith(name, definitions);
    if (star) needs.imports.add(star.text);
    else if (imported && isLibrary(imported)) needs.imports.add(imported.text);
    else if (imported || !isInterpreters(name)) throw unknown(whole, `${oneLine(whole)} is not known`);
  }

  /** Is a name none that the module or the interpreter has? */
  function isNowhere({ name }: { readonly name: string }): boolean {
    if (definitions.statements.has(name) || selves.has(name)) return false;
    const imported = definitions.imports.get(name);
    return imported ? !isLibrary(imported) : !isInterpreters(name) && !starWith(name, definitions);
  }

  /** Is a name that of a library which is interpreted? */
  function isOfLibrary(name: string): boolean {
    const imported = definitions.imports.get(name);
    return imported ? isLibrary(imported) : MODULES.has(name);
  }

  function unknown(node: Expression, message: string, details: ProblemDetails = {}) {
    return problemAt(source, node, message, { hint: `Give it with --set "${oneLine(node)}=…"`, ...details });
  }

  function walker(replacements: Replacement[], methods: Defined["methods"]) {
    type Bound = ReadonlySet<string>;

    function expression(node: Expression | Slice, bound: Bound, whole?: Expression): void {
      if (node.type === "slice") {
        for (const part of [node.start, node.stop, node.step]) if (part) expression(part, bound);
        return;
      }
      const isAsked =
        node.type === "attribute" ||
        node.type === "call" ||
        node.type === "subscript" ||
        node.type === "other";
      if (isAsked && !namesIn(node).some((name) => bound.has(name))) {
        const literal = lookUp(oneLine(node), node);
        if (literal !== undefined) {
          replacements.push({
            from: node.from,
            to: node.to,
            text: /^[\w.]+$/.test(literal) ? literal : `(${literal})`,
          });
          return;
        }
      }
      switch (node.type) {
        case "name":
          if (!bound.has(node.name)) needName(node, whole ?? node);
          return;
        case "attribute":
          attribute(node, bound, whole);
          return;
        case "call": {
          const isLen = node.callee.type === "name" && node.callee.name === "len";
          const { callee } = node;
          const isOfDict = callee.type === "attribute" && methodOf(callee.name) !== undefined;
          const root = rootOf(callee);
          if (root && !isOfDict && !bound.has(root.name) && isNowhere(root)) {
            // of one that takes the step no value can be given
            const isOfStep = namesIn(node).some((name) => bound.has(name));
            const message = `${oneLine(callee)} is a function that is not known`;
            throw unknown(node, message, isOfStep ? { hint: LET_PYTHON } : {});
          }
          expression(isOfDict ? callee.object : callee, bound);
          for (const { value } of node.args) expression(value, bound, isLen ? node : undefined);
          return;
        }
        case "lambda":
          lambda(node, bound);
          return;
        case "other":
          if (node.comprehension) comprehension(node.comprehension, bound);
          return;
        default:
          for (const inner of partsOf(node))
            expression(inner, bound, node.type === "subscript" ? (whole ?? node) : undefined);
      }
    }

    function attribute(
      node: Expression & { readonly type: "attribute" },
      bound: Bound,
      whole?: Expression,
    ): void {
      const { object, name } = node;
      if (object.type === "name" && selves.has(object.name) && !bound.has(object.name)) {
        const method = methods?.get(name);
        if (!method) throw unknown(node, `${oneLine(node)} is not known`);
        replacements.push({ from: node.from, to: node.to, text: nameOfMethod(method) });
        take(method, methods);
        return;
      }
      const root = rootOf(node);
      // of a value of the module no attribute is known
      if (root !== undefined && !bound.has(root.name) && !isOfLibrary(root.name)) {
        throw unknown(whole ?? node, `${oneLine(whole ?? node)} is not known`);
      }
      expression(object, bound, whole ?? node);
    }

    function lambda(node: Expression & { readonly type: "lambda" }, bound: Bound): void {
      for (const { value } of node.parameters) if (value) expression(value, bound);
      expression(node.body, new Set([...bound, ...node.parameters.map(({ name }) => name)]));
    }

    function comprehension({ element, clauses }: Comprehension, bound: Bound): void {
      const names = new Set(bound);
      for (const { target, iterable, conditions } of clauses) {
        expression(iterable, names);
        for (const name of namesOfTarget(target)) names.add(name);
        for (const condition of conditions) expression(condition, names);
      }
      expression(element, names);
    }

    function definition(node: FunctionDefinition & Span, bound: Bound, isMethod: boolean): void {
      const [self, second] = node.parameters;
      if (isMethod && self) {
        selves.add(self.name);
        const from = text.indexOf(
          node.name,
          text.indexOf("def", node.decorators.at(-1)?.to ?? node.from) + 3,
        );
        replacements.push({ from, to: from + node.name.length, text: nameOfMethod(node) });
        replacements.push({ from: self.from, to: second?.from ?? self.to, text: "" });
      }
      const last = node.decorators.at(-1);
      if (last && node.decorators.every((each) => isHarmless(each, text))) {
        replacements.push({ from: node.from, to: text.indexOf("def", last.to), text: "" });
      }
      for (const { value } of node.parameters) if (value) expression(value, bound);
      const own = new Scope(undefined);
      declare(node.body, own);
      const names = new Set([...bound, ...own.slots.keys(), ...own.imports.keys()]);
      for (const { name } of isMethod ? node.parameters.slice(1) : node.parameters) names.add(name);
      block(node.body, names);
    }

    function block(statements: Block, bound: Bound): void {
      for (const inner of statements) statement(inner, bound);
    }

    function statement(node: Statement, bound: Bound): void {
      if (node.type === "expression" && isMessage(node.value)) return;
      for (const inner of expressionsIn(node)) expression(inner, bound);
      if (node.type === "function") definition(node, bound, false);
      for (const inner of blocksIn(node)) block(inner, bound);
    }

    return { statement, definition };
  }
}

/** The import of everything of a library that gives a name; undefined where none does. */
export const starWith = (name: string, { stars }: Definitions) =>
  stars.findLast((star) => isLibrary(star) && isIn(star.module, name));

/** Does the interpreter know a name that nobody defines? */
export const isInterpreters = (name: string): boolean =>
  BUILTINS.has(name) || PYTHONS.has(name) || MODULES.has(name) || bareAt(name) !== undefined;

/** The name that attributes are of: `config` of `config.optimizer.lr`; undefined for those of no name. */
function rootOf(node: Expression): (Expression & { readonly type: "name" }) | undefined {
  if (node.type === "attribute") return rootOf(node.object);
  return node.type === "name" ? node : undefined;
}

/** `import math`, `import numpy as np`, `from math import cos`: what the interpreter has. */
const isLibrary = ({ module }: { readonly module: string }): boolean =>
  module === "math" || module === "numpy" || module === "bisect";
