import { isProblem, Problem } from "../core/problem.ts";
import { type Environment, oneLine, Unknown, type Value } from "./environment.ts";
import { dottedName } from "./names.ts";
import { parseExpression } from "./parse.ts";
import { evaluate } from "./value.ts";

/** What `--set` says beside a Python text, by the text of what it is given for: `len(train_loader)`, `args.lr`. */
export interface Settings extends Environment {
  /** Throws a Problem for what nobody asked for, with what was. */
  checkUsed(): void;
}

/** Names that are looked up, and that nobody would set. */
const noSetting = /^(?:(?:math|np|numpy|torch|jnp|tf)\b|(?:self\.)?(?:optim\w*|o)$)/;
/** More names than this are in no message. */
const MOST_SHOWN = 8;

/** Settings as what is known of a text: each is an expression of Python's. Throws a Problem for one that is not. */
export function settingsFor(settings: ReadonlyMap<string, string>): Settings {
  const values = new Map([...settings].map(([key, text]) => [oneLine(key), settingValue(key, text)]));
  const asked = new Set<string>();
  return {
    lookUp(text, { type }) {
      if (values.size === 0) return undefined;
      if (type !== "call" || text.startsWith("len(")) asked.add(text);
      const value = values.get(text);
      if (value === undefined) return undefined;
      asked.add(text);
      return { value };
    },
    checkUsed() {
      const unused = [...values.keys()].find((key) => !asked.has(key));
      if (unused === undefined) return;
      const names = [...asked]
        .filter((text) => text.length <= 60 && !noSetting.test(text))
        .slice(0, MOST_SHOWN);
      throw new Problem(`nothing hangs on ${unused}`, {
        where: "--set",
        allowed:
          names.length > 0
            ? `what can be set is ${names.join(", ")}`
            : "there is no name whose value is looked for",
      });
    },
  };
}

/** A number, a list, a string …: a word alone is a string, as a shell has no quotes left. */
function settingValue(key: string, text: string): Value {
  try {
    const { expression, source } = parseExpression(text);
    if (expression.type === "lambda") return text; // for a parameter that takes a function
    try {
      return evaluate(expression, { source, environment: { lookUp: () => undefined } });
    } catch (error) {
      if (error instanceof Unknown && dottedName(expression) !== undefined) return text;
      throw error;
    }
  } catch (error) {
    if (!isProblem(error)) throw error;
    throw new Problem(`${text} is no value: ${error.message}`, {
      where: `--set ${key}`,
      allowed: "it is a number, a string or a list, as Python has them",
    });
  }
}
