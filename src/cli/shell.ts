import { writeSync } from "node:fs";
import type { Screen } from "../outputs/format.ts";
import { type Purpose, readText } from "./read.ts";
import { isTerminal, screenOf } from "./screen.ts";
import { writeStandardOutput } from "./write.ts";

/** Whether to use colour: `auto` where standard output is a terminal that has it. */
export type ColorWhen = "auto" | "always" | "never";

/** What a command line reads from and writes to; output files it opens itself. */
export interface Shell {
  /**
   * The text of a file, of standard input for `-`, of a file in git; a config's but for what is said. Throws a Problem
   * where it cannot be read.
   */
  read(file: string, purpose?: Purpose): Promise<string>;
  /** Standard output. Throws ClosedPipe when its reader has gone. */
  write(chunks: Iterable<string | Uint8Array>): void | Promise<void>;
  /** One line of standard error; a quiet one is not what somebody waits for. */
  say(text: string, tone?: "quiet"): void;
  /** Is standard output a terminal? */
  isTerminal(): boolean;
  /** What standard output is shown on, or a file, whoever will look at it. */
  screen(color: ColorWhen, isFile?: boolean): Screen;
  /** Call when the terminal of standard output has another size; the function that is returned ends this. */
  onResize(listener: () => void): () => void;
}

/** The process's own. */
export const ownShell: Shell = {
  read: readText,
  write: writeStandardOutput,
  say(text, tone) {
    try {
      writeSync(2, `${tone === "quiet" && isStyled() ? dim(text) : text}\n`);
    } catch {
      // nobody listens
    }
  },
  isTerminal: () => isTerminal(1),
  screen: screenOf,
  onResize(listener) {
    if (!isTerminal(1)) return () => {};
    process.stdout.on("resize", listener);
    return () => process.stdout.off("resize", listener);
  },
};

function isStyled(): boolean {
  return isTerminal(2) && !process.env.NO_COLOR && process.env.TERM !== "dumb";
}

const dim = (text: string) => `\x1b[2m${text}\x1b[22m`;
