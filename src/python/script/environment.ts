import { type Environment, type Known, oneLine, Unknown, unknown } from "../environment.ts";
import { problemAt } from "../source.ts";
import type { Expression } from "../syntax.ts";
import { checkParts } from "./assignments.ts";
import { valueOfAttribute, valueOfItem } from "./attributes.ts";
import { functionNamed, valueOfCall } from "./calls.ts";
import { conditionsIn, truth } from "./conditions.ts";
import { elementOf } from "./containers.ts";
import { valueOfName } from "./name-value.ts";
import type { FunctionNode, Outline } from "./outline.ts";
import type { ScriptNames } from "./script-names.ts";

/** Names of names of names: more of them are made to be slow. */
const MAX_DEPTH = 60;
/** Looks at a name; a script of 10,000 lines takes some thousand. */
const MAX_STEPS = 100_000;

/** What an environment asks, and tells. */
interface Told {
  /** The text of a function, for a parameter that takes one. */
  functionText?(node: FunctionNode, environment: Environment): string | undefined;
  /** Called where what a text stands for is an option's default. */
  usedDefault?(text: string, value: Expression): void;
}

/** What the text of a module says of its names, beside what `outer` knows; that comes first. */
export function environmentOf(
  outline: Outline,
  outer: Environment,
  { functionText, usedDefault }: Told = {},
): Environment {
  const { source } = outline.module;
  const before = new Map<Expression, Expression | undefined>();
  const defaults = new Set<Expression>();
  let depth = 0;
  let steps = 0;

  const environment: Environment = {
    lookUp(text, expression): Known | undefined {
      const said = outer.lookUp(text, expression);
      if (said) return said;
      if (text === "__name__") return { value: "__main__" };
      try {
        const found = names.next(expression);
        if (found) checkParts(expression, names);
        if (found && defaults.has(found)) usedDefault?.(text, found);
        return found && { expression: found, ...scope };
      } catch (error) {
        // what is not known before an attribute or an index is asked for as the whole
        const isPart = expression.type === "attribute" || expression.type === "subscript";
        if (!isPart || !(error instanceof Unknown) || error.text === text) throw error;
        throw unknown(scope, expression, /is not known(?:: .*)?$/s.exec(error.message)?.[0]);
      }
    },
    imported: (name) => outline.imports.get(name) ?? outer.imported?.(name),
    defines: (name) => outline.functions.has(name) || outline.classes.has(name),
    functionText(expression) {
      if (expression.type === "lambda") return functionText?.(expression, environment);
      const own = functionNamed(expression, names);
      if (!own) return undefined;
      const text = functionText?.(own, environment);
      if (text !== undefined) return text;
      throw problemAt(source, expression, `${own.name} is a function, and no value`, {
        allowed: "a lambda can stand here",
      });
    },
  };
  const scope = { source, environment };

  function deeper<T>(work: () => T | undefined): T | undefined {
    if (depth >= MAX_DEPTH || steps++ > MAX_STEPS) return undefined;
    depth++;
    try {
      return work();
    } finally {
      depth--;
    }
  }

  const names: ScriptNames = {
    outline,
    scope,
    textOf: ({ from, to }) => oneLine(source.text.slice(from, to)),
    next(expression) {
      if (before.has(expression)) return before.get(expression);
      const found = deeper(() => given(expression, names));
      before.set(expression, found);
      return found;
    },
    origin(expression) {
      let at = expression;
      for (let i = 0; i < MAX_DEPTH; i++) {
        if (outer.lookUp(names.textOf(at), at)) return at;
        const found = names.next(at);
        if (found === undefined) return at;
        at = found;
      }
      return at;
    },
    attributeOf(object, name) {
      const at = { ...object, type: "attribute" as const, object, name, nameSpan: object };
      return valueOfAttribute(object, name, at, names);
    },
    deeper,
    decide: conditionsIn(scope, deeper),
    byDefault(expression) {
      if (expression) defaults.add(expression);
      return expression;
    },
  };
  return environment;
}

/** What an expression was given, one step back. */
function given(expression: Expression, names: ScriptNames): Expression | undefined {
  switch (expression.type) {
    case "name":
      return valueOfName(expression.name, expression, names);
    case "attribute":
      return valueOfAttribute(expression.object, expression.name, expression, names);
    case "subscript": {
      const { object, index } = expression;
      if (index.type === "string") return valueOfItem(object, index.value, expression, names);
      return index.type === "number" ? elementOf(object, index.value, names) : undefined;
    }
    case "call":
      return valueOfCall(expression, names);
    case "conditional": {
      const is = truth(expression.test, names.scope);
      return is === undefined ? undefined : is ? expression.yes : expression.no;
    }
    default:
      return undefined;
  }
}
