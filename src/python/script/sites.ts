import { className, type Registry } from "../../core/definition.ts";
import { calleeName, definitionOf, isFrameworks } from "../class-name.ts";
import type { Scope } from "../environment.ts";
import type { Call, Span, Statement } from "../syntax.ts";
import { blocksOf } from "./inside.ts";
import { type Context, contextAt, type Outline, type Placed, statementAt } from "./outline.ts";

/** Where a script builds a scheduler. */
export interface Site extends Context {
  readonly node: Call & Span;
  /** The class, as the framework spells it. */
  readonly name: string;
  /** Where a class is imported from, where that is no framework; undefined where it is one. */
  readonly from: string | undefined;
}

/** Every call of a schedule of the registry, in the order of the text. */
export function sitesIn({ allCalls }: Outline, scope: Scope, registry: Registry): Site[] {
  const all = allCalls.flatMap((call): Site[] => {
    const name = calleeName(call.node.callee, scope);
    const definition = name === undefined ? undefined : definitionOf(name, registry);
    if (name === undefined || definition === undefined) return [];
    const own = className(definition);
    const module = name.slice(0, Math.max(0, name.length - own.length - 1));
    const isKnown = module === "" || isFrameworks(module, registry);
    // a function of that name in someone's own module may be any; a class is a copy of the framework's
    if (!isKnown && !/^[A-Z]/.test(own)) return [];
    return [{ ...call, name: own, from: isKnown ? undefined : module }];
  });
  return all.sort((a, b) => a.node.from - b.node.from);
}

/** The offsets from which and to which a line of the text reaches, from 1. */
function lineSpan(text: string, line: number): Span {
  let from = 0;
  for (let i = 1; i < line; i++) {
    const end = text.indexOf("\n", from);
    if (end < 0) return { from: text.length, to: text.length };
    from = end + 1;
  }
  const end = text.indexOf("\n", from);
  return { from, to: end < 0 ? text.length : end };
}

/** Those on a line: that begin on it, or that it is in, or that are in the nearest statement around it. */
export function sitesAt(outline: Outline, sites: readonly Site[], line: number): Site[] {
  const { module } = outline;
  const span = lineSpan(module.source.text, line);
  const begins = sites.filter(({ node }) => node.from >= span.from && node.from <= span.to);
  if (begins.length > 0) return outermost(begins);
  const around = sites.filter(({ node }) => node.from <= span.from && node.to >= span.to).at(-1);
  if (around) return [around];
  const text = module.source.text.slice(span.from, span.to);
  const offset = span.from + (/^\s*/.exec(text)?.[0].length ?? 0);
  for (const statement of statementsAround(outline, offset)) {
    const inside = sites.filter(({ node }) => node.from >= statement.from && node.to <= statement.to);
    if (inside.length > 0) return inside;
  }
  return [];
}

const outermost = (sites: readonly Site[]): Site[] =>
  sites.filter(
    ({ node }) =>
      !sites.some((other) => other.node !== node && other.node.from <= node.from && other.node.to >= node.to),
  );

/** The statements that an offset is in, the innermost first. */
function statementsAround({ module }: Outline, offset: number): Statement[] {
  const all: Statement[] = [];
  let block = module.body;
  for (;;) {
    const statement = statementAt(block, offset);
    if (!statement) return all;
    all.unshift(statement);
    const inner = blocksOf(statement).find(({ block: each }) => statementAt(each, offset));
    if (!inner) return all;
    block = inner.block;
  }
}

/** The functions, methods or classes of a name: `configure_optimizers`, `Model.configure_optimizers`. */
export function definitionsNamedIn({ frames }: Outline, name: string): Statement[] {
  const [last = "", owner] = name.split(".").toReversed();
  return [...frames].flatMap(([statement, { statement: own, parent }]) =>
    own?.name === last && (owner === undefined || parent?.statement?.name === owner) ? statement : [],
  );
}

/** The functions and methods around sites: `Model.configure_optimizers`. */
export function functionsAround(outline: Outline, sites: readonly Site[]): string[] {
  return [
    ...new Set(
      sites.flatMap(({ node }) => {
        const { frame } = contextAt(outline, node.from);
        const owner = frame.parent?.statement?.name;
        return frame.statement ? [owner ? `${owner}.${frame.statement.name}` : frame.statement.name] : [];
      }),
    ),
  ];
}

export const isIn = ({ node }: Placed<Span>, span: Span): boolean =>
  node.from >= span.from && node.to <= span.to;
