import { className } from "../../core/definition.ts";
import { type BuiltStepping, builtConfig } from "./built-config.ts";
import { buildsScheduler, builtIn, type Notation, schedulersKept } from "./built-object.ts";
import type { Format, Values } from "./format.ts";

const notation: Notation = { key: "_target_" };

/** A config of Hydra's, or OmegaConf's, that instantiates its schedulers: `_target_: torch.optim.lr_scheduler.StepLR`. */
export const hydra: Format = {
  name: "Hydra config",
  looksFor: "_target_ of a scheduler's class",
  isIt: (values) => buildsScheduler(values, notation) || isWithOptimizer(values),
  read: (values, context) => builtConfig(values, notation, context, stepping),
};

/** One whose scheduler has a name of the project's own. */
const isWithOptimizer = (values: Values): boolean =>
  schedulersKept(values, notation).length > 0 &&
  [...builtIn(values, notation)].some(({ path }) => /optim/i.test(String(path.at(-1))));

/** Whether it is stepped at epochs or steps is in the project's code. */
const stepping: BuiltStepping = (definition, hasTrainer) => {
  if (definition.interval === "step") {
    return { interval: "step", note: `${className(definition)} is stepped at every step, which it counts` };
  }
  if (!hasTrainer) return {};
  return {
    interval: "epoch",
    note: "stepped at every epoch, as Lightning does by default (--interval step)",
  };
};
