import type { Path, Position } from "../core/problem.ts";
import type { RawConfig } from "./filled-term.ts";
import type { Context } from "./formats/format.ts";

/** What an input is read with. */
export interface Asked extends Context {
  /** What `--set` says, by its keys: `scheduler.params.warmup_num_steps`, `len(train_loader)`. */
  readonly settings: ReadonlyMap<string, string>;
  /** The columns of a table that are asked for. */
  readonly column?: string | undefined;
  readonly step_column?: string | undefined;
}

/** What an input says, as a config of ours that nobody has checked. */
export interface Reading {
  readonly config: RawConfig;
  /** Where in its text a path of the config leads to, or the nearest place around it; undefined where it has no text of its own. */
  locate(path: Path): Position | undefined;
  /** What the input itself calls a place of the config; undefined where that is no place of its own. */
  keyOf?(path: Path): string | undefined;
  /** What was taken for granted, each a sentence without its full stop. */
  readonly notes?: readonly string[];
  /** Does the run fill parameters that it leaves out, as it does where a schedule is named by a word? */
  readonly isFilled?: boolean;
  /** Keys of what flags say of the data that the config already holds what follows from. */
  readonly usedData?: readonly string[];
}

/** An input whose text is there; what it says may hang on flags that come behind its word. */
export interface Source {
  /** What it was taken for, where it is no config of ours: `Keras schedule`. */
  readonly readAs?: string;
  /** The columns that a table has. Throws a Problem where it is none. */
  columns?(): readonly string[];
  /** Throws a Problem with its place. */
  read(asked: Asked): Reading;
  /** The type of its schedule, where that is known even if read() throws. */
  typeOf?(asked: Asked): string | undefined;
}
