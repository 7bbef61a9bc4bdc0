import { countText } from "../core/facts-text.ts";
import { lastingForRun, lastsFor } from "./horizon.ts";
import type { Rule } from "./rule.ts";

/** A length that differs by more than this part of the run is more than a detail. */
const grave = 0.05;

/** The schedule lasts for the run's steps as they would be if the last batch of an epoch were treated otherwise. */
export const stepsRounding: Rule = {
  id: "LR030",
  name: "steps-rounding",
  severity: "note",
  also: ["warning"],
  of: "plan",
  title: "The steps of an epoch were rounded the other way",
  why: "Whether the last batch of an epoch, which is not whole, is kept or dropped makes a step more or less in every epoch. OneCycleLR raises for it at the end of the training; others end early, or late.",
  reported: ["huggingface/accelerate#3797", "huggingface/accelerate#843"],
  wrong: "polynomial --total-iters 3900 --dataset-size 50000 --batch-size 128 --epochs 10",
  right: "polynomial --total-iters 3910 --dataset-size 50000 --batch-size 128 --epochs 10",
  covers: ["LR003", "LR004", "LR007", "LR014"],
  find(sight) {
    const { plan, planned, steps, interval } = sight;
    const { data } = plan;
    if (data?.epochs === undefined || data.carries !== undefined || interval !== "step") return [];
    const { epochs, steps_per_epoch: each, steps_per_epoch_rounded_otherwise: otherwise, drop_last } = data;
    const other = epochs * otherwise * planned.times;
    if (other === steps || !lastsFor(sight, other) || lastsFor(sight, steps)) return [];
    const isGrave = Math.abs(other - steps) > grave * steps;
    return [
      {
        ...(isGrave && { severity: "warning" as const }),
        message: `the schedule lasts for ${countText(other)} steps, ${countText(otherwise)} in an epoch: it has ${countText(each)}, as ${data.trainer} ${drop_last ? "drops" : "keeps"} the last batch, which is not whole`,
        advice: "if that is not meant, round as it does",
        ...lastingForRun(sight),
      },
    ];
  },
};
