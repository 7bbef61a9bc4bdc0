import type { Path } from "../core/problem.ts";
import { isProblem } from "../core/problem.ts";
import { valueOfFlag } from "./filled-term.ts";
import { dataFlags, type Flag, findFlag, flagTable, optimizerFlags, runFlags } from "./flag.ts";

const flags = flagTable(runFlags, dataFlags, optimizerFlags);

/** A flag in a sentence, and the word behind it, which may be its value. */
const flagSaid = /--(?<not>no-)?(?<name>[a-z][\w-]*)(?: (?<value>[\w.+-]*\w(?:[,:][\w.+-]*\w)*))?/gi;

/**
 * A sentence for people in which what `isKey` says a config file says is a key of it, and no flag:
 * `step it once an epoch (--interval epoch)` has `"interval": "epoch"` instead.
 */
export function keysText(text: string, isKey: (path: Path) => boolean): string {
  return text.replace(flagSaid, (said: string, ...groups: unknown[]) => {
    const { not = "", name, value } = groups.at(-1) as Readonly<Record<string, string | undefined>>;
    const flag = findFlag(flags, `--${name}`);
    if (flag === undefined || !isKey(flag.path)) return said;
    if (not !== "") return said.replace(`--${not}${name}`, keyText(flag, false));
    const read = value === undefined ? undefined : valueIn(flag, value);
    return read === undefined ? said.replace(`--${name}`, keyText(flag)) : keyText(flag, read);
  });
}

/** What words of a command line, or Python, say of a schedule: `by_epoch=True`, `then@5`. */
const parameterSaid =
  /\b(?<name>[a-z]\w*)=(?<value>True|False)\b|\bthen@(?<turn>\d[\d.]*\d|\d)(?: in the place of `and`)?/g;

/** Does a sentence say something of a schedule's parameters? */
export const hasParameters = (text: string): boolean => text.search(parameterSaid) >= 0;

/** A sentence for people with the parameters of a schedule as a file has them: `"by_epoch": true`, `"milestones": [5]`. */
export function parametersText(text: string): string {
  return text.replace(parameterSaid, (...groups: unknown[]) => {
    const { name, value, turn } = groups.at(-1) as Readonly<Record<string, string | undefined>>;
    return name === undefined ? `"milestones": [${turn}]` : `"${name}": ${value === "True"}`;
  });
}

function keyText({ path }: Flag, value?: unknown): string {
  const key = JSON.stringify(path.at(-1));
  const object = path.length > 1 ? ` in ${JSON.stringify(path[0])}` : "";
  const written = value === undefined ? "" : `: ${JSON.stringify(value).replaceAll(",", ", ")}`;
  return `${key}${written}${object}`;
}

/** The value that a word is for a flag; undefined where the sentence only goes on with it. */
function valueIn(flag: Flag, word: string): unknown {
  try {
    const value = valueOfFlag(flag, [word]);
    if (flag.base === "choice") return flag.choices.includes(String(value)) ? value : undefined;
    return typeof value === "string" && !word.includes(":") ? undefined : value;
  } catch (error) {
    if (isProblem(error)) return undefined;
    throw error;
  }
}
