import type { Rule, Sight } from "./rule.ts";

/** Of a run so small a part is nothing lost, and one step is the start of a warm-up. */
const least = 0.01;

/** The run begins with a rate of 0, for longer than frameworks' warm-ups do. */
export const zeroLrStart: Rule = {
  id: "LR013",
  name: "zero-lr-start",
  severity: "warning",
  of: "curve",
  title: "The run begins with a rate of 0",
  why: "A step with a rate of 0 changes no weight: what is computed for it is lost.",
  reported: [
    "facebookresearch/barlowtwins#45",
    "google-research/bert#1293",
    "EleutherAI/gpt-neox#1373",
    "microsoft/DeepSpeed#5287",
  ],
  wrong: "bolts-warmup-cosine --warmup_epochs 5 --max_epochs 50 --epochs 50",
  // one that rests while another trains is frozen
  ofAllGroups: true,
  right: "bolts-warmup-cosine --warmup_epochs 5 --max_epochs 50 --warmup_start_lr 0.0001 --epochs 50",
  find(sight, { zeros, facts: { peak } }) {
    if (zeros === 0 || peak.rate <= 0) return [];
    const isLong = zeros > 1 && zeros > least * sight.curve.length;
    if (!isLong && !losesEpoch(sight, zeros)) return [];
    const which = zeros === 1 ? `first ${sight.plan.x} trains` : `first ${sight.span(zeros)} train`;
    return [
      {
        message: `the ${which} with a rate of 0`,
        advice: "if that is not meant, let the warm-up begin above 0",
        at: 0,
      },
    ];
  },
};

/** Do so many values make an epoch? One of a schedule that its framework steps at steps may be meant to be a step. */
function losesEpoch({ plan, planned: { part, every } }: Sight, values: number): boolean {
  if (plan.x === "step") return plan.steps_per_epoch > 1 && values >= plan.steps_per_epoch;
  return every === 1 && part.definition.interval !== "step";
}
