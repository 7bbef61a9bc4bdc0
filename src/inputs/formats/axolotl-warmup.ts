import type { Context, Values } from "./format.ts";
import { knowsData } from "./run-length.ts";
import { type Warmup, warmupRatio } from "./trainer-schedule.ts";
import { cast, numberAt, own } from "./value.ts";

/**
 * The steps of Axolotl's warm-up: `warmup_steps`, or a share of the run, rounded down; 3 % of it and at most 100 steps
 * where neither is said. One step is made two.
 */
export function axolotlWarmup(values: Values, context: Context, run: number | undefined): Warmup {
  const said = cast(own(values, "warmup_steps")) ?? 0;
  if (said !== 0)
    return { steps: said === 1 ? 2 : said, theirs: said === 1 ? undefined : "warmup_steps", notes: [] };
  const ratio = warmupRatio(values);
  const total = run === undefined ? undefined : ownTotal(values, context, run);
  if (total === undefined) return { steps: undefined, theirs: undefined, notes: [] };
  const share = ratio === 0 ? Math.min(Math.trunc(0.03 * total), 100) : Math.trunc(ratio * total);
  const steps = share === 1 ? 2 : share;
  const what = ratio === 0 ? "3 % (100 steps at most), as nobody says another," : `warmup_ratio ${ratio}`;
  return { steps, theirs: undefined, notes: [`${what} of ${total} steps is a warm-up of ${steps}`] };
}

/** The steps of the run as Axolotl itself counts them, which is not how the Trainer rounds. */
function ownTotal(values: Values, context: Context, run: number): number {
  const { dataset_size, batch_size, accumulate, gpus } = context.data ?? {};
  const isCounted =
    context.steps === undefined && context.steps_per_epoch === undefined && knowsData(context);
  if (!isCounted || (numberAt(values, "max_steps") ?? 0) > 0 || typeof dataset_size !== "number") return run;
  const epochs = context.epochs ?? numberAt(values, "num_epochs") ?? 1;
  const micro = Number(batch_size ?? numberAt(values, "micro_batch_size") ?? 1);
  const batches = Number(accumulate ?? numberAt(values, "gradient_accumulation_steps") ?? 1);
  return Math.ceil((dataset_size * epochs) / (micro * batches * Number(gpus ?? 1)));
}
