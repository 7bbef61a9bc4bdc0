import { dirname, isAbsolute, join, posix } from "node:path";
import type { Draft } from "../core/draft.ts";
import { isProblem, Problem } from "../core/problem.ts";
import type { WordsDraft } from "../inputs/compose.ts";
import { gitFile, gitName, isGitName } from "../inputs/git-file.ts";
import { withInterpreter } from "./interpreter.ts";
import type { Shell } from "./shell.ts";

/**
 * What a draft needs before it is planned, beside its own words: the interpreter where it holds a function, and itself
 * with the column that its `metrics` names read, and the files that were read for that. What a config names is looked for beside the config, in the same revision where that is in git.
 */
export async function withMetrics(
  draft: WordsDraft,
  { read }: Pick<Shell, "read">,
): Promise<{ draft: Draft; files: string[] }> {
  await withInterpreter(draft.config);
  const { metrics } = draft.config;
  if (typeof metrics !== "string") return { draft, files: [] };
  const { columnOf, metricsReference } = await import("../inputs/metrics.ts");
  try {
    const { file, column } = metricsReference(metrics);
    const { metricsIn } = draft;
    const path = metricsIn === undefined ? file : beside(metricsIn, file);
    const values = columnOf(await read(path), path, column);
    return { draft: { ...draft, config: { ...draft.config, metrics: values } }, files: [path] };
  } catch (error) {
    throw isProblem(error) && error.where === undefined ? error.below("metrics") : error;
  }
}

/** A file as seen from where a config is. */
function beside(config: string, file: string): string {
  const inGit = gitFile(config);
  // who may commit a config may not be who may read this machine's files
  if (inGit !== undefined && (isAbsolute(file) || isGitName(file))) {
    throw new Problem(`${file} is not beside it in git`, { where: `${config}: metrics` });
  }
  if (config === "-" || isAbsolute(file) || isGitName(file)) return file;
  if (inGit === undefined) return join(dirname(config), file);
  const { revision, path: from } = inGit;
  const folder = from.slice(0, from.lastIndexOf("/") + 1);
  if (/^\.\.?\//.test(folder)) return gitName({ revision, path: folder + file }); // git itself resolves it from here
  const path = posix.normalize(folder + file);
  if (path.startsWith("../")) throw new Problem(`${file} is outside of the repository`, { where: config });
  return gitName({ revision, path });
}
