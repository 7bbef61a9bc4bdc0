import type { Path } from "../core/problem.ts";
import { Problem } from "../core/problem.ts";
import type { Values } from "./formats/format.ts";

/** What `--set` says: `scheduler.params.lr=0.1` and so on, by what stands before the first `=` that is in no brackets. */
export function settingsOf(texts: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    texts.map((text) => {
      const at = equalsIn(text);
      const key = text.slice(0, at).trim();
      if (at < 0 || key === "") {
        throw new Problem(`${JSON.stringify(text)} does not say what is set`, {
          where: "--set",
          allowed: "it is KEY=VALUE",
          hint: "Try --set learning_rate=1e-4",
        });
      }
      return [key, text.slice(at + 1).trim()];
    }),
  );
}

/** The index of the first `=` outside of brackets that is no part of a comparison, -1 for none. */
function equalsIn(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i] as string;
    if ("([{".includes(character)) depth++;
    else if (")]}".includes(character)) depth--;
    else if (depth <= 0 && /^[=<>!]=/.test(text.slice(i, i + 2))) i++;
    else if (character === "=" && depth <= 0) return i;
  }
  return -1;
}

/** The values of a file with those in their places that are set. Throws a Problem where a key leads into none. */
export function withSettings(values: Values, settings: ReadonlyMap<string, string>): Values {
  let all: unknown = values;
  for (const [key, text] of settings) all = replaced(all, settingPath(key), settingValue(text), key);
  return all as Values;
}

/** `curves[1].schedule.gamma`, and `curves.1.schedule.gamma`. */
export const settingPath = (key: string): Path =>
  key
    .replaceAll(/\[(\d+)\]/g, ".$1")
    .split(".")
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** What is JSON means what it does there, and so do Python's words; else it is the text itself. */
function settingValue(text: string): unknown {
  if (text === "True" || text === "False") return text === "True";
  if (text === "None" || text === "~") return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function replaced(around: unknown, [key, ...rest]: Path, value: unknown, whole: string): unknown {
  if (key === undefined) return value;
  if (Array.isArray(around)) {
    if (typeof key !== "number" || key >= around.length) throw nowhere(whole, `a list of ${around.length}`);
    return around.map((item, i) => (i === key ? replaced(item, rest, value, whole) : item));
  }
  if (around !== undefined && around !== null && typeof around !== "object") {
    throw nowhere(whole, JSON.stringify(around));
  }
  const object = new Map<string, unknown>(Object.entries(around ?? {}));
  object.set(String(key), replaced(object.get(String(key)), rest, value, whole));
  return Object.fromEntries(object);
}

const nowhere = (key: string, what: string) =>
  new Problem(`${key} leads into ${what}, which has no such place`, { where: "--set" });
