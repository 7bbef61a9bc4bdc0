import type { Context, Values } from "./format.ts";
import { knowsData, runLength } from "./run-length.ts";
import { type Entry, translated } from "./translated.ts";
import { unknownContext } from "./unknown-context.ts";
import { cast, own } from "./value.ts";

/** What a program calls the Trainer's arguments, and what it takes where they are left out. */
export interface TrainerKeys {
  readonly epochs: string;
  readonly max_steps: string;
  readonly batch_size: string;
  readonly accumulate: string;
  readonly drop_last: string;
  readonly defaults: { readonly epochs: number; readonly batch_size: number };
}

/** How long a Trainer runs. */
export interface TrainerRun {
  readonly entries: readonly Entry[];
  /** Its optimizer steps, with the flags over the file; undefined where the file says what is no number. */
  readonly total: number | undefined;
  readonly notes: readonly string[];
}

/**
 * The run that the Trainer's arguments speak of: `max_steps` goes before the epochs, and a part of an epoch is rounded
 * up in steps. Throws a Problem where nobody says how many steps an epoch has.
 */
export function trainerRun(values: Values, keys: TrainerKeys, context: Context): TrainerRun {
  const data = knowsData(context) ? dataEntries(values, keys) : [];
  const said = translated(data).config as { data?: Values };
  const max_steps = cast(own(values, keys.max_steps)) ?? 0;
  if (typeof max_steps !== "number" || max_steps > 0) {
    const steps = typeof max_steps === "number" ? max_steps : undefined;
    const { total } = runLength({ steps, ...said }, context, counted);
    const entry: Entry = { ours: ["steps"], value: max_steps, theirs: [keys.max_steps] };
    return { entries: [entry, ...data], total, notes: [] };
  }
  const written = cast(own(values, keys.epochs));
  const epochs = written ?? keys.defaults.epochs;
  const entry: Entry = {
    ours: ["epochs"],
    value: epochs,
    theirs: written === undefined ? undefined : [keys.epochs],
  };
  const isSaid = context.steps !== undefined || context.epochs !== undefined;
  if (typeof epochs !== "number" && !isSaid)
    return { entries: [entry, ...data], total: undefined, notes: [] };
  const { total } = runLength({ epochs: epochs as number, ...said }, context, counted);
  if (total === undefined && !knowsData(context)) {
    throw unknownContext(
      "how many steps an epoch has",
      [keys.epochs],
      "--dataset-size N, --steps-per-epoch N or --steps N",
    );
  }
  const isWhole = isSaid || Number.isInteger(epochs);
  return {
    entries: [isWhole ? entry : { ours: ["steps"], value: total }, ...data],
    total,
    notes: [
      ...(written === undefined && !isSaid ? [`${keys.epochs} is ${epochs}, as nobody says another`] : []),
      ...(isWhole ? [] : [`${total} steps are ${keys.epochs} ${epochs}, rounded up`]),
    ],
  };
}

/** The schedule whose framework's Trainer counts. */
const counted = "transformers.get_scheduler";

export function dataEntries(values: Values, keys: TrainerKeys): Entry[] {
  const batch_size = cast(own(values, keys.batch_size));
  return [
    {
      ours: ["data", "batch_size"],
      value: batch_size ?? keys.defaults.batch_size,
      theirs: batch_size === undefined ? undefined : [keys.batch_size],
    },
    { ours: ["data", "accumulate"], value: cast(own(values, keys.accumulate)), theirs: [keys.accumulate] },
    { ours: ["data", "drop_last"], value: own(values, keys.drop_last), theirs: [keys.drop_last] },
  ];
}
