import type { Figure } from "../core/figure.ts";
import { beforeEnd } from "./before-end.ts";
import { paused } from "./paused.ts";
import type { Progress } from "./progress.ts";
import type { ColorWhen } from "./shell.ts";
import type { Target } from "./targets.ts";
import { checkWritable, writeFile } from "./write.ts";

/**
 * Write a figure of the progress's curves to all its targets, one after the other, until `ended`; to none where one
 * cannot be made or written. What there is to know of it is said at the end. Throws what running its curves throws,
 * and Failures.
 */
export async function deliver(
  figure: Figure,
  targets: readonly Target[],
  color: ColorWhen,
  { shell: { say, screen, write }, readAgain, end }: Progress,
  ended?: AbortSignal,
): Promise<void> {
  for (const { file } of targets) if (file !== undefined) checkWritable(file);
  const warnings: string[] = [];
  const warn = (message: string) => warnings.push(message);
  const made = [];
  for (const { file, format } of targets) {
    ended?.throwIfAborted();
    const chunks = await (await format.load())(figure, warn, screen(color, file !== undefined));
    made.push({ file, chunks });
  }
  try {
    for (const { file, chunks } of unmadeFirst(made)) {
      ended?.throwIfAborted();
      const forget = beforeEnd(end);
      try {
        if (file !== undefined) await writeFile(file, chunks);
        else {
          // what is on standard output cannot be taken back: run a long schedule once before, to see that it runs; what
          // is an array has been made whole already
          if (!Array.isArray(chunks)) {
            readAgain();
            for (const curve of figure.curves) for await (const _ of paused(curve.chunks()));
          }
          await write(chunks);
        }
      } finally {
        forget();
      }
    }
  } finally {
    for (const warning of warnings) say(warning);
  }
}

/** What is made while it is written may fail on the way, and what is whole may not. */
function unmadeFirst<T extends { readonly chunks: Iterable<unknown> }>(made: readonly T[]): T[] {
  return [...made].sort(
    (one, other) => Number(Array.isArray(one.chunks)) - Number(Array.isArray(other.chunks)),
  );
}
