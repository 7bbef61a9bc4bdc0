import { oneLine } from "../environment.ts";
import { dottedName } from "../names.ts";
import type { Argument, Call, Expression, Span } from "../syntax.ts";
import { classOf, contextAt, type Frame, type FunctionStatement, type Outline } from "./outline.ts";

/** What a parameter of a function is given, where all calls in the module give it the same; undefined elsewhere. */
export function boundTo(name: string, frame: Frame, outline: Outline): Expression | undefined {
  const statement = frame.statement as FunctionStatement;
  const { text } = outline.module.source;
  const all = callsOf(statement, frame, outline).map(
    (call) =>
      argumentFor(name, call, statement, classOf(frame) !== undefined) ?? spreadFor(name, call, outline),
  );
  const [first] = all;
  const textOf = (argument: Expression | undefined) =>
    argument && oneLine(text.slice(argument.from, argument.to));
  return all.every((argument) => textOf(argument) === textOf(first)) ? first : undefined;
}

/** What `**kwargs` of a call brings along, where that is what the function around it is called with. */
function spreadFor(name: string, { args, from }: Call & Span, outline: Outline): Expression | undefined {
  const spread = args.find(({ kind }) => kind === "**")?.value;
  if (spread?.type !== "name") return undefined;
  const { frame } = contextAt(outline, from);
  const { statement } = frame;
  if (statement?.type !== "function") return undefined;
  const isItsOwn = statement.parameters.some((each) => each.kind === "**" && each.name === spread.name);
  return isItsOwn && !statement.parameters.some((each) => each.name === name)
    ? boundTo(name, frame, outline)
    : undefined;
}

function callsOf(statement: FunctionStatement, frame: Frame, { calls }: Outline): (Call & Span)[] {
  const own = classOf(frame);
  const name = statement.name === "__init__" && own ? (own.statement?.name ?? "") : statement.name;
  const all = (calls.get(name) ?? []).map(({ node }) => node);
  const isInside = ({ from }: Span) => from >= statement.from && from < statement.to;
  return all.filter((call) => {
    if (isInside(call)) return false;
    const { callee } = call;
    if (callee.type === "name") return !own || statement.name === "__init__";
    // a method of that name may be another class's
    return own !== undefined && statement.name !== "__init__" && dottedName(callee) === `self.${name}`;
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
