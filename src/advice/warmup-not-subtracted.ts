import { className } from "../core/definition.ts";
import { countText, rateText } from "../core/facts-text.ts";
import { horizonOf } from "../core/horizon.ts";
import { declared } from "./declared.ts";
import { lastingForRun } from "./horizon.ts";
import type { Rule } from "./rule.ts";

/** A final rate below this part of the peak is next to what was meant. */
const slight = 0.01;

/** A schedule behind a warm-up was told the length of the whole run. */
export const warmupNotSubtracted: Rule = {
  id: "LR005",
  name: "warmup-not-subtracted",
  severity: "warning",
  also: ["note"],
  of: "curve",
  title: "What follows the warm-up was told the length of the whole run",
  why: "It counts from the end of the warm-up on, so that the run ends before it does: the rate never comes down to where it should.",
  reported: [
    "huggingface/pytorch-image-models#1242",
    "wandb/senpai#31",
    "ml-explore/mlx-examples#985",
    "open-mmlab/mmengine#361",
  ],
  wrong: "linear --start-factor 0.01 --total-iters 20 then@20 cosine --T_max 100 --epochs 100",
  right: "linear --start-factor 0.01 --total-iters 20 then@20 cosine --T_max 80 --epochs 100",
  covers: ["LR004"],
  find(sight, { facts: { peak, final } }) {
    const { planned, steps, curve, indexOf, place, counted } = sight;
    const { end } = planned.part;
    const horizon = horizonOf(sight);
    const own = declared("LR005", sight);
    if (own.length > 0 || end === undefined || horizon === undefined) return own;
    const { every = 1, part } = horizon.stage;
    if (horizon.value !== Math.ceil(steps / every)) return [];
    const before = end - horizon.value * every;
    const { definition } = part;
    if (before <= 0 || before >= steps || definition.shapes[0] === "constant") return [];
    const whole = every > 1 ? `${countText(horizon.value)} epochs` : counted(curve.length);
    return [
      {
        severity: final.rate > slight * peak.rate ? "warning" : "note",
        message: `the ${horizon.name} of ${className(definition)} is all ${whole} of the run, but counts from ${place(indexOf(before))} on: the rate ends at ${rateText(final.rate)} (peak ${rateText(peak.rate)})`,
        advice: `if that is not meant, let the run last for ${counted(indexOf(end))}, or leave out what comes before it`,
        ...lastingForRun(sight),
        at: curve.length - 1,
      },
    ];
  },
};
