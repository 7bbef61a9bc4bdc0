import { Problem } from "../../core/problem.ts";
import type { Values } from "./format.ts";
import { numberAt, own } from "./value.ts";

/**
 * The rate of train.py where no `lr` is given: `lr_base` is for a batch of `lr_base_size` samples and grows with the
 * global batch, or for adaptive optimizers with its root. `flags` go before the file, and say how many processes there
 * are: one where they do not.
 */
export function baseRate(values: Values, flags: Values): { readonly value: number; readonly note: string } {
  const base = numberAt(values, "lr_base") ?? 0.1;
  const size = numberAt(values, "lr_base_size") ?? 256;
  const batch = numberAt(flags, "batch_size") ?? numberAt(values, "batch_size") ?? 128;
  const accumulate = numberAt(flags, "accumulate") ?? numberAt(values, "grad_accum_steps") ?? 1;
  const gpus = numberAt(flags, "gpus");
  if (size <= 0)
    throw new Problem(`${size} is no size of a batch`, { path: ["lr_base_size"], allowed: "above 0" });
  const samples = batch * (gpus ?? 1) * accumulate;
  const isRoot = scale(values) === "sqrt";
  const ratio = samples / size;
  const value = base * (isRoot ? ratio ** 0.5 : ratio);
  const factor = isRoot ? `√(${samples} / ${size})` : `${samples} / ${size}`;
  const processes = gpus === undefined ? "; with more GPUs than one add --gpus N" : "";
  return { value, note: `lr ${value} is lr_base ${base} × ${factor}${processes}` };
}

function scale(values: Values): string {
  const said = own(values, "lr_base_scale");
  if (typeof said === "string" && said !== "") return said;
  const optimizer = String(own(values, "opt") ?? "sgd").toLowerCase();
  return ["ada", "lamb"].some((name) => optimizer.includes(name)) ? "sqrt" : "linear";
}
