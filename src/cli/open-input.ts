import { isCode } from "../core/file-name.ts";
import { isScript, scriptWord } from "../inputs/script-word.ts";
import type { Source } from "../inputs/source.ts";
import type { Shell } from "./shell.ts";

/** A word that is no schedule's name as the input that it names, or is. Throws a Problem where that cannot be read. */
export async function openInput(word: string, { read }: Pick<Shell, "read">): Promise<Source> {
  for (const { endings, open } of kinds) if (endings.test(word)) return open(word, read);
  const text = await read(word);
  // a stream has no name that says what it is
  const ending = word === "-" ? endingOf(text) : undefined;
  const kind = ending && kinds.find(({ endings }) => endings.test(ending));
  if (kind) return kind.open(word, async () => text);
  const { jsonSource } = await import("../inputs/json-source.ts"); // a parser that flags alone do without
  return jsonSource(text, word);
}

/** What a text looks like by its first line that is no comment, as the ending of a file; undefined for JSON. */
function endingOf(text: string): string | undefined {
  const line = /^(?!\s*(?:#|---\s*$|$)).*/m.exec(text)?.[0] ?? "";
  if (/^\s*\[[\w.-]+\]\s*(#.*)?$/.test(line) || /^[\w.-]+\s*=\s*["\d[{tf]/.test(line)) return ".toml";
  if (/^["']?[\w.$-]+["']?\s*:(\s|$)/.test(line)) return ".yaml";
  return /^[^{[]*,/.test(line) ? ".csv" : undefined;
}

/** What an input is by its name; whatever else is JSON. Each parser is loaded for the input that needs it. */
const kinds: readonly {
  readonly endings: Pick<RegExp, "test">;
  open(word: string, read: Shell["read"]): Promise<Source>;
}[] = [
  {
    endings: { test: isCode },
    async open(word) {
      const { pastedSource } = await import("../inputs/pasted-source.ts");
      return pastedSource(word);
    },
  },
  {
    endings: isScript,
    async open(word, read) {
      const script = scriptWord(word);
      const { scriptSource } = await import("../inputs/script-source.ts");
      return scriptSource(await read(script.file), script);
    },
  },
  {
    endings: /\.ya?ml$/i,
    async open(word, read) {
      const { yamlSource } = await import("../inputs/yaml-source.ts");
      return yamlSource(await read(word), word);
    },
  },
  {
    endings: /\.toml$/i,
    async open(word, read) {
      const { tomlSource } = await import("../inputs/toml-source.ts");
      return tomlSource(await read(word), word);
    },
  },
  {
    endings: /\.(csv|tsv|jsonl|ndjson)(\.gz)?$/i,
    async open(word, read) {
      const { recordedSource } = await import("../inputs/recorded-source.ts");
      return recordedSource(await read(word, "log"), word);
    },
  },
];
