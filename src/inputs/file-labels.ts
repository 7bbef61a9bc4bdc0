import { isCode, nameOf } from "../core/file-name.ts";
import { spelledOut } from "../core/unprintable.ts";
import type { FilledTerm } from "./filled-term.ts";

/** As long as a label may be. */
const longest = 200;

/**
 * What each of several curves is called by the file of another program's that it is read from: two such files hold the same
 * class as often as not, or one that only their program knows. As much of the path as tells it from the other files, and
 * flags where the same file stands there twice; undefined for a curve from elsewhere.
 */
export function fileLabels(rows: readonly (readonly FilledTerm[])[]): (string | undefined)[] {
  const foreign = rows.map(([first, second]) => (first && isForeign(first) && !second ? first : undefined));
  const files = foreign.flatMap((term) => term?.file ?? []);
  return foreign.map((term) => {
    if (term?.file === undefined) return undefined;
    const { file } = term;
    const isRepeated = files.filter((other) => other === file).length > 1;
    const words = [shortName(file, files), ...(isRepeated ? flagsOf(term) : [])];
    return spelledOut(words.join(" ")).slice(0, longest);
  });
}

const isForeign = ({ file, readAs }: FilledTerm) =>
  file !== undefined && readAs !== undefined && !isCode(file);

/** The end of a path that no other file has: `ds_config.json`, or `new/ds_config.json` beside `old/ds_config.json`. */
function shortName(file: string, files: readonly string[]): string {
  const parts = partsOf(file);
  const others = files.filter((other) => other !== file).map(partsOf);
  const end = (all: readonly string[], length: number) => all.slice(-length).join("/");
  for (let length = 1; length < parts.length; length++) {
    if (others.every((other) => end(other, length) !== end(parts, length))) return end(parts, length);
  }
  return nameOf(file);
}

const partsOf = (file: string) => file.split(/[\\/]/);

/** What is said behind a file of its curve alone: `--lr 1e-3`. */
const flagsOf = ({ given }: FilledTerm): string[] =>
  [...given].flatMap(([{ scope, spelling }, texts]) =>
    scope === "schedule" || scope === "optimizer" || scope === "input" ? [spelling, ...texts] : [],
  );
