import { type Path, Problem } from "../../core/problem.ts";
import type { Context, Values } from "./format.ts";
import { knowsData } from "./run-length.ts";
import type { Entry } from "./translated.ts";
import { unknownContext } from "./unknown-context.ts";
import { own } from "./value.ts";

/** The three sizes that a DeepSpeed config names: the first is the product of the others and the number of GPUs. */
const whole = "train_batch_size";
const micro = "train_micro_batch_size_per_gpu";
const accumulation = "gradient_accumulation_steps";

interface Batch {
  readonly entries: readonly Entry[];
  readonly notes: readonly string[];
}

/**
 * The `data` of a DeepSpeed config, where flags say how many samples there are: what the file leaves out of its three
 * sizes follows from the others, as in DeepSpeed's `_set_batch_related_parameters`. Throws a Problem where they do not
 * fit together, or are "auto" and no flag says them.
 */
export function batchEntries(values: Values, context: Context): Batch {
  if (!knowsData(context)) return { entries: [], notes: [] };
  const { batch_size, accumulate, gpus } = context.data ?? {};
  const total = numberOf(values, whole);
  const said = { batch: flagOr(batch_size, values, micro), steps: flagOr(accumulate, values, accumulation) };
  const processes = typeof gpus === "number" ? gpus : undefined;
  const all = processes ?? gpusOf(total, said);
  const batch = said.batch ?? followed(total, all * (said.steps ?? 1));
  if (batch === undefined) throw unknownContext(`the batch of one GPU (${micro})`, [micro], "--batch-size N");
  const steps = said.steps ?? followed(total, all * batch) ?? 1;
  if (total !== undefined && batch_size === undefined && accumulate === undefined) {
    checkProduct(total, batch, steps, all);
  }
  return {
    entries: [
      entry("batch_size", batch, said.batch, micro),
      entry("accumulate", steps, said.steps, accumulation),
      ...(processes === undefined && all > 1 ? [{ ours: ["data", "gpus"], value: all }] : []),
    ],
    notes:
      processes === undefined && all > 1
        ? [`${all} GPUs, as ${whole} ${total} is ${all} times ${batch} samples × ${steps} batches`]
        : [],
  };
}

/** A size that is said; undefined where it is left out, or "auto". */
function numberOf(values: Values, key: string): number | undefined {
  const value = own(values, key);
  if (value === undefined || value === "auto") return undefined;
  if (typeof value === "number" && Number.isInteger(value) && value > 0) return value;
  throw new Problem(`${JSON.stringify(value)} is not a number of samples or steps`, {
    path: [key],
    allowed: "a whole number above 0",
  });
}

const flagOr = (flag: unknown, values: Values, key: string): number | undefined =>
  typeof flag === "number" ? flag : numberOf(values, key);

/** With all three sizes the number of GPUs follows; without, it is one until a flag says another. */
function gpusOf(
  total: number | undefined,
  { batch, steps }: { batch?: number | undefined; steps?: number | undefined },
) {
  if (total === undefined || batch === undefined || steps === undefined) return 1;
  const gpus = total / (batch * steps);
  return Number.isInteger(gpus) ? gpus : 1;
}

const followed = (total: number | undefined, part: number): number | undefined =>
  total === undefined ? undefined : Math.floor(total / part);

function checkProduct(total: number, batch: number, steps: number, gpus: number): void {
  if (total === batch * steps * gpus) return;
  const path: Path = [whole];
  throw new Problem(`${total} is not ${batch} samples × ${steps} batches × ${gpus} GPUs`, {
    path,
    allowed: "DeepSpeed refuses it too",
    hint: "Add --gpus N, or mend one of the three",
  });
}

/** One that was copied says where from. */
function entry(key: string, value: number, said: number | undefined, theirs: string): Entry {
  return { ours: ["data", key], value, ...(said !== undefined && { theirs: [theirs] }) };
}
