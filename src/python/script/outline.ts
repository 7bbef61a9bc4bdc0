import { oneLine } from "../environment.ts";
import { dottedName } from "../names.ts";
import type { Module } from "../parse.ts";
import type { Block, Call, Expression, FunctionDefinition, Span, Statement } from "../syntax.ts";
import { type Change, changesBy, changesIn, namesElsewhere } from "./changes.ts";
import { blocksOf, expressionsOf, inside } from "./inside.ts";

export type FunctionStatement = FunctionDefinition & Span;
/** What a parameter may take that takes a function. */
export type FunctionNode = (Expression & { readonly type: "lambda" }) | FunctionStatement;
export type ClassStatement = Extract<Statement, { type: "class" }>;
export type Loop = Extract<Statement, { type: "for" | "while" }>;

/** What has names of its own: the module, a function, the body of a class. */
export interface Frame {
  readonly kind: "module" | "function" | "class";
  /** Undefined for the module. */
  readonly parent: Frame | undefined;
  readonly statement: FunctionStatement | ClassStatement | undefined;
  /** What is assigned in it, by the text of the target (`lr`, `args.lr`, `config["lr"]`), in the order of the text. */
  readonly assignments: Map<string, Assignment[]>;
  /** Assignments to a part of a list or dict, by the text of the whole: `ms[0] = 5` under `ms`. */
  readonly parts: Map<string, Assignment[]>;
  /** Names of it that are another frame's: `global lr`. */
  readonly elsewhere: Map<string, "global" | "nonlocal">;
  readonly returns: Placed<Extract<Statement, { type: "return" }>>[];
  readonly functions: Map<string, FunctionStatement>;
  readonly classes: Map<string, Frame>;
}

/** One of the blocks of a statement of which one is taken; of a loop the body, which may be run never or often. */
export interface Branch {
  readonly statement: Statement;
  readonly taken: number;
}

/** Where something stands. */
export interface Context {
  readonly frame: Frame;
  readonly branches: readonly Branch[];
  readonly loops: readonly Loop[];
}

export type Placed<T> = Context & { readonly node: T };

export interface Assignment extends Context, Span {
  /** Undefined where a loop, or what is not looked into, gives it. */
  readonly value: Expression | undefined;
  /** Is it changed in a way that is not followed? */
  readonly isChange?: boolean;
  /** The function that has the name from here on. */
  readonly defined?: FunctionStatement;
  /** The name itself. */
  readonly target: Span;
  /** Which of the values, and of those in it, where several names are assigned at once. */
  readonly unpacked: readonly number[];
}

/** All that is looked up in a module. */
export interface Outline {
  readonly module: Module;
  readonly frame: Frame;
  /** By the last word of what is called. */
  readonly calls: ReadonlyMap<string, readonly Placed<Call & Span>[]>;
  readonly allCalls: readonly Placed<Call & Span>[];
  /** By their names. */
  readonly functions: ReadonlyMap<string, Frame>;
  readonly classes: ReadonlyMap<string, Frame>;
  readonly frames: ReadonlyMap<Statement, Frame>;
  readonly imports: ReadonlyMap<string, string>;
}

/** Read through a module once. */
export function outlineOf(module: Module): Outline {
  const { source } = module;
  const calls = new Map<string, Placed<Call & Span>[]>();
  const allCalls: Placed<Call & Span>[] = [];
  const functions = new Map<string, Frame>();
  const classes = new Map<string, Frame>();
  const frames = new Map<Statement, Frame>();
  const imports = new Map<string, string>();

  const lookThrough = (expression: Expression, context: Context): void => {
    if (expression.type === "call") {
      const call: Placed<Call & Span> = { ...context, node: expression };
      allCalls.push(call);
      const { callee } = expression;
      const last = callee.type === "attribute" || callee.type === "name" ? callee.name : "";
      add(calls, last, call);
      for (const change of changesBy(expression, source.text, context.loops.length > 0)) {
        noteChange(change, { ...context, from: expression.from, to: expression.to });
      }
    }
    for (const inner of inside(expression)) lookThrough(inner, context);
  };

  const assign = (
    target: Expression,
    value: Expression | undefined,
    unpacked: readonly number[],
    at: Context & Span,
  ): void => {
    if (target.type === "tuple" || target.type === "list") {
      const { items } = target;
      const star = items.findIndex(({ type }) => type === "starred");
      for (const [i, item] of items.entries()) {
        // behind `*rest` they are counted from the end
        assign(item, value, [...unpacked, star >= 0 && i > star ? i - items.length : i], at);
      }
    } else if (target.type === "starred") assign(target.value, undefined, [], at);
    else {
      const text = oneLine(source.text.slice(target.from, target.to));
      const assignment = { ...at, target, value, unpacked };
      add(at.frame.assignments, text, assignment);
      if (target.type === "subscript") {
        const { object } = target;
        add(at.frame.parts, oneLine(source.text.slice(object.from, object.to)), assignment);
      }
      const owner = ownerOf(text, at.frame);
      if (owner) {
        // whether and when the function is called, nobody knows
        const branches = [{ statement: at.frame.statement as Statement, taken: 0 }, ...at.branches];
        add(owner.assignments, text, { ...assignment, branches });
      }
    }
  };

  const noteChange = ({ text, target, value }: Change, at: Context & Span): void =>
    add(at.frame.assignments, text, { ...at, target, value, unpacked: [], isChange: value === undefined });

  const visit = (block: Block, context: Context): void => {
    for (const statement of block) {
      for (const expression of expressionsOf(statement)) lookThrough(expression, context);
      const { from, to } = statement;
      const at = { ...context, from, to };
      for (const change of changesIn(statement, source.text)) noteChange(change, at);
      for (const [name, kind] of namesElsewhere(statement, source.text)) {
        context.frame.elsewhere.set(name, kind);
      }
      switch (statement.type) {
        case "assign":
          if (statement.value)
            for (const target of statement.targets) assign(target, statement.value, [], at);
          break;
        case "augmented": {
          const { target: left, operator, value: right } = statement;
          assign(left, { type: "binary", operator, left, right, from, to }, [], at);
          break;
        }
        case "for":
          assign(statement.target, undefined, [], { ...at, to: statement.iterable.to });
          break;
        case "return":
          context.frame.returns.push({ ...context, node: statement });
          break;
        case "import":
          for (const { name, as } of statement.names) {
            if (!name.includes(".") || name.split(".")[0] !== as) imports.set(as, name);
          }
          break;
        case "from-import":
          for (const { name, as } of statement.names) imports.set(as, `${statement.module}.${name}`);
          break;
      }
      if (statement.type === "function" || statement.type === "class") {
        const frame = frameOf(statement, context.frame);
        frames.set(statement, frame);
        if (statement.type === "function") {
          const own = { ...at, target: statement, value: undefined, unpacked: [], defined: statement };
          add(context.frame.assignments, statement.name, own);
          context.frame.functions.set(statement.name, statement);
          functions.set(statement.name, frame);
        } else {
          context.frame.classes.set(statement.name, frame);
          classes.set(statement.name, frame);
        }
        visit(statement.body, { frame, branches: [], loops: [] });
        continue;
      }
      for (const { block: inner, branch } of blocksOf(statement)) {
        visit(inner, within(context, statement, branch));
      }
    }
  };

  const frame = frameOf(undefined, undefined);
  visit(module.body, { frame, branches: [], loops: [] });
  return { module, frame, calls, allCalls, functions, classes, frames, imports };
}

function frameOf(statement: Frame["statement"], parent: Frame | undefined): Frame {
  return {
    kind: statement?.type ?? "module",
    parent,
    statement,
    assignments: new Map(),
    parts: new Map(),
    elsewhere: new Map(),
    returns: [],
    functions: new Map(),
    classes: new Map(),
  };
}

const within = (
  { frame, branches, loops }: Context,
  statement: Statement,
  branch: number | undefined,
): Context => ({
  frame,
  branches: branch === undefined ? branches : [...branches, { statement, taken: branch }],
  loops: statement.type === "for" || statement.type === "while" ? [...loops, statement] : loops,
});

/** The frame whose name a name of a function is, where that says so. */
function ownerOf(name: string, frame: Frame): Frame | undefined {
  const kind = frame.elsewhere.get(name);
  if (kind === undefined) return undefined;
  for (let at = frame.parent; at; at = at.parent) {
    if (at.kind === "module" || (kind === "nonlocal" && at.kind === "function" && at.assignments.has(name)))
      return at;
  }
  return undefined;
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Where an offset of the text is. */
export function contextAt({ module, frame, frames }: Outline, offset: number): Context {
  let context: Context = { frame, branches: [], loops: [] };
  let block = module.body;
  for (;;) {
    const statement = statementAt(block, offset);
    const found = statement && blocksOf(statement).find(({ block: inner }) => holds(inner, offset));
    if (!statement || !found) return context;
    const own = frames.get(statement);
    context = own ? { frame: own, branches: [], loops: [] } : within(context, statement, found.branch);
    block = found.block;
  }
}

/** The statement of a block that an offset is in. */
export function statementAt(block: Block, offset: number): Statement | undefined {
  let [low, high] = [0, block.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((block[middle] as Statement).from <= offset) low = middle + 1;
    else high = middle;
  }
  const statement = block[low - 1];
  return statement && offset < statement.to ? statement : undefined;
}

function holds(block: Block, offset: number): boolean {
  const [first, last] = [block[0], block.at(-1)];
  return first !== undefined && last !== undefined && first.from <= offset && offset < last.to;
}

/** The last word of what is called. */
export const lastWord = (callee: Expression): string => (dottedName(callee) ?? "").split(".").at(-1) ?? "";

/** The class that a function is a method of. */
export const classOf = ({ kind, parent }: Frame): Frame | undefined =>
  kind === "function" && parent?.kind === "class" ? parent : undefined;

/** The parameters of a function; none for a module or a class. */
export const parametersIn = ({ statement }: Frame) =>
  statement?.type === "function" ? statement.parameters : [];
