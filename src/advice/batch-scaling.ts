import { countText, rateText } from "../core/facts-text.ts";
import { ofGroup } from "../core/parameters.ts";
import type { Rule, Sight } from "./rule.ts";

/** Rates this near to each other, as a part of themselves, are the same one. */
const same = 1e-6;

/** An optimizer step has another number of samples than the one that the rate was chosen for. */
export const batchScaling: Rule = {
  id: "LR029",
  name: "batch-scaling",
  severity: "note",
  of: "curve",
  title: "The rate was chosen for another batch size",
  why: "More samples in a step make its gradient less noisy, and fewer steps in an epoch: SGD usually wants a rate that grows with them (Goyal et al., 2017), Adam and its kin one that grows with their square root.",
  reported: [
    "open-mmlab/mmdetection#351",
    "open-mmlab/mmdetection#815",
    "open-mmlab/mmsegmentation#380",
    "facebookresearch/SlowFast#14",
    "facebookresearch/TimeSformer#59",
  ],
  wrong:
    "cosine --T_max 90 --epochs 90 --interval epoch --lr 0.1 --dataset-size 1281167 --batch-size 128 --gpus 8 --base-batch 256",
  right:
    "cosine --T_max 90 --epochs 90 --interval epoch --lr 0.1 --dataset-size 1281167 --batch-size 32 --gpus 8 --base-batch 256",
  find(sight, { facts: { peak } }) {
    const { data } = sight.plan;
    if (data?.base_batch === undefined) return [];
    const { batch_size, gpus, accumulate, base_batch } = data;
    const batch = batch_size * gpus * accumulate;
    if (batch === base_batch || peak.rate <= 0) return [];
    const chosen = chosenRate(peak.rate, sight);
    if (chosen === undefined) return [];
    const scaled = (factor: number) => rateText(peak.rate * factor);
    return [
      {
        message: `an optimizer step has ${countText(batch)} samples, and ${chosen} was chosen for ${countText(base_batch)}`,
        advice: `if it is to be scaled, the linear rule (for SGD) makes it ${scaled(batch / base_batch)}, the square-root rule (for Adam, LAMB) ${scaled(Math.sqrt(batch / base_batch))}; a rate that is right for ${countText(batch)} is said with --base-batch ${batch}`,
      },
    ];
  },
};

/** The rate that the user said and that the curve reaches, as a reader calls it; undefined where nobody chose it. */
function chosenRate(peak: number, { stages, group, planned, lr, saysRate }: Sight): string | undefined {
  const index = planned.groups.indexOf(group);
  const isPeak = (value: unknown) => typeof value === "number" && Math.abs(value - peak) <= same * peak;
  for (const { part } of stages) {
    if (!isPeak(part.definition.peak?.(part.params, planned.groups as never, index))) continue;
    const said = Object.entries(part.given).find(([, value]) => isPeak(ofGroup<unknown>(value, index)));
    if (said) return `a ${said[0]} of ${rateText(peak)}`;
  }
  return saysRate && isPeak(lr) ? `the rate of ${rateText(peak)}` : undefined;
}
