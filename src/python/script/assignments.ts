import { unknown } from "../environment.ts";
import { lineAndColumn } from "../source.ts";
import type { Expression, Span } from "../syntax.ts";
import { type Assignment, type Context, contextAt, type Frame } from "./outline.ts";
import { givenFor, parametersIn } from "./parameters.ts";
import { reaching } from "./reaching.ts";
import type { ScriptNames } from "./script-names.ts";

/** What a name was given where it stands: by an assignment, or as a parameter. */
export function valueOfName(name: string, at: Expression, names: ScriptNames): Expression | undefined {
  const use = contextAt(names.outline, at.from);
  for (let frame: Frame | undefined = use.frame; frame; frame = frame.parent) {
    if (frame.kind === "class" && frame !== use.frame) continue;
    const parameter = parametersIn(frame).find((each) => each.name === name);
    const found = assigned(name, frame, { use, at, hasMore: () => parameter !== undefined }, names);
    if (found) return valueGiven(found, use, at, names);
    if (parameter) return givenFor(name, frame, names);
  }
  return undefined;
}

/** Where a text is used. */
interface Use {
  readonly use: Context;
  readonly at: Expression;
  /** Could it have a value from elsewhere? */
  hasMore(): boolean;
}

/**
 * The assignment of a text (`lr`, `args.lr`) that is in force. Throws an Unknown where one only may be: it is asked for.
 */
export function assigned(
  text: string,
  frame: Frame,
  { use, at, hasMore }: Use,
  { decide, scope }: ScriptNames,
): Assignment | undefined {
  const isOwn = use.frame === frame;
  const all = frame.assignments.get(text) ?? [];
  const before = isOwn ? all.filter(({ to }) => to <= at.from) : all;
  const { last, doubtful } = reaching(before, isOwn ? use : { branches: [] }, decide);
  if (doubtful.length === 0) return last;
  const several = [...doubtful, ...(last ? [last] : [])];
  const [only] = several;
  const isOnly = several.length === 1;
  if (isOnly && !hasMore()) return only;
  const lines = [...new Set(several.map(({ from }) => lineAndColumn(scope.source, from).line))].sort(
    (a, b) => a - b,
  );
  const said = isOnly ? "it may be changed in line" : "it hangs on a condition in line";
  throw unknown(
    scope,
    at,
    `is not known: ${said}${lines.length > 1 ? "s" : ""} ${lines.slice(0, 5).join(" and ")}`,
  );
}

/** What an assignment gives its target, where that is used at a place. */
export function valueGiven(
  assignment: Assignment,
  use: Context,
  at: Expression,
  names: ScriptNames,
): Expression | undefined {
  const { value, unpacked, target } = assignment;
  if (value?.type === "list" && unpacked.length === 0)
    return withAppended(value, assignment, { use, at }, names);
  const { from, to } = target;
  return unpacked.reduce<Expression | undefined>(
    (object, index) => object && { from, to, type: "subscript", object, index: number(index, target) },
    value,
  );
}

/** A list with what is appended to it before it is used. */
function withAppended(
  list: Expression & { readonly type: "list" | "tuple" | "set" },
  { to, frame }: Assignment,
  { use, at }: Pick<Use, "use" | "at">,
  { outline, textOf, decide }: ScriptNames,
): Expression {
  const name = textOf(at);
  const more = (outline.calls.get("append") ?? []).flatMap((call) => {
    const { callee, args } = call.node;
    const isIts =
      call.frame === frame &&
      callee.type === "attribute" &&
      callee.object.type === "name" &&
      callee.object.name === name &&
      call.node.from >= to &&
      (use.frame !== frame || call.node.to <= at.from);
    const [item] = args;
    if (!isIts || !item || call.loops.length > 0) return [];
    return reaching([call], use, decide).last ? [item.value] : [];
  });
  return more.length === 0 ? list : { ...list, items: [...list.items, ...more] };
}

const number = (value: number, { from, to }: Span): Expression => ({
  from,
  to,
  type: "number",
  value,
  kind: "int",
  exact: true,
});
