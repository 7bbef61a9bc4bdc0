import type { Definition } from "../../core/definition.ts";
import { findDefinition } from "../../core/registry.ts";
import { type Flag, findFlag, isSwitch, isSwitchValue } from "../../inputs/flag.ts";
import { looksLikeNumber } from "../../inputs/flag-value.ts";
import { splitFlag, type Vocabulary } from "../../inputs/words.ts";

/** Where on a command line the cursor is: what the words before it say. */
export interface Place {
  /** Does the term have its schedule or config? */
  readonly subject: boolean;
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
      flag.scope === "schedule"
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
  let [subject, flags] = [false, none];
  let named: Definition | undefined;
  let pending: Flag | undefined;
  let switched: Flag | undefined;
  for (const word of words) {
    const isFlag = word.startsWith("-") && word !== "-" && !looksLikeNumber(word);
    const [name, inline] = isFlag ? splitFlag(word) : [word, undefined];
    const flag = isFlag ? findFlag(flags, name) : undefined;
    const before = switched;
    switched = undefined;
    if (pending && !flag) {
      pending = undefined;
    } else if (isFlag) {
      const negated = flag ? undefined : /^--no[-_]?(.+)$/i.exec(name)?.[1];
      const meant = flag ?? (negated && findFlag(flags, `--${negated}`)) ?? undefined;
      if (meant) given.add(meant);
      pending = flag && !isSwitch(flag) && inline === undefined ? flag : undefined;
      switched = flag && isSwitch(flag) && inline === undefined ? flag : undefined;
    } else if (word === "vs" || word === "and" || word.startsWith("then@")) {
      given.next(word);
      [subject, named, flags] = [false, undefined, none];
    } else if (!subject && !(before && isSwitchValue(before, word)) && !looksLikeNumber(word)) {
      subject = true;
      named = findDefinition(vocabulary.registry, word);
      const schedule = named ?? (await vocabulary.scheduleIn(word));
      if (schedule) flags = [...vocabulary.flagsOf(schedule)];
    }
  }
  const all = given.all();
  const isWanting = (flag: Flag) => flag.scope === "schedule" && !flag.optional && !all.has(flag);
  // a config has said what it must
  const wanting = named !== undefined && flags.some(isWanting);
  return { subject, wanting, flags, given: all, pending, switched };
}
