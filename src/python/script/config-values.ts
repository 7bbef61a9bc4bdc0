import { isProblem, type Path } from "../../core/problem.ts";
import type { Place } from "../constructor.ts";
import { keyOf, put } from "../containers.ts";
import { type Environment, type Scope, Unknown } from "../environment.ts";
import { dottedName } from "../names.ts";
import { resolved } from "../resolve.ts";
import type { Call, Expression, Span } from "../syntax.ts";
import { evaluate } from "../value.ts";
import { environmentOf } from "./environment.ts";
import { destsOf, keyword } from "./options.ts";
import type { Outline } from "./outline.ts";

/** What a script says in the keys of another program's config. */
export interface ConfigValues {
  readonly values: Readonly<Record<string, unknown>>;
  /** Where each stands, by its path. */
  readonly places: readonly (readonly [Path, Place])[];
  /** What is not known, by the path that it is needed for. */
  readonly missing: readonly (readonly [Path, Unknown])[];
  /** The options that have their defaults, each with the key that hangs on it. */
  readonly usedDefaults: readonly {
    readonly key: string;
    readonly text: string;
    readonly value: Expression;
  }[];
}

const MAX_DEPTH = 50;

/** The last assignments of a config in Python to these names: `param_scheduler = [dict(type="StepLR", …)]`. */
export function assignedValues(names: readonly string[], outline: Outline, known: Environment): ConfigValues {
  return valuesOf(outline, known, (name) => outline.frame.assignments.get(name)?.at(-1)?.value, names);
}

/** The keyword arguments of a call: `TrainingArguments(learning_rate=1e-4, …)`. */
export function argumentValues(call: Call & Span, outline: Outline, known: Environment): ConfigValues {
  const names = call.args.flatMap((argument) => (argument.kind === "keyword" ? argument.name : []));
  return valuesOf(outline, known, (name) => keyword(call, name), names);
}

/** The options of a script's command line, as `args` has them where it stands. */
export function optionValues(args: Expression, outline: Outline, known: Environment): ConfigValues {
  const { from, to } = args;
  const attribute = (name: string): Expression => ({
    from,
    to,
    type: "attribute",
    object: args,
    name,
    nameSpan: { from, to },
  });
  return valuesOf(outline, known, attribute, destsOf(outline));
}

function valuesOf(
  outline: Outline,
  known: Environment,
  expressionOf: (name: string) => Expression | undefined,
  names: readonly string[],
): ConfigValues {
  const { source } = outline.module;
  const usedDefaults: ConfigValues["usedDefaults"][number][] = [];
  let key = ""; // of what is being read
  const environment = environmentOf(outline, known, {
    usedDefault: (text, value) => usedDefaults.push({ key, text, value }),
  });
  const scope: Scope = { source, environment };
  const places: [Path, Place][] = [];
  const missing: [Path, Unknown][] = [];
  const values: Record<string, unknown> = {};
  for (const name of names) {
    key = name;
    const expression = expressionOf(name);
    const value = expression && read(expression, scope, [name]);
    if (value !== undefined && value !== null) put(values, name, value);
  }
  return { values, places, missing, usedDefaults };

  function read(expression: Expression, at: Scope, path: Path): unknown {
    places.push([path, { from: expression.from, to: expression.to, source }]);
    try {
      const found = path.length > MAX_DEPTH ? undefined : resolved(expression, at);
      if (!found) return evaluate(expression, at);
      const { expression: own, scope: inside } = found;
      if (own.type === "list" || own.type === "tuple") {
        if (own.items.some(({ type }) => type === "starred")) return evaluate(own, inside);
        return own.items.map((item, i) => read(item, inside, [...path, i]));
      }
      const entries = entriesOf(own, inside);
      if (entries) {
        const object: Record<string, unknown> = {};
        for (const [key, value] of entries) {
          const inner = key === "_delete_" ? undefined : read(value, inside, [...path, key]);
          if (inner !== undefined) put(object, key, inner);
        }
        return object;
      }
      return path.at(-1) === "type" ? className(own, inside) : evaluate(own, inside);
    } catch (error) {
      if (!isProblem(error)) throw error;
      if (!(error instanceof Unknown)) return undefined;
      missing.push([path, error]);
      return undefined;
    }
  }
}

/** The entries of a dict in either spelling; undefined for what is none, or spreads another. */
function entriesOf(expression: Expression, scope: Scope): (readonly [string, Expression])[] | undefined {
  if (expression.type === "call" && dottedName(expression.callee) === "dict") {
    return expression.args.flatMap((argument) =>
      argument.kind === "keyword" ? [[argument.name, argument.value] as const] : [],
    );
  }
  if (expression.type !== "dict") return undefined;
  return expression.entries.flatMap(({ key, value }) =>
    key ? [[keyOf(evaluate(key, scope), key, scope), value] as const] : [],
  );
}

/** `type=LinearLR` of a class that was imported is what `type="LinearLR"` is. */
function className(expression: Expression, scope: Scope): unknown {
  const name = dottedName(expression);
  return name === undefined ? evaluate(expression, scope) : name.split(".").at(-1);
}
