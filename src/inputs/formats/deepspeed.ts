import { Problem } from "../../core/problem.ts";
import { findDefinition } from "../../core/registry.ts";
import { batchEntries } from "./deepspeed-batch.ts";
import type { Context, Format, Values } from "./format.ts";
import { runLength } from "./run-length.ts";
import { type Entry, translated } from "./translated.ts";
import { unknownContext } from "./unknown-context.ts";
import { has, objectAt, own } from "./value.ts";

/** What transformers replaces when it starts. */
const auto = "auto";

/**
 * `ds_config.json`. DeepSpeed steps its scheduler at optimizer steps; `"auto"` is for transformers' Trainer to fill in,
 * which the file says nothing of. Read from deepspeed edaa722 (runtime/lr_schedules.py, engine.py, config.py) and
 * transformers 5.18 (integrations/deepspeed.py).
 */
export const deepspeed: Format = {
  name: "DeepSpeed config",
  looksFor: "scheduler.type and scheduler.params",
  isIt(values) {
    const scheduler = objectAt(values, "scheduler") ?? {};
    return typeof own(scheduler, "type") === "string" || isWithoutScheduler(values);
  },
  typeOf(values, context) {
    const name = own(objectAt(values, "scheduler") ?? {}, "type");
    return typeof name === "string" ? typeOf(name, context) : undefined;
  },
  read(values, context) {
    const scheduler = objectAt(values, "scheduler");
    const name = scheduler && own(scheduler, "type");
    if (scheduler === undefined || typeof name !== "string") {
      throw new Problem("names no scheduler", {
        path: ["scheduler"],
        allowed: "DeepSpeed then steps the one that the training script makes",
        hint: "Read the script, or the arguments of the Trainer, instead",
      });
    }
    const type = typeOf(name, context);
    const params = objectAt(scheduler, "params") ?? {};
    const batch = batchEntries(values, context);
    const { data } = translated(batch.entries).config as { data?: Values };
    const { total } = runLength({ data }, context, "deepspeed.WarmupDecayLR");
    const filled = Object.entries(params).map(([key, value]) => parameter(key, value, { ...context, total }));
    return translated(
      [
        { ours: ["schedule", "type"], value: type, theirs: ["scheduler", "type"] },
        ...filled.map(({ entry }) => entry),
        ...(type.startsWith("torch.") ? [{ ours: ["interval"], value: "step" }] : []),
        ...optimizerEntries(values, needsRate(name, { ...params, ...context.schedule }), context),
        ...batch.entries,
      ],
      [...filled.flatMap(({ note }) => note ?? []), ...batch.notes],
    );
  },
};

/** Keys that no other program's config has. */
const isWithoutScheduler = (values: Values) =>
  ["zero_optimization", "train_micro_batch_size_per_gpu"].some((key) => has(values, key));

/** DeepSpeed's own class of that name, or else torch's. */
function typeOf(name: string, { registry }: Context): string {
  const types = [`deepspeed.${name}`, `torch.${name}`];
  return types.find((type) => findDefinition(registry, type) !== undefined) ?? `deepspeed.${name}`;
}

/** One parameter of the schedule, and what people should know of it. */
interface Filled {
  readonly entry: Entry;
  readonly note?: string;
}

interface RunContext extends Context {
  /** Steps of the run, where flags say them. */
  readonly total: number | undefined;
}

function parameter(key: string, value: unknown, context: RunContext): Filled {
  const [ours, theirs] = [
    ["schedule", key],
    ["scheduler", "params", key],
  ];
  if (value !== auto) return { entry: { ours, value, theirs } };
  if (context.schedule?.[key] !== undefined) return { entry: { ours, value: undefined } };
  switch (key) {
    case "warmup_min_lr":
      return { entry: { ours, value: 0 }, note: `${key} "auto" is 0, which transformers fills in` };
    case "warmup_max_lr":
      return { entry: { ours, value: null }, note: `${key} "auto" is the optimizer's rate` };
    case "total_num_steps":
      // the run's, which is filled in where it is left out
      if (context.total !== undefined) return { entry: { ours, value: undefined } };
      throw unknownContext('"auto", the number of steps of the run,', theirs, "--steps N");
    default:
      throw unknownContext('"auto", which the program around DeepSpeed fills in,', theirs, `--${key} N`);
  }
}

/** Does the curve depend on the optimizer's own rate? */
function needsRate(name: string, params: Values): boolean {
  const peak = own(params, "warmup_max_lr");
  if (name === "WarmupLR") return peak === undefined || peak === auto;
  if (name === "WarmupDecayLR") return has(params, "warmup_max_lr") && (peak === undefined || peak === auto);
  return !["LRRangeTest", "OneCycle"].includes(name);
}

function optimizerEntries(values: Values, isNeeded: boolean, context: Context): Entry[] {
  const params = objectAt(objectAt(values, "optimizer") ?? {}, "params") ?? {};
  const isSaid = (key: string) => own(params, key) !== undefined && own(params, key) !== auto;
  if (isNeeded && !isSaid("lr") && context.optimizer?.lr === undefined) {
    const what =
      own(params, "lr") === auto ? '"auto", the rate of the optimizer,' : "the rate of the optimizer";
    throw unknownContext(what, ["optimizer", "params", "lr"], "--lr LR");
  }
  return ["lr", "momentum", "betas", "weight_decay"].filter(isSaid).map((key) => ({
    ours: ["optimizer", key],
    value: params[key],
    theirs: ["optimizer", "params", key],
  }));
}
