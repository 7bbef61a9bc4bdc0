import type { Scope } from "./environment.ts";
import { known } from "./names.ts";
import type { Expression } from "./syntax.ts";

/** An expression, and where it stands. */
export interface Resolved {
  readonly expression: Expression;
  readonly scope: Scope;
}

const mayBeKnown = ({ type }: Expression): boolean =>
  type === "name" || type === "attribute" || type === "subscript" || type === "call";

/**
 * What a name was given, where the environment says so, however many names there are between; undefined where it is
 * known as a value alone.
 */
export function resolved(expression: Expression, scope: Scope): Resolved | undefined {
  let at: Resolved = { expression, scope };
  for (let depth = 0; mayBeKnown(at.expression); depth++) {
    const found = known(at.expression, at.scope, depth);
    if (found === undefined) return at;
    if ("value" in found) return undefined;
    at = { expression: found.expression, scope: found };
  }
  return at;
}

/** Does a value stand for an option that nobody says, and that is None for want of a default? */
export function isUnsaid(expression: Expression, scope: Scope): boolean {
  const found = resolved(expression, scope);
  if (found?.expression.type !== "constant" || found.expression.value !== null) return false;
  const { from, to } = found.expression;
  return !/^\(*\s*None\b/.test(found.scope.source.text.slice(from, to));
}
