import type { Registry } from "../core/definition.ts";
import { calleeName, definitionOf } from "./class-name.ts";
import type { Scope } from "./environment.ts";
import { type Resolved, resolved } from "./resolve.ts";
import { problemAt } from "./source.ts";
import type { Call, Expression, Span } from "./syntax.ts";

/** A call of a schedule, and where it stands. */
export interface Found {
  readonly call: Call & Span;
  readonly scope: Scope;
  /** The optimizer that it is an argument of, as Keras and optax have it. */
  readonly holder?: Resolved;
}

/** The call of a schedule that an expression is, or a name for one; undefined for anything else. */
export function scheduleCall(expression: Expression, scope: Scope, registry: Registry): Found | undefined {
  const found = resolved(expression, scope);
  if (found?.expression.type !== "call") return undefined;
  const name = calleeName(found.expression.callee, found.scope);
  const isOne = name !== undefined && definitionOf(name, registry) !== undefined;
  return isOne ? { call: found.expression, scope: found.scope } : undefined;
}

/** What takes a schedule among its arguments: fastai's `learn.fit(…, cbs=ParamScheduler(…))`, and optimizers. */
const holders =
  /^(?:fit|ParamScheduler|chain|\w*(?:sgd|adam|rmsprop|adagrad|adadelta|adafactor|ftrl|lion|lamb|lars)\w*)$/i;

/** Holders in holders: `learn.fit(…, cbs=ParamScheduler(…))` is two. */
const MAX_HOLDERS = 5;

/**
 * The call of a schedule that an expression is, or has in it. What is no call of a schedule is given back as the call
 * that it is, for whoever refuses it by its name. Throws a Problem where it is no call at all.
 */
export function scheduleIn(expression: Expression, scope: Scope, registry: Registry): Found {
  const found = scheduleCall(expression, scope, registry) ?? held(expression, scope, registry);
  if (found) return found;
  const call = resolved(expression, scope);
  if (call?.expression.type === "call") return { call: call.expression, scope: call.scope };
  throw problemAt(scope.source, expression, "this constructs no schedule", {
    allowed: "it is a call such as StepLR(optimizer, step_size=30)",
  });
}

function held(expression: Expression, scope: Scope, registry: Registry, depth = 0): Found | undefined {
  const holder = resolved(expression, scope);
  if (holder?.expression.type !== "call") return undefined;
  const name = calleeName(holder.expression.callee, holder.scope)?.split(".").at(-1) ?? "";
  if (!holders.test(name) || depth > MAX_HOLDERS) return undefined;
  for (const { value } of holder.expression.args) {
    const values = value.type === "dict" ? value.entries.map((entry) => entry.value) : [value];
    for (const inner of values) {
      const own =
        scheduleCall(inner, holder.scope, registry) ?? held(inner, holder.scope, registry, depth + 1);
      if (own) return { holder, ...own };
    }
  }
  return undefined;
}
