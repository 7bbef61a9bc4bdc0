import type { Definition } from "../../core/definition.ts";
import { findDefinition } from "../../core/registry.ts";
import { type Flag, findFlag, isSwitch, isSwitchValue } from "../../inputs/flag.ts";
import { looksLikeNumber } from "../../inputs/flag-value.ts";
import { flagsBehindInput, splitFlag, type Vocabulary } from "../../inputs/words.ts";

/** Where on a command line the cursor is: what the words before it say. */
export interface Place {
  /** Does the term have its schedule or input? */
  readonly subject: boolean;
  /** The input that it is; undefined for a schedule's name. */
  readonly input: string | undefined;
  /** The log that is checked. */
  readonly log: string | undefined;
  /** Is it joined to a term before it? */
  readonly joined: boolean;
  /** Must parameters be given that are not? */
  readonly wanting: boolean;
  /** All flags that may stand here. */
  readonly flags: readonly Flag[];
  /** Those that were given where it counts, and may not be given again. */
  readonly given: ReadonlySet<Flag>;
  /** The flag whose value comes next. */
  readonly pending: Flag | undefined;
  /** The switch that was given last, which may have a value. */
  readonly switched: Flag | undefined;
}

/** The flags that were given, by how far each reaches: one schedule, one curve, the whole command line. */
class Given {
  readonly #term = new Set<Flag>();
  readonly #curve = new Set<Flag>();
  readonly #line = new Set<Flag>();

  add(flag: Flag): void {
    const set =
      flag.scope === "schedule" || flag.scope === "input"
        ? this.#term
        : flag.scope === "optimizer" || flag.name === "label"
          ? this.#curve
          : this.#line;
    set.add(flag);
  }

  next(joint: string): void {
    this.#term.clear();
    if (joint === "vs") this.#curve.clear();
  }

  all(): Set<Flag> {
    return new Set([...this.#term, ...this.#curve, ...this.#line]);
  }
}

/** Read the words before the cursor as `termsOf` does, but that no mistake in them is minded: it is not finished. */
export async function placeOf(words: readonly string[], vocabulary: Vocabulary): Promise<Place> {
  const none = [...vocabulary.flagsOf(undefined)];
  const given = new Given();
  let [subject, joined, flags] = [false, false, none];
  let named: Definition | undefined;
  let input: string | undefined;
  let log: string | undefined;
  let pending: Flag | undefined;
  let switched: Flag | undefined;
  for (const word of words) {
    const isFlag = word.startsWith("-") && word !== "-" && !looksLikeNumber(word);
    const [name, inline] = isFlag ? splitFlag(word) : [word, undefined];
    const flag = isFlag ? findFlag(flags, name) : undefined;
    const before = switched;
    switched = undefined;
    if (pending && !flag) {
      if (pending.name === "log") log = word;
      pending = undefined;
    } else if (isFlag) {
      const negated = flag ? undefined : /^--no[-_]?(.+)$/i.exec(name)?.[1];
      const meant = flag ?? (negated && findFlag(flags, `--${negated}`)) ?? undefined;
      if (meant) given.add(meant);
      if (flag?.name === "log") log = inline;
      pending = flag && !isSwitch(flag) && inline === undefined ? flag : undefined;
      switched = flag && isSwitch(flag) && inline === undefined ? flag : undefined;
    } else if (word === "vs" || word === "and" || word.startsWith("then@")) {
      given.next(word);
      [subject, joined, named, input, flags] = [false, true, undefined, undefined, none];
    } else if (!subject && !(before && isSwitchValue(before, word)) && !looksLikeNumber(word)) {
      subject = true;
      named = findDefinition(vocabulary.registry, word);
      if (named) {
        flags = [...vocabulary.flagsOf(named)];
      } else {
        input = word;
        const schedule = await vocabulary.scheduleIn(word);
        if (schedule) flags = [...flagsBehindInput(schedule, vocabulary)];
      }
    }
  }
  const all = given.all();
  const isWanting = (flag: Flag) => flag.scope === "schedule" && !flag.optional && !all.has(flag);
  // an input has said what it must
  const wanting = named !== undefined && flags.some(isWanting);
  return { subject, input, log, joined, wanting, flags, given: all, pending, switched };
}
