import { className, type Definition, type Registry, typeName } from "../../core/definition.ts";
import { type Flag, findFlag } from "../../inputs/flag.ts";
import { splitFlag } from "../../inputs/words.ts";
import type { Candidate, Completion, Vocabulary } from "./completion.ts";
import { gitWords } from "./git-words.ts";
import { matching } from "./matching.ts";
import type { Place } from "./place.ts";

/** What may stand at a place of a command line that draws, where `word` is begun. */
export async function completionAt(place: Place, word: string, vocabulary: Vocabulary): Promise<Completion> {
  const [name, value] = word.startsWith("-") ? splitFlag(word) : [word, undefined];
  const flag = value === undefined && !word.endsWith("=") ? undefined : findFlag(place.flags, name);
  if (flag) {
    const text = value ?? "";
    return valuesOf(flag, text, { place, vocabulary }, word.slice(0, word.length - text.length));
  }
  if (place.pending) return valuesOf(place.pending, word, { place, vocabulary });
  if (word.startsWith("-")) return { candidates: flagsAt(place, word) };
  if (!place.subject) return inputsNamed(word, vocabulary);
  const switched = place.switched && (await valuesOf(place.switched, word, { place, vocabulary }));
  return {
    candidates: matchingWords(word, [
      ...(switched?.candidates ?? []),
      ...(place.wanting ? [] : joints),
      ...(word === "" ? flagsAt(place, word) : []),
    ]),
  };
}

/** What can be drawn: schedules, and files. */
function inputsNamed(word: string, vocabulary: Vocabulary): Completion {
  const schedules = isInGit(word) ? [] : schedulesNamed(word, vocabulary.registry);
  const { candidates, files } = filesNamed(word, vocabulary);
  return { candidates: [...schedules, ...candidates], files };
}

/** Files that can be drawn, those in git too. */
export function filesNamed(word: string, { endings, git }: Pick<Vocabulary, "endings" | "git">): Completion {
  if (isInGit(word)) return { candidates: matchingWords(word, gitWords(word, endings, git)) };
  const prefix = { word: "git:", description: "a file in git, git:REV:path" };
  return { ...filesOf(endings), ...(word !== "" && { candidates: matchingWords(word, [prefix]) }) };
}

const isInGit = (word: string) => word.startsWith("git:");

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

/** What is known where a flag's value is asked for. */
interface Known {
  readonly place: Pick<Place, "input" | "log">;
  readonly vocabulary: Vocabulary;
}

/** The values of a flag; `before` is what stands in the same word, `--theme=`. */
async function valuesOf(flag: Flag, text: string, known: Known, before = ""): Promise<Completion> {
  const { vocabulary } = known;
  const [, named, last] = isListOfChoices(flag) ? (/^(.*,)?([^,]*)$/s.exec(text) ?? []) : [];
  if (named !== undefined && last !== undefined) {
    const left = { ...flag, choices: flag.choices.filter((choice) => !named.split(",").includes(choice)) };
    return valuesOf(left, last, known, before + named);
  }
  if (flag.name === "ignore") return rulesListed(text, vocabulary.rules, before);
  const [, isFile, ending, isColumn] = /\b(FILE)(\.\w+)?(:COLUMN)?/.exec(flag.description) ?? [];
  const endings = ending === undefined ? [] : [ending];
  const columns = isColumn ? await columnsNamed(text, vocabulary) : [];
  if (isFile && columns.length === 0 && !isInGit(text)) return filesOf(endings, before);
  const values = isFile
    ? [...columns, ...(isInGit(text) ? gitWords(text, endings, vocabulary.git) : [])]
    : /^(step_)?column$/.test(flag.name)
      ? await columnsBefore(flag, known)
      : flag.name === "format"
        ? vocabulary.formats.map(({ name, summary }) => ({ word: name, description: summary }))
        : choicesOf(flag).map((choice) => ({ word: choice, description: "" }));
  return {
    candidates: matchingWords(text, values).map(({ word, description }) => ({
      word: before + word,
      description,
    })),
  };
}

/** `LR003,LR004`: rules, those that are named already left out. */
function rulesListed(text: string, rules: Vocabulary["rules"], before: string): Completion {
  const at = text.lastIndexOf(",") + 1;
  const named = text.slice(0, at).toLowerCase().split(",");
  const left = rules.filter(({ id, name }) => !named.includes(id.toLowerCase()) && !named.includes(name));
  const head = before + text.slice(0, at);
  const found = matchingWords(text.slice(at), rulesNamed(text.slice(at), left));
  return { candidates: found.map(({ word, description }) => ({ word: head + word, description })) };
}

/** Rules by their numbers, and by their names where one is begun. */
export function rulesNamed(word: string, rules: Vocabulary["rules"]): Candidate[] {
  const ids = rules.map(({ id, name, title }) => ({ word: id, description: `${name}: ${title}` }));
  const names = rules.map(({ id, name, title }) => ({ word: name, description: `${id}: ${title}` }));
  return word === "" ? ids : [...ids, ...names];
}

/** `val.csv:loss` for each column of the file that is named already. */
async function columnsNamed(text: string, { columnsIn }: Vocabulary): Promise<Candidate[]> {
  const [, file] = /^(.*\.\w+):[^:/]*$/s.exec(text) ?? [];
  const columns = file === undefined ? [] : await columnsIn(file, "metrics");
  return columns.map((column) => ({ word: `${file}:${column}`, description: "" }));
}

/** The columns of what the flag is said of: the log of a check, or the input before it. */
async function columnsBefore({ scope }: Flag, { place, vocabulary }: Known): Promise<Candidate[]> {
  const [file, use] = scope === "log" ? ([place.log, "log"] as const) : ([place.input, "input"] as const);
  const columns = file === undefined ? [] : await vocabulary.columnsIn(file, use);
  return columns.map((column) => ({ word: column, description: "" }));
}

/** `lr,momentum`: some of the choices, each once. */
function isListOfChoices({ base, list }: Flag): boolean {
  return base === "choice" && list !== "never";
}

function choicesOf({ base, choices }: Flag): readonly string[] {
  return base === "boolean" ? ["true", "false"] : choices;
}

/** Schedules by their commands, or by their classes where that is what was begun. */
export function schedulesNamed(word: string, registry: Registry): Candidate[] {
  const command = ({ name }: Definition) => name;
  const classes = [typeName, className, ({ source }: Definition) => source];
  // two small letters are as likely the beginning of a file: lr.json, not lr_find
  const isShort = word !== "" && word.length < 3;
  const kinds = /[A-Z.]/.test(word) ? [...classes, command] : isShort ? [command] : [command, ...classes];
  for (const nameOf of kinds) {
    const all = registry.map((definition) => ({ word: nameOf(definition), description: definition.summary }));
    const found = matchingWords(word, all);
    // a class that two frameworks share is the first one's
    const isFirst = ({ word }: Candidate, i: number) => found.findIndex((other) => other.word === word) === i;
    if (found.length > 0) return found.filter(isFirst);
  }
  return [];
}

/** Files of some endings, of any where there are none, and nothing else. */
export function filesOf(endings: readonly string[], before = ""): Required<Completion> {
  return { candidates: [], files: { endings, before } };
}

export function matchingWords(typed: string, all: readonly Candidate[]): Candidate[] {
  return matching(typed, all, ({ word }) => word);
}
