import type { CallVariant } from "../../src/core/code/style.ts";

/** Which of diffusers' parameters a schedule takes; the others do not look at them. */
const specific: Readonly<Record<string, string>> = {
  cosine_with_restarts: "num_cycles",
  polynomial: "power",
};

/** `diffusers.optimization.get_scheduler`, which has parameters of single schedules among its own. */
export const diffusersGetScheduler: CallVariant = {
  module: "diffusers",
  signature: [
    "name",
    "optimizer",
    "step_rules",
    "num_warmup_steps",
    "num_training_steps",
    "num_cycles",
    "power",
    "last_epoch",
  ],
  translated({ step_rules: _, num_cycles, power, last_epoch, ...given }) {
    const own = specific[String(given.name)];
    const value = own === "num_cycles" ? num_cycles : own === "power" ? power : undefined;
    return {
      ...given,
      ...(own !== undefined && value !== undefined && { scheduler_specific_kwargs: { [own]: value } }),
      // one that resumes is refused as a parameter that transformers' has not
      ...(last_epoch !== undefined && last_epoch !== -1 && { last_epoch }),
    };
  },
};
