import { className, type Registry, typeName } from "../core/definition.ts";
import { nameOf } from "../core/file-name.ts";
import { asLasting, isProblem, Problem } from "../core/problem.ts";
import { findDefinition } from "../core/registry.ts";
import type { FilledTerm, RawConfig } from "../inputs/filled-term.ts";
import { type Joint, type Term, termsOf, type Vocabulary } from "../inputs/words.ts";
import { type ReadConfig, readConfig } from "./read-config.ts";
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
 * Read a command line and the config files that it names. Throws a Problem for words that make no sense; `unjoined` is
 * what two schedules or files with nothing between them mean.
 */
export async function readInput(
  argv: readonly string[],
  registry: Registry,
  flagsOf: Vocabulary["flagsOf"],
  shell: Pick<Shell, "read">,
  unjoined?: Joint,
): Promise<(Term & FilledTerm)[]> {
  const configs = new Map<string, ReadConfig>();
  let unread: unknown;
  const configOf = async (file: string): Promise<RawConfig> => {
    const known = configs.get(file);
    if (known && file === "-") throw new Problem("can be read only once", { where: nameOf(file) });
    try {
      const found = known ?? (await readConfig(file, shell));
      configs.set(file, found);
      return found.config;
    } catch (error) {
      unread = withSchedule(error, file, registry);
      throw unread;
    }
  };
  const terms = await termsOf(argv, {
    registry,
    flagsOf,
    unjoined,
    async scheduleIn(file) {
      const { type } = ((await configOf(file)).schedule ?? {}) as { type?: unknown };
      return typeof type === "string" ? findDefinition(registry, type) : undefined;
    },
  }).catch((error: unknown) => {
    throw error === unread ? error : asLasting(error);
  });
  return terms.map((term) => ({
    ...term,
    config: undefined,
    ...(term.file !== undefined && configs.get(term.file)),
  }));
}
