import { parse, TomlError } from "smol-toml";
import { pathText } from "../core/draft.ts";
import { nameOf } from "../core/file-name.ts";
import { type Path, type Position, Problem } from "../core/problem.ts";
import { documentSource } from "./document.ts";
import type { Source } from "./source.ts";

/** A text in TOML. Throws a Problem where it is no config. */
export async function tomlSource(text: string, file: string): Promise<Source> {
  const values = valuesIn(text.replace(/^\uFEFF/, ""), file);
  const lines = text.split("\n");
  return documentSource({ file, values, locate: (path) => positionOf(path, lines, file) });
}

function valuesIn(text: string, file: string) {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof RangeError) throw new Problem("is nested too deep", { where: nameOf(file) });
    if (!(error instanceof TomlError)) throw error;
    if (error.message.includes("nested")) throw new Problem("is nested too deep", { where: nameOf(file) });
    const { line, column } = error;
    const [, what = "is no TOML"] = /^Invalid TOML document: (.+)/.exec(error.message) ?? [];
    throw new Problem(what, {
      where: `${nameOf(file)}:${line}:${column}`,
      position: { file, line, column },
      allowed: "a config of this name is TOML",
    });
  }
}

/** The line of a key: behind the header of its table, which is most often written out. */
function positionOf(path: Path, lines: readonly string[], file: string): Position | undefined {
  for (let length = path.length; length > 0; length--) {
    const [table, key] = [pathText(path.slice(0, length - 1)), String(path[length - 1])];
    let current = "";
    for (const [i, line] of lines.entries()) {
      const header = /^\s*\[\s*([\w.-]+)\s*\]/.exec(line)?.[1];
      const isHere = header === pathText(path.slice(0, length)) || (current === table && keyIn(line) === key);
      if (isHere) return { file, line: i + 1, column: line.length - line.trimStart().length + 1 };
      current = header ?? current;
    }
  }
  return undefined;
}

const keyIn = (line: string) => /^\s*"?([\w-]+)"?\s*=/.exec(line)?.[1];
