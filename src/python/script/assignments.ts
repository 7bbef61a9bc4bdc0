import { type Scope, unknown } from "../environment.ts";
import { lineAndColumn } from "../source.ts";
import type { Expression, Span } from "../syntax.ts";
import { type Assignment, type Context, contextAt, type Frame } from "./outline.ts";
import { reaching } from "./reaching.ts";
import type { ScriptNames } from "./script-names.ts";

/** Where a text is used. */
interface Use {
  readonly use: Context;
  readonly at: Expression;
  /** Could it have a value from elsewhere? */
  hasMore(): boolean;
}

/**
 * The assignment of a text (`lr`, `args.lr`) that is in force. Throws an Unknown where one only may be, and where it is
 * changed in a way that is not followed, by itself or as a part of `whole`: it is asked for.
 */
export function assigned(
  text: string,
  frame: Frame,
  { use, at, hasMore }: Use,
  { decide, scope }: ScriptNames,
  whole?: string,
): Assignment | undefined {
  const isOwn = use.frame === frame;
  const own = frame.assignments.get(text) ?? [];
  const changes = (whole === undefined ? [] : (frame.assignments.get(whole) ?? [])).filter(
    ({ isChange }) => isChange,
  );
  const all = changes.length === 0 ? own : [...own, ...changes].sort((a, b) => a.from - b.from);
  const before = isOwn ? all.filter(({ to }) => to <= at.from) : all;
  const { last, doubtful } = reaching(before, isOwn ? use : { branches: [] }, decide);
  const again = isOwn ? inLater(all, last, use, at) : [];
  const changed = [...doubtful, ...again, ...(last ? [last] : [])].filter(({ isChange }) => isChange);
  const [change] = changed.length > 0 ? changed : again;
  if (change)
    throw unknown(scope, at, `is not known: ${saidOf("it is changed", [...changed, ...again], scope)}`);
  if (doubtful.length === 0) return last;
  const several = [...doubtful, ...(last ? [last] : [])];
  const [only] = several;
  const isOnly = several.length === 1;
  if ((isOnly && !hasMore()) || (!hasMore() && isSameLiteral(several))) return only;
  const said = isOnly ? "it may be changed" : "it hangs on a condition or a loop";
  throw unknown(scope, at, `is not known: ${saidOf(said, several, scope)}`);
}

/** Those that a loop around the use comes to after it, and that are in force when it comes round. */
function inLater(
  all: readonly Assignment[],
  last: Assignment | undefined,
  { loops }: Context,
  at: Expression,
): Assignment[] {
  const isAround = (each: Assignment) =>
    loops.some((loop) => each.loops.includes(loop) && !last?.loops.includes(loop) && !isTarget(last, loop));
  return loops.length === 0 ? [] : all.filter((each) => each.to > at.from && isAround(each));
}

/** Is a name given by the loop itself? */
const isTarget = (assignment: Assignment | undefined, loop: Span): boolean =>
  assignment?.from === loop.from && assignment.value === undefined;

const isSameLiteral = (all: readonly Assignment[]): boolean =>
  all.every(
    ({ value }) =>
      value?.type === "number" && all[0]?.value?.type === "number" && value.value === all[0].value.value,
  );

/** `it is changed in lines 3 and 7` */
export function saidOf(said: string, all: readonly Span[], { source }: Scope): string {
  const lines = [...new Set(all.map(({ from }) => lineAndColumn(source, from).line))].sort((a, b) => a - b);
  return `${said} in line${lines.length > 1 ? "s" : ""} ${lines.slice(0, 5).join(" and ")}`;
}

/** What an assignment gives its target, where that is used at a place. */
export function valueGiven(
  assignment: Assignment,
  use: Context,
  at: Expression,
  names: ScriptNames,
): Expression | undefined {
  const { value, unpacked, target } = assignment;
  const more = unpacked.length > 0 ? [] : appendedTo(assignment, { use, at }, names);
  if (more.length > 0) {
    if (value?.type === "list") return { ...value, items: [...value.items, ...more] };
    throw unknown(names.scope, at, "is not known: it is appended to what is no list in the script");
  }
  const { from, to } = target;
  return unpacked.reduce<Expression | undefined>(
    (object, index) => object && { from, to, type: "subscript", object, index: number(index, target) },
    value,
  );
}

/** What is appended to a list before it is used. */
function appendedTo(
  { to, frame }: Assignment,
  { use, at }: Pick<Use, "use" | "at">,
  { outline, scope, textOf, decide }: ScriptNames,
): Expression[] {
  if (at.type !== "name" && at.type !== "attribute") return [];
  const name = textOf(at);
  return (outline.calls.get("append") ?? []).flatMap((call) => {
    const { callee, args } = call.node;
    const isIts =
      call.frame === frame &&
      callee.type === "attribute" &&
      textOf(callee.object) === name &&
      call.node.from >= to &&
      (use.frame !== frame || call.node.to <= at.from);
    const [item] = args;
    if (!isIts || !item || call.loops.length > 0) return [];
    const { last, doubtful } = reaching([call], use, decide);
    if (doubtful.length > 0)
      throw unknown(scope, at, `is not known: ${saidOf("it may be appended to", [call.node], scope)}`);
    return last ? [item.value] : [];
  });
}

const number = (value: number, { from, to }: Span): Expression => ({
  from,
  to,
  type: "number",
  value,
  kind: "int",
  exact: true,
});

/** Where a list or dict is used as a whole, parts of it may have been given since: then it is asked for. */
export function checkParts(at: Expression, { outline, scope, textOf, decide }: ScriptNames): void {
  if (at.type !== "name" && at.type !== "attribute") return;
  const use = contextAt(outline, at.from);
  const text = textOf(at);
  for (let frame: Frame | undefined = use.frame; frame; frame = frame.parent) {
    const isOwn = frame === use.frame;
    const own = frame.assignments.get(text)?.filter(({ to }) => !isOwn || to <= at.from) ?? [];
    const parts = frame.parts.get(text)?.filter(({ to }) => !isOwn || to <= at.from) ?? [];
    const { last } = reaching(own, isOwn ? use : { branches: [] }, decide);
    const since = parts.filter(({ from, branches }) => {
      const is = reaching([{ ...use, branches }], isOwn ? use : { branches: [] }, decide);
      return from > (last?.from ?? -1) && (is.last !== undefined || is.doubtful.length > 0);
    });
    if (since.length > 0)
      throw unknown(scope, at, `is not known: ${saidOf("a part of it is changed", since, scope)}`);
    if (last) return;
  }
}
