import { Problem } from "../../core/problem.ts";
import type { Format, Values } from "./format.ts";
import { formats } from "./index.ts";

/**
 * The format of a file by its keys: of two that fit, the one that is listed first. Throws a Problem that names what was
 * looked for where none does; `list` is the registry of formats.
 */
export function recognised(values: Values, list: readonly Format[] = formats): Format {
  const found = list.find((format) => format.isIt(values));
  if (found) return found;
  const looked = list.map(({ name, looksFor }) => `${name} (${looksFor})`);
  throw new Problem("is no config that lrplot knows", {
    allowed: `looked for: ${["a config of lrplot's (schedule or curves)", ...looked].join("; ")}`,
  });
}
