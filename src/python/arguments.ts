import * as z from "zod";
import type { CallVariant } from "../core/code/style.ts";
import { className, type Definition } from "../core/definition.ts";
import { type Parameter, parametersOf } from "../core/kind.ts";
import { didYouMean } from "../core/suggest.ts";
import { calleeName } from "./class-name.ts";
import { isDict } from "./containers.ts";
import type { Scope, Value } from "./environment.ts";
import { problemAt } from "./source.ts";
import type { Argument, Call, Expression, Span } from "./syntax.ts";
import { evaluate } from "./value.ts";

/** What a parameter was given: an expression of the call, or a value from a list or dict that was spread into it. */
export type Given = Span & ({ readonly expression: Expression } | { readonly value: Value });

/** A parameter that only another library's function has. */
type Anothers = Pick<Parameter, "name" | "nullable" | "optional"> & { readonly base: "any" };

/** The arguments of a call by the parameters of a signature. */
export interface Bound {
  readonly parameters: readonly (Parameter | Anothers)[];
  /** Whose parameters they are, where it is another library's function of that name. */
  readonly variant: CallVariant | undefined;
  readonly given: ReadonlyMap<string, Given>;
}

/** Words of a signature that say nothing about the schedule. */
const silent: ReadonlySet<string> = new Set(["verbose", "name"]);

/**
 * The arguments of a call of a schedule, by name; `optimizer` is among them. Throws a Problem at the argument that the
 * signature has no place for.
 */
export function bind(definition: Definition, call: Call, scope: Scope): Bound {
  const parameters = parametersOf(definition.params(z.any() as never));
  const names = parameters.map(({ name }) => name);
  const { optimizerAt } = definition.code.call ?? {};
  const variant = variantOf(definition, names, call, scope);
  const signature =
    variant?.signature ??
    (optimizerAt === undefined
      ? names
      : [...names.slice(0, optimizerAt), "optimizer", ...names.slice(optimizerAt)]);
  const owner = className(definition);
  const given = new Map<string, Given>();
  let position = 0;
  const put = (name: string, value: Given) => {
    if (given.has(name)) throw problemAt(scope.source, value, `${owner} is given ${name} twice`);
    if (signature.includes(name)) given.set(name, value);
    else if (!silent.has(name)) {
      throw problemAt(scope.source, value, `${owner} has no parameter ${name}`, {
        hint: didYouMean(name, signature),
        allowed: `it has ${signature.join(", ")}`,
      });
    }
  };
  const next = (value: Given) => {
    const name = signature[position++];
    if (name !== undefined) return put(name, value);
    throw problemAt(scope.source, value, `${owner} takes no more than ${signature.length} arguments`, {
      allowed: `they are ${signature.join(", ")}`,
    });
  };
  for (const argument of call.args) {
    const { from, to, value: expression } = argument;
    if (argument.kind === "positional") next({ from, to, expression });
    else if (argument.kind === "keyword") put(argument.name, { from, to, expression });
    else spread(argument, scope, { put, next });
  }
  const others = (variant?.signature ?? []).filter((name) => name !== "optimizer" && !names.includes(name));
  const anothers = others.map((name): Anothers => ({ name, nullable: false, optional: true, base: "any" }));
  return { parameters: [...parameters, ...anothers], given, variant };
}

/** The other library's function, where that is imported, or where a keyword is one of its alone. */
function variantOf(
  { code }: Definition,
  names: readonly string[],
  { callee, args }: Call,
  scope: Scope,
): CallVariant | undefined {
  const variant = code.call?.variant;
  if (variant === undefined) return undefined;
  const isImported = calleeName(callee, scope)?.split(".")[0] === variant.module;
  const isItsAlone = (name: string) =>
    variant.signature.includes(name) && !["optimizer", ...names].includes(name);
  return isImported || args.some((argument) => argument.kind === "keyword" && isItsAlone(argument.name))
    ? variant
    : undefined;
}

/** `*list` and `**dict`. */
function spread(
  { kind, value: expression, from, to }: Argument,
  scope: Scope,
  { put, next }: { put(name: string, value: Given): void; next(value: Given): void },
): void {
  const value = evaluate(expression, scope);
  if (kind === "*" && Array.isArray(value)) {
    for (const item of value) next({ from, to, value: item });
  } else if (kind === "**" && isDict(value)) {
    for (const name of Object.keys(value)) put(name, { from, to, value: value[name] as Value });
  } else throw problemAt(scope.source, expression, `this is no ${kind === "*" ? "list" : "dict"}`);
}
