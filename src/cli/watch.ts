import { isFailure } from "../core/failure.ts";
import { isProblem, Problem } from "../core/problem.ts";
import type { Drawing } from "./drawn.ts";
import { exitCode } from "./exit-code.ts";
import { problemText } from "./report.ts";
import { isTerminal } from "./screen.ts";
import { ownShell, type Shell } from "./shell.ts";
import { WatchedFiles } from "./watched-files.ts";

/**
 * Draw, and again whenever a file that was read for it changes, until `ended`. What is wrong with a file is said and
 * waited out. Returns the exit code. Throws what the first drawing throws where no file can mend it, and a Failure
 * where the system cannot watch.
 */
export async function watch(drawing: Drawing, shell: Shell, ended = interrupted()): Promise<number> {
  const files = new WatchedFiles();
  const end = new Promise<undefined>((resolve) => {
    ended.addEventListener("abort", () => resolve(undefined), { once: true });
  });
  try {
    for (let first = true; !ended.aborted; first = false) {
      const before = files.forget();
      const watching = watchingShell(shell, files);
      try {
        const drawn = await Promise.race([drawing(watching, ended), end]);
        if (drawn === undefined) break;
        if (files.names.length === 0) return drawn.code; // help, or nothing but what cannot change
        if (drawn.files.length > 0) shell.say(written(drawn.files, first));
      } catch (error) {
        if (ended.aborted) break;
        files.keep(before); // it may have ended before it read them all
        if (isLasting(error, first, files)) throw error;
        shell.say(isProblem(error) ? problemText(error) : (error as Error).message);
      }
      await files.change(ended);
    }
  } finally {
    await files.close();
  }
  return ended.reason === "SIGTERM" ? 143 : exitCode.done;
}

/** What a change of a file cannot mend. */
class Unwatchable extends Problem {}

function isLasting(error: unknown, first: boolean, files: WatchedFiles): boolean {
  if (isFailure(error)) return first;
  return !isProblem(error) || error instanceof Unwatchable || files.names.length === 0;
}

/** Aborted by Ctrl-C, or by being told to end. */
function interrupted(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, () => {
      if (isTerminal(2)) ownShell.say(""); // the prompt does not come behind ^C
      controller.abort(signal);
    });
  }
  return controller.signal;
}

/** A shell that notes what is read, and clears a terminal before it is drawn on. */
function watchingShell(shell: Shell, files: WatchedFiles): Shell {
  let clean = false;
  return {
    ...shell,
    read(file) {
      if (file === "-") throw new Unwatchable("standard input cannot be read again", { where: "--watch" });
      if (!file.startsWith("git:")) files.note(file); // a commit does not change
      return shell.read(file);
    },
    async write(chunks) {
      const drawn = clean || !shell.isTerminal() ? chunks : cleared(chunks);
      clean = true;
      await shell.write(drawn);
    },
  };
}

/** Clears what is seen, and leaves what has scrolled away. */
function* cleared(chunks: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
  yield "\x1b[H\x1b[2J";
  yield* chunks;
}

function written(files: readonly string[], first: boolean): string {
  const time = new Date().toTimeString().slice(0, 8);
  return `${time} ${files.join(", ")} written${first ? "; Ctrl-C ends watching" : " again"}`;
}
