import type { Context, Values } from "./format.ts";
import { knowsData } from "./run-length.ts";
import { unknownContext } from "./unknown-context.ts";
import { numberAt, own } from "./value.ts";

/** Packed samples are fewer than the dataset's, and nobody knows before how many: a Problem asks for the steps. */
export function checkPacking(values: Values, context: Context): void {
  const key = packingKey(values);
  const isSaid = [context.steps, context.steps_per_epoch].some((count) => count !== undefined);
  if (key === undefined || isSaid || (numberAt(values, "max_steps") ?? 0) > 0) return;
  const what = `how many steps an epoch of packed samples has${knowsData(context) ? " (not of the dataset's)" : ""}`;
  throw unknownContext(what, [key], "--steps N or --steps-per-epoch N");
}

/** What packs: Axolotl's key, TRL's, those of LLaMA-Factory, which packs for pre-training where nobody says not to. */
function packingKey(values: Values): string | undefined {
  const key = ["sample_packing", "packing", "neat_packing"].find((name) => own(values, name) === true);
  const isPretraining = own(values, "stage") === "pt" && own(values, "packing") === undefined;
  return key ?? (isPretraining ? "stage" : undefined);
}

/** The samples that a program holds out of the dataset for its evaluations, where steps follow from its size. */
export function heldOutNotes(values: Values, key: string, context: Context): string[] {
  const size = numberAt(values, key) ?? 0;
  return size > 0 && knowsData(context)
    ? [`${key} ${size} is held out: --dataset-size counts what is trained on, without it`]
    : [];
}
