import { isFailure } from "../core/failure.ts";
import { isProblem, Problem } from "../core/problem.ts";
import { spelledOut } from "../core/unprintable.ts";
import type { Drawing } from "./drawn.ts";
import { exitCode } from "./exit-code.ts";
import { problemText } from "./report.ts";
import { Resizes } from "./resizes.ts";
import { isTerminal } from "./screen.ts";
import { ownShell, type Shell } from "./shell.ts";
import { WatchedFiles } from "./watched-files.ts";

/** Watch until Ctrl-C, or until the process is told to end: see `watchUntil`. */
export async function watch(drawing: Drawing, shell: Shell): Promise<number> {
  const controller = new AbortController();
  const end = (signal: NodeJS.Signals) => {
    if (isTerminal(2)) ownShell.say(""); // the prompt does not come behind ^C
    controller.abort(signal);
  };
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) process.on(signal, end);
  try {
    return await watchUntil(controller.signal, drawing, shell);
  } finally {
    for (const signal of signals) process.off(signal, end);
  }
}

/**
 * Draw, and again whenever a file that was read for it changes, or the size of the terminal that it is drawn on, until
 * `ended`. What is wrong with a file is said and waited out. Returns the exit code. Throws what no file can mend, and a
 * Failure where the first drawing cannot be written, or the system cannot watch.
 */
export async function watchUntil(ended: AbortSignal, drawing: Drawing, shell: Shell): Promise<number> {
  const files = new WatchedFiles();
  const resizes = new Resizes(shell);
  const end = new Promise<undefined>((resolve) => {
    ended.addEventListener("abort", () => resolve(undefined), { once: true });
  });
  try {
    for (let first = true; !ended.aborted; first = false) {
      const before = files.forget();
      const watching = watchingShell(shell, files);
      let isShown = false;
      const resized = resizes.next();
      try {
        const drawn = await Promise.race([drawing(watching.shell, ended), end]);
        if (drawn === undefined) break;
        if (files.names.length === 0) return drawn.code; // help, or nothing but what cannot change
        isShown = watching.isDrawnOn();
        if (drawn.files.length > 0) shell.say(written(drawn.files, first));
        if (isShown) shell.say(hint(files.names, shell), "quiet");
      } catch (error) {
        if (ended.aborted) break;
        files.keep(before); // it may have ended before it read them all
        if (isLasting(error, first, files)) throw error;
        shell.say(isProblem(error) ? problemText(error) : spelledOut((error as Error).message));
        if (shell.isTerminal()) shell.say(hint(files.names, shell), "quiet");
      }
      await files.change(...(isShown ? [ended, resized] : [ended]));
    }
  } finally {
    resizes.close();
    await files.close();
  }
  return ended.reason === "SIGTERM" ? 143 : exitCode.done;
}

function isLasting(error: unknown, first: boolean, files: WatchedFiles): boolean {
  if (isFailure(error)) return first;
  return !isProblem(error) || error.lasting === true || files.names.length === 0;
}

/** A shell that notes what is read, and clears a terminal before it is drawn on. */
function watchingShell(shell: Shell, files: WatchedFiles) {
  let isWritten = false;
  const watching: Shell = {
    ...shell,
    read(file, purpose) {
      if (file === "-") {
        throw new Problem("standard input cannot be read again", { where: "--watch", lasting: true });
      }
      if (!file.startsWith("git:")) files.note(file); // a commit does not change
      return shell.read(file, purpose);
    },
    async write(chunks) {
      const drawn = isWritten || !shell.isTerminal() ? chunks : cleared(chunks);
      isWritten = true;
      await shell.write(drawn);
    },
  };
  return { shell: watching, isDrawnOn: () => isWritten && shell.isTerminal() };
}

/** Clears what is seen, and leaves what has scrolled away. */
function* cleared(chunks: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
  yield "\x1b[H\x1b[2J";
  yield* chunks;
}

function written(files: readonly string[], first: boolean): string {
  const time = new Date().toTimeString().slice(0, 8);
  return `${time} ${spelledOut(files.join(", "))} written${first ? "; Ctrl-C ends watching" : " again"}`;
}

/** What it waits for, in one line. */
function hint(names: readonly string[], shell: Shell): string {
  const text = (what: string) => `watching ${what}; Ctrl-C ends it`;
  const whole = text(spelledOut(names.join(", ")));
  return whole.length < shell.screen("never").columns
    ? whole
    : text(names.length === 1 ? "1 file" : `${names.length} files`);
}
