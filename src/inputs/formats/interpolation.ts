import { pathText } from "../../core/draft.ts";
import { type Path, Problem } from "../../core/problem.ts";
import type { Values } from "./format.ts";
import { isObject, valueAt } from "./object.ts";

/** What stands at a path, with all `${…}` in it replaced. */
export type Resolve = (path: Path) => unknown;

/** More than this was not written by hand. */
const mostValues = 10_000;
const longestText = 1000;
const longestChain = 100;

/**
 * Replaces OmegaConf's interpolations by what they lead to within the file: `${a.b}`, `${a[0]}`, `${.sibling}`,
 * `${..of_parent}`, `${a.${b}}`. What stands below keys that are left out is not looked at. Throws a Problem for what the file does not say, and for resolvers (`${oc.env:LR}`).
 */
export function interpolated(values: Values, leftOut: ReadonlySet<string>): Resolve {
  let seen = 0;

  function resolve(value: unknown, path: Path, chain: readonly string[]): unknown {
    // also those that YAML's aliases repeat
    if (++seen > mostValues) throw new Problem("it has too many values", { path: path.slice(0, 1) });
    if (typeof value === "string") return resolveText(value, path, chain);
    if (Array.isArray(value)) return value.map((item, i) => resolve(item, [...path, i], chain));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => !leftOut.has(key))
        .map(([key, inner]) => [key, resolve(inner, [...path, key], chain)]),
    );
  }

  function resolveText(text: string, path: Path, chain: readonly string[]): unknown {
    if (text === "???") throw unknownValue("a value that is to be given", path);
    if (!text.includes("${")) return text;
    if (text.length > longestText)
      throw new Problem("it is too long for a text with interpolations", { path });
    const pieces = piecesOf(text, path);
    const [first] = pieces;
    if (pieces.length === 1 && typeof first === "object") return follow(first.inside, path, chain);
    const whole = pieces
      .map((piece) => (typeof piece === "string" ? piece : String(follow(piece.inside, path, chain))))
      .join("");
    if (whole.length > longestText) throw new Problem("its interpolations make too long a text", { path });
    return whole;
  }

  function follow(inside: string, path: Path, chain: readonly string[]): unknown {
    // an inner one first: `${lrs.${model}}`
    const written = inside.includes("${") ? String(resolveText(inside, path, chain)) : inside;
    if (written.includes(":")) throw unknownValue(`\${${written}}`, path);
    const target = targetOf(written, path);
    const name = pathText(target);
    if (chain.length > longestChain)
      throw new Problem("it has too many interpolations one behind the other", { path });
    if (chain.includes(name)) {
      throw new Problem(`${[...chain, name].join(" is ")}: that goes round in a circle`, { path });
    }
    const value = valueAt(values, target);
    if (value === undefined) throw unknownValue(`\${${written}}`, path);
    return resolve(value, target, [...chain, name]);
  }

  return (path) => resolve(valueAt(values, path), path, [pathText(path)]);
}

const unknownValue = (what: string, path: Path) =>
  new Problem(`${what} is not known`, {
    path,
    allowed: "only what stands in this file is looked up",
    hint: `Add --set ${pathText(path)}=VALUE`,
  });

/** The path of `a.b[0]`; dots in front count from where it stands: one is among its siblings. */
function targetOf(written: string, path: Path): Path {
  const dots = /^\.*/.exec(written)?.[0].length ?? 0;
  const keys = written
    .slice(dots)
    .replaceAll(/\[([^\]]*)\]/g, ".$1")
    .split(".")
    .map((key) => key.trim())
    .filter((key) => key !== "");
  const start = dots === 0 ? [] : path.slice(0, Math.max(0, path.length - dots));
  return [...start, ...keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key))];
}

/** A text, cut at its outermost `${…}`; `\${…}` is text. */
function piecesOf(text: string, path: Path): (string | { readonly inside: string })[] {
  const pieces: (string | { inside: string })[] = [];
  let from = 0;
  for (let at = text.indexOf("${"); at >= 0; at = text.indexOf("${", from)) {
    if (text[at - 1] === "\\") {
      pieces.push(text.slice(from, at - 1), "${");
      from = at + 2;
      continue;
    }
    const end = closing(text, at + 2);
    if (end < 0) throw new Problem(`${text.slice(0, 80)} has a \${ that is not closed`, { path });
    if (at > from) pieces.push(text.slice(from, at));
    pieces.push({ inside: text.slice(at + 2, end) });
    from = end + 1;
  }
  if (from < text.length || pieces.length === 0) pieces.push(text.slice(from));
  return pieces;
}

function closing(text: string, from: number): number {
  let depth = 1;
  for (let i = from; i < text.length; i++) {
    if (text.startsWith("${", i)) depth++;
    if (text[i] === "}" && --depth === 0) return i;
  }
  return -1;
}
