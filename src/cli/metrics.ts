import { dirname, isAbsolute, join } from "node:path";
import type { Draft } from "../core/draft.ts";
import { isProblem } from "../core/problem.ts";
import type { WordsDraft } from "../inputs/compose.ts";
import type { Shell } from "./shell.ts";

/**
 * A draft with the column that its `metrics` names read, and the files that were read for it. What a config
 * names is looked for beside the config.
 */
export async function withMetrics(
  draft: WordsDraft,
  { read }: Pick<Shell, "read">,
): Promise<{ draft: Draft; files: string[] }> {
  const { metrics } = draft.config;
  if (typeof metrics !== "string") return { draft, files: [] };
  const { columnOf, metricsReference } = await import("../inputs/metrics.ts");
  try {
    const { file, column } = metricsReference(metrics);
    const { metricsIn } = draft;
    const beside = metricsIn !== undefined && metricsIn !== "-" && !isAbsolute(file);
    const path = beside ? join(dirname(metricsIn), file) : file;
    const values = columnOf(read(path), path, column);
    return { draft: { ...draft, config: { ...draft.config, metrics: values } }, files: [path] };
  } catch (error) {
    throw isProblem(error) && error.where === undefined ? error.below("metrics") : error;
  }
}
