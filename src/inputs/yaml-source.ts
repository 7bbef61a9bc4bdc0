import {
  type CollectionTag,
  type Document,
  isAlias,
  isCollection,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
} from "yaml";
import { nameOf } from "../core/file-name.ts";
import { type Path, type Position, Problem } from "../core/problem.ts";
import { documentSource } from "./document.ts";
import { isObject } from "./formats/object.ts";
import type { Source } from "./source.ts";

/** More aliases of anchors than this multiply to what no memory holds. */
const mostAliases = 100;

/** No config is longer, and the parser takes a thousand bytes for each character. */
const mostCharacters = 250_000;

/** What PyYAML writes of a tuple, which is a list to everyone else. */
const pythonTuple: CollectionTag = {
  tag: "tag:yaml.org,2002:python/tuple",
  collection: "seq",
  resolve: (items) => items,
};

/** A text in YAML, read as PyYAML reads it (1.1). Throws a Problem where it is no config. */
export async function yamlSource(text: string, file: string): Promise<Source> {
  if (text.length > mostCharacters) {
    throw new Problem(`has ${text.length} characters`, {
      where: nameOf(file),
      allowed: `a config in YAML has at most ${mostCharacters}`,
      hint: "Give it as JSON",
    });
  }
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ""), {
    version: "1.1",
    customTags: [pythonTuple],
    uniqueKeys: false, // checked below, once for each key and not for each two
    lineCounter: lines,
    logLevel: "error", // else a second document is left out without a word
    prettyErrors: false,
  });
  const placeAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const wrong = (message: string, offset: number, hint?: string) => {
    const position = placeAt(offset);
    const where = `${nameOf(file)}:${position.line}:${position.column}`;
    return new Problem(message, {
      where,
      position,
      allowed: "a config is YAML, of numbers, texts, lists and keys",
      hint,
    });
  };
  const [mistake] = [...document.errors, ...document.warnings];
  if (mistake?.message.includes("call stack")) throw tooDeep(file);
  if (mistake?.code === "MULTIPLE_DOCS") {
    throw wrong("a second document begins", mistake.pos[0], "Give each document a file of its own");
  }
  if (mistake?.message.includes("python/")) {
    throw wrong("an object of Python's is not made", mistake.pos[0], "Write its value without the tag");
  }
  if (mistake) throw wrong(sentence(mistake.message), mistake.pos[0]);
  checkNodes(document.contents, file, wrong);
  const values = valuesIn(document, file);
  if (!isObject(values)) {
    throw new Problem("is not a config", {
      where: nameOf(file),
      allowed: "keys and values, such as schedule: …",
    });
  }
  const locate = (path: Path): Position | undefined => {
    let found: Position | undefined;
    let node: unknown = document.contents;
    for (const key of path) {
      if (isAlias(node)) node = node.resolve(document);
      if (!isCollection(node)) return found;
      const item = node.items.find((one) => isPair(one) && String(one.key) === String(key));
      node = isPair(item) ? item.value : typeof key === "number" ? node.items[key] : undefined;
      const start = isPair(item) ? item.key : node;
      if (!isNode(start) || !start.range) return found;
      found = placeAt(start.range[0]);
    }
    return found;
  };
  return documentSource({ file, values, locate });
}

const sentence = (message: string) =>
  `${message.charAt(0).toLowerCase()}${message.slice(1)}`.replace(/\.$/, "");

function valuesIn(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: mostAliases });
  } catch (error) {
    throw new Problem(
      (error as Error).message.includes("alias")
        ? "repeats itself by too many aliases"
        : "holds what cannot be read",
      {
        where: nameOf(file),
      },
    );
  }
}

/** Deeper nesting is a mistake, or meant to exhaust the stack. */
const deepest = 200;

const tooDeep = (file: string) => new Problem("is nested too deep", { where: nameOf(file) });

/** Throws a Problem where collections are nested too deep, or a key stands twice in one, of which the last would be kept. */
function checkNodes(
  contents: unknown,
  file: string,
  wrong: (message: string, offset: number) => Problem,
): void {
  const open = [{ node: contents, depth: 0 }];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const { node, depth } = one;
    if (depth > deepest) throw tooDeep(file);
    if (!isCollection(node)) continue;
    const keys = new Set<string>();
    for (const item of node.items) {
      if (isPair(item) && isScalar(item.key)) {
        const key = String(item.key.value);
        if (keys.has(key) && key !== "<<") throw wrong(`${key} is given twice`, item.key.range?.[0] ?? 0);
        keys.add(key);
      }
      open.push({ node: isPair(item) ? item.value : item, depth: depth + 1 });
    }
  }
}
