import type { Counting } from "../../core/counting.ts";
import { findDefinition } from "../../core/registry.ts";
import { withData } from "../run-of-data.ts";
import type { Context, Values } from "./format.ts";

/** What a file says of its run, in the keys of a config of ours; flags go before it. */
export interface RunSaid {
  readonly epochs?: number | undefined;
  readonly steps?: number | undefined;
  readonly data?: Values | undefined;
}

/** How long a run is, with the flags over the file. Epochs may be a fraction. */
export interface RunLength {
  readonly steps_per_epoch: number | undefined;
  readonly epochs: number | undefined;
  /** Steps of the whole run: undefined where nobody says how many steps an epoch has, or how many epochs there are. */
  readonly total: number | undefined;
}

/** The length of a run, its epochs counted as the trainer of a schedule's framework does. */
export function runLength(said: RunSaid, context: Context, type: string): RunLength {
  const flagged = context.epochs !== undefined || context.steps !== undefined;
  const { epochs, steps } = flagged ? context : said;
  const data = knowsData(context) ? { ...said.data, ...context.data } : undefined;
  const counting = findDefinition(context.registry, type)?.counting;
  const steps_per_epoch = context.steps_per_epoch ?? stepsOf(data, counting);
  const whole =
    epochs !== undefined && Number.isInteger(epochs) ? stepsOfRun(data, counting, epochs) : undefined;
  const product =
    epochs === undefined || steps_per_epoch === undefined ? undefined : Math.ceil(epochs * steps_per_epoch);
  return { steps_per_epoch, epochs, total: steps ?? whole ?? product };
}

/** Can the steps of an epoch be counted? The file never says how many samples there are. */
export const knowsData = ({ data }: Context): boolean => data?.dataset_size !== undefined;

function stepsOf(data: Values | undefined, counting: Counting | undefined): number | undefined {
  const { steps_per_epoch } = withData({ data }, counting);
  return typeof steps_per_epoch === "number" ? steps_per_epoch : undefined;
}

/** Where accumulation runs on across epochs, a run has other steps than its epochs together. */
function stepsOfRun(
  data: Values | undefined,
  counting: Counting | undefined,
  epochs: number,
): number | undefined {
  const { steps } = withData({ data, epochs }, counting);
  return typeof steps === "number" ? steps : undefined;
}
