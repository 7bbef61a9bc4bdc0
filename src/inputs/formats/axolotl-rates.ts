import type { Context, Values } from "./format.ts";
import { isObject } from "./object.ts";
import type { Entry } from "./translated.ts";
import { cast, numberAt, own } from "./value.ts";

/** The optimizer: Axolotl makes a param group of the embeddings, and of each of `lr_groups`, that has a rate of its own. */
export function axolotlRates(
  values: Values,
  context: Context,
): {
  readonly entries: readonly Entry[];
  readonly notes: readonly string[];
} {
  const lr = cast(own(values, "learning_rate"));
  const groups = groupRates(values, lr);
  const [beta1, beta2] = [numberAt(values, "adam_beta1"), numberAt(values, "adam_beta2")];
  const isSaid = beta1 !== undefined || beta2 !== undefined;
  // what OneCycleLR moves beside the rate
  const isMoved = own(values, "lr_scheduler") === "one_cycle";
  const hasBetas = isSaid || (isMoved && /adam|lion/.test(String(own(values, "optimizer") ?? "adamw")));
  const plus = numberAt(values, "loraplus_lr_ratio");
  return {
    entries: [
      groups.length === 0
        ? { ours: ["optimizer", "lr"], value: lr, theirs: ["learning_rate"] }
        : { ours: ["optimizer", "lr"], value: Object.fromEntries([["default", lr], ...groups]) },
      ...(hasBetas ? [{ ours: ["optimizer", "betas"], value: [beta1 ?? 0.9, beta2 ?? 0.999] }] : []),
      {
        ours: ["optimizer", "weight_decay"],
        value: cast(own(values, "weight_decay")),
        theirs: ["weight_decay"],
      },
    ],
    notes: [
      ...(lr === undefined && context.optimizer?.lr === undefined
        ? ["no learning_rate in the file: the rate is that of --lr, or 0.001"]
        : []),
      ...(plus === undefined
        ? []
        : [`the rate of lora_B is ${plus} times the one drawn (loraplus_lr_ratio)`]),
    ],
  };
}

function groupRates(values: Values, lr: unknown): [name: string, rate: unknown][] {
  const scale = numberAt(values, "embedding_lr_scale");
  const scaled = scale !== undefined && typeof lr === "number" ? lr * scale : undefined;
  const embeddings = scaled ?? cast(own(values, "embedding_lr"));
  const listed = own(values, "lr_groups");
  const named = (Array.isArray(listed) ? listed : [])
    .filter(isObject)
    .map((group): [string, unknown] => [String(own(group, "name")), cast(own(group, "lr"))]);
  return [...(embeddings === undefined ? [] : [["embeddings", embeddings] as [string, unknown]]), ...named];
}
