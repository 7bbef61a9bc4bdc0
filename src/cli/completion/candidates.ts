import { className, type Definition, type Registry, typeName } from "../../core/definition.ts";
import { type Flag, findFlag } from "../../inputs/flag.ts";
import { splitFlag } from "../../inputs/words.ts";
import type { Format } from "../../outputs/format.ts";
import type { Candidate, Completion, Vocabulary } from "./completion.ts";
import { matching } from "./matching.ts";
import type { Place } from "./place.ts";

/** What may stand at a place of a command line that draws, where `word` is begun. */
export function completionAt(place: Place, word: string, { registry, formats }: Vocabulary): Completion {
  const [name, value] = splitFlag(word);
  const flag = value === undefined && !word.endsWith("=") ? undefined : findFlag(place.flags, name);
  if (flag) return valuesOf(flag, value ?? "", formats, word.slice(0, word.length - (value ?? "").length));
  if (place.pending) return valuesOf(place.pending, word, formats);
  if (word.startsWith("-")) return { candidates: flagsAt(place, word) };
  if (!place.subject) return { candidates: schedulesNamed(word, registry), files: filesOf("*.json").files };
  return {
    candidates: matchingWords(word, [
      ...(place.switched ? valuesOf(place.switched, word, formats).candidates : []),
      ...(place.wanting ? [] : joints),
      ...(word === "" ? flagsAt(place, word) : []),
    ]),
  };
}

/** The words between two schedules. */
const joints: readonly Candidate[] = [
  { word: "vs", description: "draw another curve" },
  { word: "then@", description: "continue with the next schedule at this epoch" },
  { word: "and", description: "step both on the same rate" },
];

/** The flags that may be given here, the schedule's own first; `--no-…` for who begins with it. */
function flagsAt({ flags, given }: Place, word: string): Candidate[] {
  const names = new Set<string>();
  const left = flags
    .filter(({ name }) => !names.has(name) && names.add(name))
    .filter((flag) => !given.has(flag) || flag.list !== "never" || flag.named);
  const short = left.find((flag) => flag.short === word);
  if (short) return [{ word, description: short.description }];
  const own = left.filter(({ scope }) => scope === "schedule");
  const others = left.filter(({ scope }) => scope !== "schedule");
  const switches = /^--no/i.test(word) ? left.filter(({ fallback }) => fallback === true) : [];
  return matchingWords(word, [
    ...[...own, ...others].map(({ spelling, description }) => ({ word: spelling, description })),
    ...switches.map(({ spelling, description }) => ({
      word: `--no-${spelling.slice(2)}`,
      description: `not: ${description}`,
    })),
  ]);
}

/** The values of a flag; `before` is what stands in the same word, `--theme=`. */
function valuesOf(flag: Flag, text: string, formats: readonly Format[], before = ""): Completion {
  const [, isFile, ending = ""] = /\b(FILE)(\.\w+)?/.exec(flag.description) ?? [];
  if (isFile) return filesOf(`*${ending}`, before);
  const values =
    flag.name === "format"
      ? formats.map(({ name, summary }) => ({ word: name, description: summary }))
      : choicesOf(flag).map((choice) => ({ word: choice, description: "" }));
  return {
    candidates: matchingWords(text, values).map(({ word, description }) => ({
      word: before + word,
      description,
    })),
  };
}

function choicesOf({ base, choices }: Flag): readonly string[] {
  return base === "boolean" ? ["true", "false"] : choices;
}

/** Schedules by their commands, or by their classes where that is what was begun. */
function schedulesNamed(word: string, registry: Registry): Candidate[] {
  const command = ({ name }: Definition) => name;
  const classes = [typeName, className, ({ source }: Definition) => source];
  for (const nameOf of /[A-Z.]/.test(word) ? [...classes, command] : [command, ...classes]) {
    const all = registry.map((definition) => ({ word: nameOf(definition), description: definition.summary }));
    const found = matchingWords(word, all);
    if (found.length > 0) return found;
  }
  return [];
}

/** Files of a pattern, and nothing else. */
export function filesOf(pattern: string, before = ""): Required<Completion> {
  return { candidates: [], files: { pattern, before } };
}

export function matchingWords(typed: string, all: readonly Candidate[]): Candidate[] {
  return matching(typed, all, ({ word }) => word);
}
