import { unknown } from "../environment.ts";
import { dottedName } from "../names.ts";
import type { Argument, Call, Expression, Span } from "../syntax.ts";
import { saidOf } from "./assignments.ts";
import { derivedFrom, ownClass } from "./classes.ts";
import { entryOf } from "./containers.ts";
import { classOf, contextAt, type Frame, type FunctionStatement, type Outline } from "./outline.ts";
import type { ScriptNames } from "./script-names.ts";

/**
 * What a parameter of a function is given, where all calls in the module give it the same; undefined where none does.
 * Throws an Unknown, at the parameter, where they differ.
 */
export function boundTo(name: string, frame: Frame, names: ScriptNames): Expression | undefined {
  const statement = frame.statement as FunctionStatement;
  const isMethod = classOf(frame) !== undefined;
  const calls = callsOf(statement, frame, names);
  const all = calls.map(
    (call) => argumentFor(name, call, statement, isMethod) ?? spreadFor(name, call, statement, names),
  );
  const [first] = all;
  if (all.every((argument) => isSame(argument, first, names))) return first;
  const said = saidOf(`${statement.name} is called with different values`, calls, names.scope);
  throw unknownParameter(name, statement, said, names);
}

function unknownParameter(name: string, statement: FunctionStatement, said: string, { scope }: ScriptNames) {
  const parameter = statement.parameters.find((each) => each.name === name);
  const { from } = parameter ?? statement;
  const at: Expression = { from, to: parameter ? from + name.length : from, type: "name", name };
  return unknown(scope, at, `is not known: ${said}`);
}

/** The same text, with the same behind it. */
function isSame(one: Expression | undefined, other: Expression | undefined, names: ScriptNames): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined) return false;
  const [a, b] = [names.origin(one), names.origin(other)];
  // of neither anything is known: it is asked for by the name of the first
  if (a.type === "name" && b.type === "name" && a === one && b === other) return true;
  return names.textOf(one) === names.textOf(other) && names.textOf(a) === names.textOf(b);
}

/** What `**kwargs` of a call brings along: of a dict, `vars(args)`, or what the function around it is called with. */
function spreadFor(
  name: string,
  { args, from }: Call & Span,
  called: FunctionStatement,
  names: ScriptNames,
): Expression | undefined {
  const spread = args.find(({ kind }) => kind === "**")?.value;
  if (!spread || !called.parameters.some((each) => each.name === name || each.kind === "**"))
    return undefined;
  const { frame } = contextAt(names.outline, from);
  const { statement } = frame;
  if (statement?.type === "function" && spread.type === "name") {
    const isItsOwn = statement.parameters.some((each) => each.kind === "**" && each.name === spread.name);
    if (isItsOwn) {
      return statement.parameters.some((each) => each.name === name)
        ? undefined
        : names.deeper(() => boundTo(name, frame, names));
    }
  }
  const dict = names.origin(spread);
  if (dict.type === "call" && dottedName(dict.callee) === "vars" && dict.args[0]) {
    return names.attributeOf(dict.args[0].value, name);
  }
  const isDict = dict.type === "dict" || (dict.type === "call" && dottedName(dict.callee) === "dict");
  if (isDict) return entryOf(dict, name, names);
  throw unknownParameter(name, called, saidOf("it may be in what is spread", [spread], names.scope), names);
}

function callsOf(statement: FunctionStatement, frame: Frame, names: ScriptNames): (Call & Span)[] {
  const { outline } = names;
  const own = classOf(frame);
  const isInside = ({ from }: Span) => from >= statement.from && from < statement.to;
  const found = own ? callsOfMethod(statement.name, own, names) : callsOfFunction(statement.name, outline);
  return found.filter((call) => !isInside(call)).sort((a, b) => a.from - b.from);
}

/** `train(…)`, `partial(train, …)` */
function callsOfFunction(name: string, { calls }: Outline): (Call & Span)[] {
  const direct = (calls.get(name) ?? []).filter(({ node }) => node.callee.type === "name");
  const partial = (calls.get("partial") ?? []).flatMap(({ node }) => {
    const [first, ...args] = node.args;
    return first?.value.type === "name" && first.value.name === name ? { ...node, args } : [];
  });
  return [...direct.map(({ node }) => node), ...partial];
}

function callsOfMethod(name: string, own: Frame, names: ScriptNames): (Call & Span)[] {
  const { outline } = names;
  const derived = derivedFrom(own, outline);
  const isOurs = (frame: Frame | undefined) => frame !== undefined && [own, ...derived].includes(frame);
  if (name === "__init__") {
    const made = [own, ...derived.filter((frame) => !frame.functions.has("__init__"))].flatMap(
      ({ statement }) => (outline.calls.get(statement?.name ?? "") ?? []).map(({ node }) => node),
    );
    const above = (outline.calls.get("__init__") ?? []).filter(({ node: { callee }, frame }) => {
      const inside = classOf(frame);
      return (
        callee.type === "attribute" &&
        /^super\(/.test(names.textOf(callee.object)) &&
        inside !== own &&
        isOurs(inside)
      );
    });
    return [...made, ...above.map(({ node }) => node)];
  }
  return (outline.calls.get(name) ?? []).flatMap(({ node }) => {
    const { callee } = node;
    if (callee.type !== "attribute") return [];
    const { object } = callee;
    const itself = ownClass(object, contextAt(outline, node.from));
    if (itself) return isOurs(itself) ? [node] : [];
    // a method of that name may be another class's
    const made = names.origin(object);
    const maker = made.type === "call" ? outline.classes.get(dottedName(made.callee) ?? "") : undefined;
    return isOurs(maker) ? [node] : [];
  });
}

function argumentFor(
  name: string,
  { args }: Call,
  { parameters, decorators }: FunctionStatement,
  isMethod: boolean,
): Expression | undefined {
  const named = args.find(
    (argument): argument is Argument & { kind: "keyword"; name: string } =>
      argument.kind === "keyword" && argument.name === name,
  );
  if (named) return named.value;
  const isStatic = decorators.some((decorator) => dottedName(decorator) === "staticmethod");
  const position = parameters
    .filter(({ kind }) => kind === "positional")
    .findIndex((each) => each.name === name);
  const at = position - (isMethod && !isStatic ? 1 : 0);
  if (position < 0 || at < 0 || args.slice(0, at + 1).some(({ kind }) => kind === "*")) return undefined;
  const argument = args.filter(({ kind }) => kind === "positional")[at];
  return argument?.value;
}
