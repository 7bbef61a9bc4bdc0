import { adamW } from "../core/optimizer.ts";
import { type FilledTerm, type RawConfig, twice, valueOfFlag } from "./filled-term.ts";

/**
 * What flags say of the optimizer of each row of terms (the terms between two `vs`). A row without a flag
 * takes it from its left neighbour, else from its right one: a flag given once counts for all curves.
 */
export function optimizersSaid(rows: readonly (readonly FilledTerm[])[]): RawConfig[] {
  const own = rows.map((row) => {
    const said: RawConfig = {};
    for (const { given } of row) {
      for (const [flag, texts] of given) {
        if (flag.scope !== "optimizer") continue;
        if (said[flag.name] !== undefined) throw twice(flag); // all terms of a row have one optimizer
        said[flag.name] = valueOfFlag(flag, texts);
      }
    }
    return said;
  });
  const names = new Set(own.flatMap((said) => Object.keys(said)));
  return own.map((_, i) => {
    const resolved: RawConfig = {};
    for (const name of names) {
      const has = (said: RawConfig) => said[name] !== undefined;
      const from = own.slice(0, i + 1).findLast(has) ?? own.slice(i + 1).find(has);
      resolved[name] = from?.[name];
    }
    // a rate is a rate of either optimizer: momentum and betas rule each other out
    if (own[i]?.momentum !== undefined && own[i]?.betas === undefined) delete resolved.betas;
    if (own[i]?.betas !== undefined && own[i]?.momentum === undefined) delete resolved.momentum;
    return resolved;
  });
}

/**
 * An optimizer of a config with what flags say over it; undefined where neither says anything. Flags that
 * name neither momentum nor betas speak of AdamW.
 */
export function optimizerWith(flags: RawConfig, base: unknown): unknown {
  if (Object.keys(flags).length === 0) return base;
  const { ...merged } = (base ?? {}) as RawConfig;
  if (flags.momentum !== undefined) delete merged.betas;
  if (flags.betas !== undefined) delete merged.momentum;
  Object.assign(merged, flags);
  const bare = base === undefined && merged.momentum === undefined && merged.betas === undefined;
  return bare ? { ...merged, betas: adamW.betas } : merged;
}
