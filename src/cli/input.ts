import type { Registry } from "../core/definition.ts";
import { asLasting, Problem } from "../core/problem.ts";
import { findDefinition } from "../core/registry.ts";
import type { FilledTerm, RawConfig } from "../inputs/filled-term.ts";
import { nameOf } from "../inputs/filled-term.ts";
import { type Joint, type Term, termsOf, type Vocabulary } from "../inputs/words.ts";
import type { Shell } from "./shell.ts";

/**
 * Read a command line and the config files that it names. Throws a Problem for words that make no sense; `unjoined` is
 * what two schedules or files with nothing between them mean.
 */
export async function readInput(
  argv: readonly string[],
  registry: Registry,
  flagsOf: Vocabulary["flagsOf"],
  { read }: Pick<Shell, "read">,
  unjoined?: Joint,
): Promise<(Term & FilledTerm)[]> {
  const configs = new Map<string, RawConfig>();
  let unread: unknown;
  const configOf = async (file: string): Promise<RawConfig> => {
    const known = configs.get(file);
    if (known && file === "-") throw new Problem("can be read only once", { where: nameOf(file) });
    const { readJson } = await import("../inputs/json-config.ts"); // a parser that flags alone do without
    try {
      const config = known ?? readJson(await read(file), nameOf(file));
      configs.set(file, config);
      return config;
    } catch (error) {
      unread = error;
      throw error;
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
    config: term.file === undefined ? undefined : configs.get(term.file),
  }));
}
