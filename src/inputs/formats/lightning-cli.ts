import type { RawConfig } from "../filled-term.ts";
import { builtConfig } from "./built-config.ts";
import { buildsScheduler, type Notation } from "./built-object.ts";
import type { Format } from "./format.ts";
import { isObject } from "./object.ts";

const notation: Notation = { key: "class_path", argumentsKey: "init_args" };

/** A config of LightningCLI: `lr_scheduler: {class_path: torch.optim.lr_scheduler.StepLR, init_args: {…}}`. */
export const lightningCli: Format = {
  name: "Lightning CLI config",
  looksFor: "lr_scheduler.class_path",
  isIt: (values) => buildsScheduler(values, notation),
  read(values, context) {
    const translation = builtConfig(values, notation, context, () => ({ interval: "epoch" }));
    return { ...translation, config: numbersCast(translation.config) as RawConfig };
  },
};

/** Numbers in quotes are numbers to jsonargparse, where a class wants one. */
function numbersCast(value: unknown): unknown {
  if (typeof value === "string" && value.length <= 40 && /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(value))
    return Number(value);
  if (Array.isArray(value)) return value.map(numbersCast);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, numbersCast(inner)]));
}
