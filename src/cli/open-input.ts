import { isCode } from "../core/file-name.ts";
import { isScript, scriptEndings, scriptWord } from "../inputs/script-word.ts";
import type { Source } from "../inputs/source.ts";
import type { Shell } from "./shell.ts";

/** A word that is no schedule's name as the input that it names, or is. Throws a Problem where that cannot be read. */
export async function openInput(word: string, { read }: Pick<Shell, "read">): Promise<Source> {
  for (const { isIt, open } of kinds) if (isIt(word)) return open(word, read);
  const text = await read(word);
  // a stream has no name that says what it is
  const ending = word === "-" ? endingOf(text) : undefined;
  const kind = ending && kinds.find(({ isIt }) => isIt(ending));
  if (kind) return kind.open(word, async () => text);
  const { jsonSource } = await import("../inputs/json-source.ts"); // a parser that flags alone do without
  return jsonSource(text, word);
}

/** What a text looks like by its first line that is no comment, as the ending of a file; undefined for JSON. */
function endingOf(text: string): string | undefined {
  if (/^(?:import|from|def|class)\s+\w+/m.test(text) && !/^\s*[{[]/.test(text)) return ".py";
  const line = /^(?!\s*(?:#|---\s*$|$)).*/m.exec(text)?.[0] ?? "";
  if (/^\s*\[[\w.-]+\]\s*(#.*)?$/.test(line) || /^[\w.-]+\s*=\s*["\d[{tf]/.test(line)) return ".toml";
  if (/^["']?[\w.$-]+["']?\s*:(\s|$)/.test(line)) return ".yaml";
  return /^[^{[]*,/.test(line) ? ".csv" : undefined;
}

/** What is read in one way. */
interface Kind {
  /** The endings of its files, as most people write them. */
  readonly endings: readonly string[];
  isIt(word: string): boolean;
  open(word: string, read: Shell["read"]): Promise<Source>;
}

/** What files of these endings are, in capitals too. */
const filesEndingIn = (...endings: string[]): Pick<Kind, "endings" | "isIt"> => ({
  endings,
  isIt: (word) => endings.some((ending) => word.toLowerCase().endsWith(ending)),
});

/** What an input is by its name; whatever else is JSON. Each parser is loaded for the input that needs it. */
const kinds: readonly Kind[] = [
  {
    endings: [],
    isIt: isCode,
    async open(word) {
      const { pastedSource } = await import("../inputs/pasted-source.ts");
      return pastedSource(word);
    },
  },
  {
    endings: scriptEndings,
    isIt: isScript,
    async open(word, read) {
      const script = scriptWord(word);
      const { scriptSource } = await import("../inputs/script-source.ts");
      return scriptSource(await read(script.file), script);
    },
  },
  {
    ...filesEndingIn(".yaml", ".yml"),
    async open(word, read) {
      const { yamlSource } = await import("../inputs/yaml-source.ts");
      return yamlSource(await read(word), word);
    },
  },
  {
    ...filesEndingIn(".toml"),
    async open(word, read) {
      const { tomlSource } = await import("../inputs/toml-source.ts");
      return tomlSource(await read(word), word);
    },
  },
  {
    ...filesEndingIn(...[".csv", ".tsv", ".jsonl", ".ndjson"].flatMap((ending) => [ending, `${ending}.gz`])),
    async open(word, read) {
      const { recordedSource } = await import("../inputs/recorded-source.ts");
      return recordedSource(await read(word, "log"), word);
    },
  },
];

/** The endings of all files that are inputs. */
export const inputEndings: readonly string[] = [".json", ...kinds.flatMap(({ endings }) => endings)];
