import type { Definition, Registry } from "../core/definition.ts";
import { isCode, isUnclosedCode } from "../core/file-name.ts";
import { Problem } from "../core/problem.ts";
import { definitionNamed, findDefinition } from "../core/registry.ts";
import { type Flag, findFlag, flagTable, isSwitch, isSwitchValue } from "./flag.ts";
import { looksLikeNumber, numberOf } from "./flag-value.ts";
import { inputFlags } from "./input-flags.ts";
import { unknownFlag } from "./unknown-flag.ts";

/** What joins a term to the one on its left. */
export type Joint = { readonly kind: "vs" | "and" } | { readonly kind: "then"; readonly at: number };

/** The words between two joints: one schedule or config, and flags. */
export interface Term {
  readonly joint: Joint | undefined;
  /** The schedule that the first word names. */
  readonly definition: Definition | undefined;
  /** The file that the first word names, or a line of code that it is; `-` is standard input. */
  readonly file: string | undefined;
  /** All flags that may stand here. */
  readonly flags: Iterable<Flag>;
  /** Those that do, and the texts that each was given, in their order. */
  readonly given: ReadonlyMap<Flag, readonly string[]>;
  /** The words themselves, the joint among them and flags of the output left out. */
  readonly words: readonly string[];
}

/** What the words are read with. */
export interface Vocabulary {
  readonly registry: Registry;
  /** The flags that may stand behind a schedule, or before any. */
  flagsOf(definition: Definition | undefined): Iterable<Flag>;
  /** The schedule that an input holds, so that its parameters have flags; undefined for none, or many. */
  scheduleIn(input: string): Promise<Definition | undefined>;
  /** Why an input holds no schedule so far, where that is a mistake: it comes before flags that nobody knows then. */
  refusalOf?(input: string): Problem | undefined;
  /** What joins two schedules or files with nothing between them; a Problem where it is left out. */
  readonly unjoined?: Joint | undefined;
  /** The command whose words are files and flags, and never schedules: `lrplot lint`. */
  readonly filesOf?: string | undefined;
}

interface Growing {
  joint: Joint | undefined;
  definition: Definition | undefined;
  file: string | undefined;
  /** What the parameters are of: the word's schedule, or the one that the file holds. */
  schedule: Definition | undefined;
  flags: Iterable<Flag>;
  given: Map<Flag, string[]>;
  words: string[];
}

/** Split a command line at `vs`, `and` and `then@N`, and find what each flag was given. */
export async function termsOf(argv: readonly string[], vocabulary: Vocabulary): Promise<Term[]> {
  const begin = (joint: Joint | undefined): Growing => ({
    joint,
    definition: undefined,
    file: undefined,
    schedule: undefined,
    flags: vocabulary.flagsOf(undefined),
    given: new Map(),
    words: [],
  });
  let term = begin(undefined);
  const terms = [term];
  let areFlagsOver = false;
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] as string;
    const joint = jointOf(word);
    if (word === "--" && !areFlagsOver) {
      areFlagsOver = true; // a file may have a name like that of a flag
    } else if (joint) {
      if (!hasSubject(term))
        throw new Problem(`nothing stands before ${word}`, {
          allowed: "a schedule or a config belongs there",
        });
      term = begin(joint);
      term.words.push(word);
      terms.push(term);
    } else if (word.startsWith("-") && word !== "-" && !areFlagsOver && !looksLikeNumber(word)) {
      const { flag, taken } = takeFlag(word, argv.slice(i + 1), term, vocabulary);
      if (flag.scope !== "output") term.words.push(...argv.slice(i, i + 1 + taken));
      i += taken;
    } else {
      if (vocabulary.unjoined && hasSubject(term)) {
        term = begin(vocabulary.unjoined);
        terms.push(term);
      }
      await takeSubject(word, term, vocabulary);
      term.words.push(word);
    }
  }
  if (term.joint && !hasSubject(term)) throw new Problem(`nothing stands after ${jointText(term.joint)}`);
  return terms;
}

const hasSubject = ({ definition, file }: Growing) => definition !== undefined || file !== undefined;

export const jointText = (joint: Joint) => (joint.kind === "then" ? `then@${joint.at}` : joint.kind);

function jointOf(word: string): Joint | undefined {
  if (word === "vs" || word === "and") return { kind: word };
  if (!/^then(@|$)/.test(word)) return undefined;
  const at = word.slice("then@".length);
  if (!Number.isFinite(numberOf(at))) {
    throw new Problem("does not say at which epoch", { where: word, hint: "Try then@5" });
  }
  return { kind: "then", at: numberOf(at) };
}

async function takeSubject(word: string, term: Growing, vocabulary: Vocabulary): Promise<void> {
  if (hasSubject(term)) {
    const subject = term.file ?? term.definition?.name;
    throw new Problem(`${JSON.stringify(word)} comes after ${subject}, which is drawn already`, {
      hint: `Draw both with vs: ${subject} … vs ${word}`,
    });
  }
  if (vocabulary.filesOf !== undefined) {
    term.file = word;
    return;
  }
  term.definition = findDefinition(vocabulary.registry, word);
  if (!term.definition) {
    if (isUnclosedCode(word)) {
      throw new Problem("this ( is not closed", { where: word, hint: "Put the call between quotes" });
    }
    if (word !== "-" && !isCode(word) && !/^git:|[./\\]/.test(word))
      definitionNamed(vocabulary.registry, word); // says what is near
    term.file = word;
  }
  term.schedule = term.definition ?? (await vocabulary.scheduleIn(word));
  if (term.definition) term.flags = vocabulary.flagsOf(term.definition);
  else if (term.schedule) term.flags = flagsBehindInput(term.schedule, vocabulary);
}

/** An input has flags of its own beside those of the schedule that it holds. */
export function flagsBehindInput(
  schedule: Definition,
  { flagsOf }: Pick<Vocabulary, "flagsOf">,
): Iterable<Flag> {
  return flagTable(() => flagsOf(schedule), inputFlags);
}

/** Take a flag and its values; tells how many of the words behind it are its. */
function takeFlag(
  word: string,
  rest: readonly string[],
  term: Growing,
  vocabulary: Vocabulary,
): { flag: Flag; taken: number } {
  const [name, inline] = splitFlag(word);
  const flag = isLongWithOneDash(word, term.flags) ? undefined : findFlag(term.flags, name);
  if (!flag) {
    const negated = /^--no[-_]?(.+)$/i.exec(name)?.[1];
    const switched = negated === undefined ? undefined : findFlag(term.flags, `--${negated}`);
    if (switched?.base === "boolean" && inline === undefined) {
      give(term, switched, "false");
      return { flag: switched, taken: 0 };
    }
    throw unknownFlag(word, term, vocabulary);
  }
  if (inline !== undefined) {
    give(term, flag, inline);
    return { flag, taken: 0 };
  }
  if (isSwitch(flag)) {
    const value = isSwitchValue(flag, rest[0] ?? "") ? (rest[0] as string) : undefined;
    give(term, flag, value ?? flag.bare ?? "true");
    return { flag, taken: value === undefined ? 0 : 1 };
  }
  const [value] = rest;
  // a forgotten value would swallow the flag behind it
  if (
    value === undefined ||
    (/^--?[a-z]/i.test(value) && !looksLikeNumber(value) && findFlag(term.flags, value))
  ) {
    const where = flag.short === name ? name : flag.spelling;
    throw new Problem("its value is missing", { where, allowed: `it is ${flag.phrase}` });
  }
  give(term, flag, value);
  let taken = 1;
  if (flag.list !== "never" && flag.base !== "text") {
    while (looksLikeNumber(rest[taken] ?? "")) give(term, flag, rest[taken++] as string);
  }
  return { flag, taken };
}

function give({ given }: Growing, flag: Flag, text: string): void {
  given.set(flag, [...(given.get(flag) ?? []), text]);
}

/** `--epochs=3` and `-olr.png` have their values with them. */
export function splitFlag(word: string): [string, string | undefined] {
  if (!word.startsWith("--")) return [word.slice(0, 2), word.slice(2).replace(/^=/, "") || undefined];
  const at = word.indexOf("=");
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}

/** `-output`, which would be read as `-o utput`. */
function isLongWithOneDash(word: string, flags: Iterable<Flag>): boolean {
  if (word.startsWith("--") || word.length === 2) return false;
  return findFlag(flags, splitFlag(`-${word}`)[0]) !== undefined;
}
