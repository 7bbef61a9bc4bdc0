import { dirname, isAbsolute, join } from "node:path";
import type { Draft } from "../core/draft.ts";
import { isProblem } from "../core/problem.ts";
import { readText } from "./read.ts";

/** A draft with the column that its `metrics` names read; a config's file is looked for beside the config. */
export async function withMetrics(
  draft: Draft,
  configFile: string | undefined,
  byFlag: boolean,
): Promise<Draft> {
  const { metrics } = draft.config;
  if (typeof metrics !== "string") return draft;
  const { columnOf, metricsReference } = await import("../inputs/metrics.ts");
  try {
    const { file, column } = metricsReference(metrics);
    const beside = configFile !== undefined && configFile !== "-" && !byFlag && !isAbsolute(file);
    const path = beside ? join(dirname(configFile), file) : file;
    return { ...draft, config: { ...draft.config, metrics: columnOf(readText(path), path, column) } };
  } catch (error) {
    throw isProblem(error) && error.where === undefined ? error.below("metrics") : error;
  }
}
