import type { Curve } from "../core/curve.ts";
import type { Figure } from "../core/figure.ts";

/** Says on standard error what the reader should know of the result ("no font has …"). */
export type Warn = (message: string) => void;

/** What standard output is shown on. */
export interface Screen {
  /** Characters in a line. */
  readonly columns: number;
  /** Lines that are seen at once. */
  readonly rows: number;
  /** Bits of colour: none, ANSI's 16, 256, or red, green and blue of 8 bits each. */
  readonly colors: 1 | 4 | 8 | 24;
  /** Has it glyphs for ASCII only? */
  readonly ascii?: boolean;
}

/** One way to write a figure. Text is UTF-8. */
export type Write = (
  figure: Figure,
  warn: Warn,
  screen: Screen,
) => Iterable<string | Uint8Array> | Promise<Iterable<string | Uint8Array>>;

export interface Format {
  /** What `--format` takes: `png`. */
  readonly name: string;
  /** File name endings with their dots, the first one preferred: `[".vl.json"]`. */
  readonly extensions: readonly string[];
  readonly summary: string;
  /** Not for a terminal. */
  readonly binary: boolean;
  /** Can it write a comparison? It can where left out. */
  readonly comparison?: false;
  /** How often it reads a curve; once where left out. */
  readonly readings?: (curve: Curve) => number;
  /** Load the code that writes it; nothing heavy is loaded before. */
  load(): Promise<Write> | Write;
}
