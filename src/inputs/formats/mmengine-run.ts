import type { Context, Translation, Values } from "./format.ts";
import { isObject, valueAt } from "./object.ts";

/** How long the loop of `train_cfg` trains: in epochs, or in iterations. What flags say wins. */
export function mmengineRun({ train_cfg }: Values, context: Context): Translation {
  if (!isObject(train_cfg) || context.epochs !== undefined || context.steps !== undefined) return nothing;
  const isByIteration = train_cfg.by_epoch === false || /Iter/.test(String(train_cfg.type ?? ""));
  const [ours, theirs] = isByIteration
    ? (["steps", "max_iters"] as const)
    : (["epochs", "max_epochs"] as const);
  if (train_cfg[theirs] === undefined) return nothing;
  return { config: { [ours]: train_cfg[theirs] }, origins: [[[ours], ["train_cfg", theirs]]] };
}

const nothing: Translation = { config: {}, origins: [] };

/** What of the data the file says, where flags say how large the dataset is. */
export function mmengineData(values: Values, { data }: Context): Translation {
  if (data?.dataset_size === undefined) return nothing;
  const known = (
    [
      ["batch_size", ["train_dataloader", "batch_size"]],
      ["drop_last", ["train_dataloader", "drop_last"]],
      ["accumulate", ["optim_wrapper", "accumulative_counts"]],
    ] as const
  ).filter(([ours, theirs]) => data[ours] === undefined && valueAt(values, theirs) !== undefined);
  return {
    config: Object.fromEntries(known.map(([ours, theirs]) => [ours, valueAt(values, theirs)])),
    origins: known.map(([ours, theirs]) => [[ours], theirs]),
  };
}
