import { type AnyNode, parse } from "@humanwhocodes/momoa";
import { pathText } from "../core/draft.ts";
import { nameOf } from "../core/file-name.ts";
import { once } from "../core/once.ts";
import { type Path, type Position, Problem } from "../core/problem.ts";

/**
 * Read the text of a JSON config. Throws a Problem with line and column for a syntax error, and for a key
 * that stands twice, of which JSON.parse would silently keep the last.
 */
export function readJson(written: string, file: string): Record<string, unknown> {
  const name = nameOf(file);
  const text = withInfinities(written);
  if (text.trim() === "")
    throw new Problem("is empty", { where: name, allowed: 'a config such as {"schedule": {…}}' });
  if (/[\0\ufffd]/.test(text))
    throw new Problem("is not text", { where: name, allowed: "a JSON config in UTF-8" });
  const value = isWritten(text) ? jsonValue(syntaxOf(text, file).body, [], file) : dataOf(text, name);
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw new Problem("is not a config", { where: name, allowed: 'an object such as {"schedule": {…}}' });
  }
  return value as Record<string, unknown>;
}

/** Python writes what JSON has no word for; so large a number is infinite as well, and as long. */
function withInfinities(text: string): string {
  if (!text.includes("Infinity")) return text;
  return text.replace(/"(?:[^"\\]|\\.)*"|\bInfinity\b/g, (found) =>
    found === "Infinity" ? "1e999   " : found,
  );
}

/** A text that somebody may have written: what is longer is data, whose places nobody looks for. */
const isWritten = (text: string) => text.length <= 300_000;

/** What a long text holds, in a tenth of the memory that it takes with its places. */
function dataOf(text: string, name: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const place = /line (\d+) column (\d+)/.exec((error as Error).message);
    throw new Problem("is no JSON", { where: place ? `${name}:${place[1]}:${place[2]}` : name });
  }
}

/**
 * Finds places in a text that is a config: the key that a path leads to, or the nearest one around it that is there. It
 * is parsed when one is first asked for.
 */
export function locator(text: string, file: string): (path: Path) => Position | undefined {
  if (!isWritten(text)) return () => undefined;
  const body = once(() => syntaxOf(withInfinities(text), file).body);
  return (path) => {
    const { line, column } = nearest(body(), path).start;
    return { file, line, column };
  };
}

/** Where the key or the element begins that a path leads to, or leads to furthest. */
function nearest(node: AnyNode, [key, ...rest]: Path, found = node.loc): AnyNode["loc"] {
  if (node.type === "Object") {
    const member = node.members.find(({ name }) => (name.type === "String" ? name.value : name.name) === key);
    return member ? nearest(member.value, rest, member.name.loc) : found;
  }
  const element = node.type === "Array" && typeof key === "number" ? node.elements[key] : undefined;
  return element ? nearest(element.value, rest, element.value.loc) : found;
}

/** The parser's names of what it did not expect. */
const tokens: Readonly<Record<string, string>> = {
  LBrace: "{",
  RBrace: "}",
  LBracket: "[",
  RBracket: "]",
  Comma: "comma",
  Colon: "colon",
  String: "string",
  Number: "number",
  Boolean: "true or false",
  Null: "null",
};

function syntaxOf(text: string, file: string) {
  try {
    return parse(text.replace(/^\uFEFF/, ""), { mode: "json" });
  } catch (error) {
    const { line, column, message } = error as Error & { line?: number; column?: number };
    if (error instanceof RangeError) throw new Problem("is nested too deep", { where: nameOf(file) });
    const what = message
      .replace(/\s*\(\d+:\d+\)$/, "")
      .replace(/\.$/, "")
      .replace(/token (\w+) found/, (_, token: string) => tokens[token] ?? `token ${token}`)
      .replace(" found", "");
    throw new Problem(`${what.charAt(0).toLowerCase()}${what.slice(1)}`, {
      ...(line === undefined || column === undefined ? { where: nameOf(file) } : placeAt(file, line, column)),
      allowed: "a config is JSON, without comments or trailing commas",
    });
  }
}

const placeAt = (file: string, line: number, column: number) => ({
  where: `${nameOf(file)}:${line}:${column}`,
  position: { file, line, column },
});

/** Deeper nesting is a mistake, or meant to exhaust the stack. */
const deepest = 200;

function jsonValue(node: AnyNode, path: Path, file: string): unknown {
  if (path.length > deepest) throw new Problem("is nested too deep", { where: nameOf(file) });
  switch (node.type) {
    case "Object": {
      const object: Record<string, unknown> = {};
      for (const { name: key, value } of node.members) {
        const property = key.type === "String" ? key.value : key.name;
        if (Object.hasOwn(object, property)) {
          const { line, column } = key.loc.start;
          throw new Problem(`${pathText([...path, property])} is given twice`, {
            ...placeAt(file, line, column),
          });
        }
        // defined, not assigned: "__proto__" is a key like any other
        Object.defineProperty(object, property, {
          value: jsonValue(value, [...path, property], file),
          enumerable: true,
          configurable: true,
          writable: true,
        });
      }
      return object;
    }
    case "Array":
      return node.elements.map(({ value }, i) => jsonValue(value, [...path, i], file));
    case "Number":
    case "String":
    case "Boolean":
      return node.value;
    default:
      return null;
  }
}
