import type { Curve } from "../core/curve.ts";
import type { Figure } from "../core/figure.ts";
import type { Problem } from "../core/problem.ts";

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

/** What of a figure is known before anything of it is run. */
export interface Asked extends Pick<Figure, "parameters"> {
  readonly isComparison: boolean;
}

export interface Format {
  /** What `--format` takes: `png`. */
  readonly name: string;
  /** File name endings with their dots, the first one preferred: `[".vl.json"]`. */
  readonly extensions: readonly string[];
  readonly summary: string;
  /** Not for a terminal. */
  readonly binary: boolean;
  /** Why it cannot write such a figure; it can write any where left out. */
  readonly refusal?: (asked: Asked) => Problem | undefined;
  /** Does it say in words how a log agrees with its plan? */
  readonly verdict?: true;
  /** Does it tell what was found: always, or where the chart is to mark it? Never where left out. */
  readonly findings?: "always" | "marked";
  /** How often it reads a curve; once where left out. */
  readonly readings?: (curve: Curve) => number;
  /** Load the code that writes it; nothing heavy is loaded before. */
  load(): Promise<Write> | Write;
}
