import type { RawConfig } from "../filled-term.ts";
import { builtConfig } from "./built-config.ts";
import { buildsScheduler, type Notation } from "./built-object.ts";
import type { Format, Values } from "./format.ts";
import { isObject } from "./object.ts";
import { has, objectAt, own } from "./value.ts";

const notation: Notation = { key: "class_path", argumentsKey: "init_args" };

/** A config of LightningCLI: `lr_scheduler: {class_path: torch.optim.lr_scheduler.StepLR, init_args: {…}}`. */
export const lightningCli: Format = {
  name: "Lightning CLI config",
  looksFor: "lr_scheduler.class_path",
  isIt: (values) => buildsScheduler(values, notation) || isOfCli(values) || isOfCli(objectAt(values, "fit")),
  read(values, context) {
    const translation = builtConfig(values, notation, context, () => ({ interval: "epoch" }));
    return { ...translation, config: numbersCast(translation.config) as RawConfig };
  },
};

/** One that builds a model, or seeds a run, for a trainer: its scheduler may be of a class of the project's, or none. */
const isOfCli = (values: Values = {}): boolean =>
  objectAt(values, "trainer") !== undefined &&
  (has(values, "seed_everything") || typeof own(objectAt(values, "model") ?? {}, "class_path") === "string");

/** Numbers in quotes are numbers to jsonargparse, where a class wants one. */
function numbersCast(value: unknown): unknown {
  if (typeof value === "string" && value.length <= 40 && /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(value))
    return Number(value);
  if (Array.isArray(value)) return value.map(numbersCast);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, numbersCast(inner)]));
}
