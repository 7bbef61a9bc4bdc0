import { className, type Definition, type Registry, typeName } from "../core/definition.ts";
import { nameOf } from "../core/file-name.ts";
import { asLasting, isProblem, Problem } from "../core/problem.ts";
import { findDefinition } from "../core/registry.ts";
import { askedOf, askedRoughly } from "../inputs/asked.ts";
import { filledTerm } from "../inputs/filled-source.ts";
import type { FilledTerm } from "../inputs/filled-term.ts";
import type { Asked, Source } from "../inputs/source.ts";
import { type Joint, type Term, termsOf, type Vocabulary } from "../inputs/words.ts";
import { openInput } from "./open-input.ts";
import type { Shell } from "./shell.ts";

/** A file that is not there, and looks like a path in Python: `optax.schedules.sgdr_schedule`. */
function withSchedule(error: unknown, file: string, registry: Registry): unknown {
  if (!isProblem(error) || error.hint !== undefined || !/^[a-z_]\w*(\.\w+)+$/i.test(file)) return error;
  const words = file.split(".");
  const like = registry.filter((definition) => className(definition) === words.at(-1));
  const found = like.find(({ framework }) => words.includes(framework)) ?? like[0];
  return found ? new Problem(error.message, { ...error, hint: `Did you mean ${typeName(found)}?` }) : error;
}

/**
 * Read a command line and the inputs that it names. Throws a Problem for words that make no sense; `unjoined` is what
 * two schedules or files with nothing between them mean.
 */
export async function readInput(
  argv: readonly string[],
  registry: Registry,
  flagsOf: Vocabulary["flagsOf"],
  shell: Pick<Shell, "read">,
  unjoined?: Joint,
): Promise<(Term & FilledTerm)[]> {
  const sources = new Map<string, Source>();
  const refusals = new Map<string, Problem>();
  let unread: unknown;
  const sourceOf = async (input: string): Promise<Source> => {
    const known = sources.get(input);
    if (known && input === "-") throw new Problem("can be read only once", { where: nameOf(input) });
    try {
      const found = known ?? (await openInput(input, shell));
      sources.set(input, found);
      return found;
    } catch (error) {
      unread = withSchedule(error, input, registry);
      throw unread;
    }
  };
  const terms = await termsOf(argv, {
    registry,
    flagsOf,
    unjoined,
    async scheduleIn(input) {
      const source = await sourceOf(input);
      try {
        return scheduleOf(source, askedRoughly(argv, flagsOf(undefined), registry));
      } catch (error) {
        if (!isProblem(error)) throw error;
        refusals.set(input, error);
        return undefined; // said when it is read with the flags behind its word
      }
    },
    refusalOf(input) {
      unread = refusals.get(input);
      return refusals.get(input);
    },
  }).catch((error: unknown) => {
    throw error === unread ? error : asLasting(error);
  });
  const asked = askedOf(terms, registry);
  return terms.map((term, i) => ({
    ...term,
    ...filledTerm(term, term.file === undefined ? undefined : sources.get(term.file), asked(i)),
  }));
}

/** The one schedule of an input, as far as it can be told before the flags behind its word are known. */
export function scheduleOf(source: Source, asked: Asked): Definition | undefined {
  const type = typeIn(source, asked);
  return typeof type === "string" ? findDefinition(asked.registry, type) : undefined;
}

/** What a source says of its schedule's type, also where it cannot be read yet. Throws a Problem where it does not. */
function typeIn(source: Source, asked: Asked): unknown {
  try {
    const { schedule } = source.read(asked).config;
    return ((schedule ?? {}) as { type?: unknown }).type;
  } catch (error) {
    const told = isProblem(error) ? source.typeOf?.(asked) : undefined;
    if (told === undefined) throw error;
    return told;
  }
}
