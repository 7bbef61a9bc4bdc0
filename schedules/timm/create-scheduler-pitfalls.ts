import { decayPitfalls, growthPitfalls } from "../../src/core/decay-pitfalls.ts";
import { unsortedPitfall } from "../../src/core/milestone-pitfalls.ts";
import type { Pitfall, Setting } from "../../src/core/pitfall.ts";
import { neverFires } from "../torch/plateau-pitfalls.ts";
import { cosineRate } from "./cosine-lr.ts";
import { argumentsOf, multiStepOf, type Params } from "./create-scheduler-parameters.ts";
import { oneCyclePitfall } from "./cycles.ts";
import { decaysOf, earlyPitfall, unreachedPitfall } from "./multistep-lr.ts";
import { polyRate } from "./poly-lr.ts";
import { decaysFrom } from "./step-lr.ts";
import { dipPitfall } from "./warmup-dip.ts";

/** What is likely not meant by the arguments of the scheduler that is named. */
export function createSchedulerPitfalls(params: Params, setting: Setting): Pitfall[] {
  const { sched, k_decay, min_lr: lr_min, decay_rate: power } = params;
  if (sched === "multistep") return multiStepPitfalls(params, setting);
  if (sched === "step") return stepPitfalls(params, setting);
  if (sched === "plateau") {
    const ignored = Math.max(0, Math.floor(params.warmup_epochs));
    return neverFires(
      { name: "patience_epochs", patience: params.patience_epochs, ignored },
      setting.steps - 1,
    );
  }
  const common = { ...argumentsOf(params), lr_min, k_decay, power };
  // the peak decays by default, so that only a length tells that cycles were meant
  const one = oneCyclePitfall(common, false);
  if (sched === "tanh") return one;
  const rate = (sched === "cosine" ? cosineRate(common) : polyRate(common))(setting.lr);
  const names = { length: "num_epochs", warmup: "warmup_epochs" };
  return [...one, ...dipPitfall(common, setting.lr, rate, setting.steps, names, common.perEpoch)];
}

/** Its epochs are counted in steps by timm itself where it is stepped at updates. */
function stepPitfalls(params: Params, setting: Setting): Pitfall[] {
  const { warmup_t, warmup_prefix, perEpoch } = argumentsOf(params);
  const period = {
    name: "decay_epochs",
    value: params.decay_epochs,
    from: decaysFrom({ warmup_t, warmup_prefix }),
  };
  const { decay_rate, decay_epochs } = params;
  return perEpoch === 1
    ? decayPitfalls({ name: "decay_rate", factor: decay_rate, period }, setting)
    : growthPitfalls("decay_rate", decay_rate, {
        times: Math.floor((setting.steps - 1) / (decay_epochs * perEpoch)),
      });
}

/** Those of the scheduler itself, whose counts are epochs here, whatever it is stepped at. */
function multiStepPitfalls(params: Params, setting: Setting): Pitfall[] {
  const decays = decaysOf(multiStepOf(params)).filter((at) => at < setting.steps);
  return [
    ...unsortedPitfall("decay_milestones", params.decay_milestones),
    ...unreachedPitfall(multiStepOf(params), setting, "decay_milestones"),
    ...earlyPitfall(multiStepOf(params), setting, "decay_milestones"),
    ...growthPitfalls("decay_rate", params.decay_rate, { times: decays.length }),
  ];
}
