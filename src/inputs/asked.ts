import type { Registry } from "../core/definition.ts";
import { parametersGiven, valueOfFlag } from "./filled-term.ts";
import { type Flag, findFlag } from "./flag.ts";
import type { Values } from "./formats/format.ts";
import { settingsOf } from "./settings.ts";
import type { Asked } from "./source.ts";
import { splitFlag, type Term } from "./words.ts";

/**
 * What flags say that an input may hang on: of the run, wherever on the command line they stand, and behind the word of
 * the input itself. Throws a Problem where a flag's value is none.
 */
export function askedOf(terms: readonly Pick<Term, "given">[], registry: Registry): (i: number) => Asked {
  const run: Record<string, unknown> = {};
  const data: Record<string, unknown> = {};
  const optimizer: Record<string, unknown> = {};
  for (const { given } of terms) {
    for (const [flag, texts] of given) {
      if (flag.scope === "data") data[flag.name] = valueOfFlag(flag, texts);
      if (flag.scope === "optimizer") optimizer[flag.name] = valueOfFlag(flag, texts);
      if (flag.scope === "run" && ofRun.includes(flag.name)) run[flag.name] = valueOfFlag(flag, texts);
    }
  }
  const all = { ...run, ...said({ data, optimizer }), registry };
  return (i) => {
    const given = terms[i]?.given ?? new Map();
    return { ...all, ...said({ schedule: parametersGiven({ given }).params }), ...ownOf(given) };
  };
}

/** Objects that hold something. */
const said = (objects: Readonly<Record<string, Values>>): Readonly<Record<string, Values>> =>
  Object.fromEntries(Object.entries(objects).filter(([, object]) => Object.keys(object).length > 0));

/**
 * What flags seem to say in the words of a command line, before it is known which schedule each stands behind. Enough to
 * tell what schedule an input holds; whoever reads it for good asks askedOf().
 */
export function askedRoughly(words: readonly string[], flags: Iterable<Flag>, registry: Registry): Asked {
  const given = new Map<Flag, string[]>();
  for (const [i, word] of words.entries()) {
    if (!word.startsWith("--")) continue;
    const [name, inline] = splitFlag(word);
    const flag = findFlag(flags, name);
    const text = inline ?? words[i + 1];
    if (flag && text !== undefined && flag.scope !== "output")
      given.set(flag, [...(given.get(flag) ?? []), text]);
  }
  return askedOf([{ given }], registry)(0);
}

const ofRun: readonly string[] = ["epochs", "steps", "steps_per_epoch", "interval"];

/** What stands behind an input's own word. */
function ownOf(given: Term["given"]): Pick<Asked, "settings" | "column" | "step_column"> {
  const texts = (name: string) =>
    [...given].flatMap(([flag, said]) => (flag.scope === "input" && flag.name === name ? said : []));
  return {
    settings: settingsOf(texts("set")),
    column: texts("column").at(-1),
    step_column: texts("step_column").at(-1),
  };
}
