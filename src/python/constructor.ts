import * as z from "zod";
import { className, type Registry, typeName } from "../core/definition.ts";
import type { Parameter } from "../core/kind.ts";
import type { Path } from "../core/problem.ts";
import { bind, type Given } from "./arguments.ts";
import { calleeName, definitionCalled, isForeign } from "./class-name.ts";
import { keyOf, put } from "./containers.ts";
import { type Scope, unknown } from "./environment.ts";
import { lambdaText } from "./lambda.ts";
import { type Missing, optimizerOf } from "./optimizer.ts";
import { isUnsaid, type Resolved, resolved } from "./resolve.ts";
import { type Found, scheduleCall, scheduleIn } from "./schedule-call.ts";
import { problemAt, type Source } from "./source.ts";
import type { Call, Expression, Span } from "./syntax.ts";
import { evaluate } from "./value.ts";

/** A place of a text. */
export type Place = Span & { readonly source: Source };

/** A schedule that a text constructs, as a config has it. */
export interface Constructed {
  /** `{"type": "torch.StepLR", "step_size": 30}`: nobody has checked its values yet. */
  readonly schedule: Readonly<Record<string, unknown>>;
  /** What is said of the optimizer, where it is constructed in the text; undefined where it is not. */
  readonly optimizer: Readonly<Record<string, unknown>> | undefined;
  /** What of the optimizer is not known. */
  readonly missing: readonly Missing[];
  /** Where each value of the schedule stands, by its path in the schedule; the schedule itself at `[]`. */
  readonly places: readonly (readonly [Path, Place])[];
  /** Classes of somebody's own module, each with the schedule that it is taken for: `mylib.StepLR`, `torch.StepLR`. */
  readonly takenFor: readonly (readonly [name: string, type: string])[];
}

/** More values, or values deeper in others, are names that stand for themselves or for each other many times. */
const MAX_PLACES = 10_000;
const MAX_DEPTH = 200;

interface Context {
  readonly registry: Registry;
  readonly places: [Path, Place][];
  readonly takenFor: [name: string, type: string][];
  /** Those that the schedulers hold, the outermost first. */
  readonly optimizers: Resolved[];
}

/**
 * The schedule that an expression constructs, with the schedules inside it. Throws a Problem where it is no schedule or
 * its arguments do not fit, and an Unknown where a value is not known, each at its place.
 */
export function constructed(expression: Expression, scope: Scope, registry: Registry): Constructed {
  const context: Context = { registry, places: [], takenFor: [], optimizers: [] };
  const found = scheduleIn(expression, scope, registry);
  const schedule = scheduleOf(found, [], context);
  const [held = found.holder] = context.optimizers;
  const nothing = { optimizer: undefined, missing: [] };
  return {
    schedule,
    ...(held ? optimizerOf(held.expression, held.scope) : nothing),
    places: context.places,
    takenFor: context.takenFor,
  };
}

/**
 * The schedule that a value is where a config file assigns it to the name of a schedule that nobody calls: mmengine's
 * `param_scheduler = [dict(type="LinearLR", …), …]`. Undefined where no schedule has that name.
 */
export function constructedByName(
  name: string,
  value: Expression,
  scope: Scope,
  registry: Registry,
): Constructed | undefined {
  const definition = registry.find((own) => className(own) === name && own.code.call === undefined);
  if (definition === undefined || !(name in definition.params(z.any() as never).shape)) return undefined;
  const context: Context = { registry, places: [[[], placeIn(value, scope)]], takenFor: [], optimizers: [] };
  const schedule = { type: typeName(definition), [name]: configValue(value, scope, [name], context) };
  return { schedule, optimizer: undefined, missing: [], places: context.places, takenFor: context.takenFor };
}

/** The place of a path in the schedule, or of what it is in. */
export function placeOf({ places }: Pick<Constructed, "places">, path: Path): Place | undefined {
  for (let length = path.length; length >= 0; length--) {
    const found = places.find(([own]) => own.length === length && own.every((key, i) => key === path[i]));
    if (found) return found[1];
  }
  return undefined;
}

function scheduleOf({ call, scope }: Found, path: Path, context: Context): Record<string, unknown> {
  const definition = definitionCalled(call.callee, scope, context.registry);
  const { parameters, given, variant } = bind(definition, call, scope);
  const optimizer = given.get("optimizer");
  if (optimizer && "expression" in optimizer) {
    context.optimizers.push({ expression: optimizer.expression, scope });
  }
  const inner = functionAmong(given, parameters, scope, context.registry);
  if (inner) return scheduleOf(inner, path, context);
  note(path, call, scope, context);
  const name = calleeName(call.callee, scope) ?? "";
  const module = name.split(".").slice(0, -1).join(".");
  if (isForeign(module, context.registry)) context.takenFor.push([name, typeName(definition)]);
  const schedule: Record<string, unknown> = { type: typeName(definition) };
  for (const { name, nullable, optional } of parameters) {
    const argument = given.get(name);
    if (argument === undefined) continue;
    const at = [...path, name];
    note(at, argument, scope, context);
    const value = "value" in argument ? argument.value : configValue(argument.expression, scope, at, context);
    if (value === null && "expression" in argument && isUnsaid(argument.expression, scope)) {
      throw unknown(scope, argument.expression);
    }
    // Python says None for what is left out
    if (value !== null || nullable || !optional) schedule[name] = value;
  }
  return variant ? variant.translated(schedule) : schedule;
}

/** A schedule in the place of a function: `LambdaLR(optimizer, lr_lambda=linear_warmup_decay(10, 100))` is that one. */
function functionAmong(
  given: ReadonlyMap<string, Given>,
  parameters: readonly Pick<Parameter, "name" | "base">[],
  scope: Scope,
  registry: Registry,
): Found | undefined {
  for (const { name, base } of parameters) {
    const argument = given.get(name);
    if (base === "any" || !argument || !("expression" in argument)) continue;
    const found = scheduleCall(argument.expression, scope, registry);
    if (found) return found;
  }
  return undefined;
}

/** A value as a config has it: functions are text, and calls of schedules are schedules. */
function configValue(expression: Expression, scope: Scope, path: Path, context: Context): unknown {
  const call = scheduleCall(expression, scope, context.registry);
  if (call) return scheduleOf(call, path, context);
  const found = resolved(expression, scope);
  if (found === undefined) return evaluate(expression, scope);
  const { expression: own, scope: inside } = found;
  const inner = (node: Expression, key: string | number) => {
    note([...path, key], node, inside, context);
    return configValue(node, inside, [...path, key], context);
  };
  switch (own.type) {
    case "lambda":
      return inside.environment.functionText?.(own, inside) ?? lambdaText(own, inside);
    case "list":
    case "tuple":
      if (own.items.some(({ type }) => type === "starred")) return evaluate(own, inside);
      return own.items.map(inner);
    case "dict": {
      const object: Record<string, unknown> = {};
      for (const { key, value } of own.entries) {
        if (key === undefined) return evaluate(own, inside);
        const name = keyOf(evaluate(key, inside), key, inside);
        put(object, name, inner(value, name));
      }
      return object;
    }
    case "call":
      return calledValue(own, found, inner, () => configValue(firstOf(own), inside, path, context));
    default:
      return inside.environment.functionText?.(own, inside) ?? evaluate(expression, scope);
  }
}

/** `dict(…)`, fastai's `slice(…)`, and arrays, which are the list that they are made of. */
function calledValue(
  call: Call & Span & Expression,
  { scope }: Resolved,
  inner: (node: Expression, key: string | number) => unknown,
  first: () => unknown,
): unknown {
  const name = calleeName(call.callee, scope);
  if (name === "dict" && call.args.every(({ kind }) => kind === "keyword")) {
    const object: Record<string, unknown> = {};
    for (const argument of call.args) {
      if (argument.kind === "keyword") put(object, argument.name, inner(argument.value, argument.name));
    }
    return object;
  }
  const isPositional = call.args.every(({ kind }) => kind === "positional");
  if (name === "slice" && isPositional)
    return { slice: call.args.map(({ value }) => evaluate(value, scope)) };
  if (arrays.has(name ?? "") && isPositional && call.args.length === 1) return first();
  return evaluate(call, scope);
}

const arrays: ReadonlySet<string> = new Set(["np.array", "numpy.array", "jnp.array", "torch.tensor"]);

const firstOf = (call: Call & Expression): Expression => call.args[0]?.value ?? call;

function note(path: Path, span: Span, scope: Scope, { places }: Context): void {
  const place = placeIn(span, scope);
  if (path.length > MAX_DEPTH || places.length >= MAX_PLACES) {
    throw problemAt(scope.source, place, "this is nested too deep, or has too much in it");
  }
  places.push([path, place]);
}

const placeIn = ({ from, to }: Span, { source }: Scope): Place => ({ from, to, source });
