import { Problem } from "../core/problem.ts";
import { exitCode } from "./exit-code.ts";
import type { Shell } from "./shell.ts";

/** What was drawn. */
export interface Drawn {
  readonly code: number;
  /** The files that were written. */
  readonly files: readonly string[];
}

/** Draw once, with this shell; throws where that cannot be, and soon after `ended`. */
export type Drawing = (shell: Shell, ended?: AbortSignal) => Promise<Drawn>;

/** Text in the place of a drawing. */
export async function printed(text: string, { write }: Shell): Promise<Drawn> {
  await write([text]);
  return { code: exitCode.done, files: [] };
}

/** Draw once, or with `--watch` among the words again and again. Returns the exit code. */
export async function drawnWhileAsked(
  argv: readonly string[],
  shell: Shell,
  drawing: Drawing,
): Promise<number> {
  if (!asksToWatch(argv)) return (await drawing(shell)).code;
  const { watch } = await import("./watch.ts");
  return watch(drawing, shell);
}

/** Throws a Problem where there is nothing to watch. `inputs` are the files that were read. */
export function checkWatched({ watch }: { readonly watch: boolean }, inputs: readonly string[]): void {
  if (!watch || inputs.length > 0) return;
  throw new Problem("no file is read that could change", {
    where: "--watch",
    hint: "Put the schedule in a config: lrplot lr.json --watch",
  });
}

/** Known before anything is read: what is wrong with a config must not end it. */
function asksToWatch(argv: readonly string[]): boolean {
  const at = argv.findLastIndex((word) => /^--watch(=|$)/i.test(word));
  const value = /=(.*)/.exec(argv[at] ?? "")?.[1] ?? argv[at + 1] ?? "";
  return at >= 0 && !/^(false|no|off|0)$/i.test(value);
}
