import type { Registry } from "../../core/definition.ts";
import type { Path } from "../../core/problem.ts";
import type { RawConfig } from "../filled-term.ts";

/** An object of a file, as its parser gives it: every value in it is what someone wrote, and may be anything. */
export type Values = Readonly<Record<string, unknown>>;

/** What is known of the run beside the file: by flags, which say it in the keys of a config of ours. */
export interface Context {
  readonly epochs?: number;
  readonly steps?: number;
  readonly steps_per_epoch?: number;
  readonly interval?: "epoch" | "step";
  /** `dataset_size`, `batch_size` and so on, where flags say some of them. */
  readonly data?: Values;
  /** `lr` and so on, where flags say some of them. */
  readonly optimizer?: Values;
  /** The parameters that flags give the schedule, in its own names. */
  readonly schedule?: Values;
  readonly registry: Registry;
}

/** What a file of another program's says, as a config of ours. */
export interface Translation {
  /** `schedule` (or `curves`), `optimizer`, `epochs`, `data` …: nobody has checked it yet. */
  readonly config: RawConfig;
  /** Which key of the file each value was copied from: paths in `config`, and in the file. What was computed is left out. */
  readonly origins: readonly (readonly [ours: Path, theirs: Path])[];
  /** What was taken for granted, each a sentence without its full stop: people should see it. */
  readonly notes?: readonly string[];
  /** Keys of what flags say of the data that the config already holds what follows from: the rate of so many `gpus`. */
  readonly usedData?: readonly string[];
}

/** The config file of one program. */
export interface Format {
  /** What a person calls it: `DeepSpeed config`. */
  readonly name: string;
  /** The keys that it is known by, for the message where nothing is known: `scheduler.type and scheduler.params`. */
  readonly looksFor: string;
  /** Has the file those keys? */
  isIt(values: Values): boolean;
  /**
   * The file as a config of ours. Throws a Problem for what cannot be read: its `path` is the one in the file, and where
   * something is missing its `hint` names the flag that says it.
   */
  read(values: Values, context: Context): Translation;
  /** The type of its schedule, where it is known although flags that belong to it are still to say what `read` needs. */
  typeOf?(values: Values, context: Context): string | undefined;
}
