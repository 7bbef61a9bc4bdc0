import type { Figure } from "../core/figure.ts";

/** Says on standard error what the reader should know of the result ("no font has …"). */
export type Warn = (message: string) => void;

/** One way to write a figure. Text is UTF-8. */
export type Write = (
  figure: Figure,
  warn: Warn,
) => Iterable<string | Uint8Array> | Promise<Iterable<string | Uint8Array>>;

export interface Format {
  /** What `--format` takes: `png`. */
  readonly name: string;
  /** File name endings with their dots, the first one preferred: `[".vl.json"]`. */
  readonly extensions: readonly string[];
  readonly summary: string;
  /** Not for a terminal. */
  readonly binary: boolean;
  /** Load the code that writes it; nothing heavy is loaded before. */
  load(): Promise<Write> | Write;
}
