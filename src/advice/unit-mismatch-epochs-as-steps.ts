import { countText, rateText } from "../core/facts-text.ts";
import type { Seen } from "../core/seen.ts";
import { type Clock, clocksOf } from "./clock.ts";
import { declaredEpochs } from "./declared-counts.ts";
import type { Found, Rule, Sight } from "./rule.ts";

/** A schedule that is over within so few steps of a long run is counted in epochs, whatever its number. */
const many = 20;
/** A rate below this part of the peak has come down. */
const fallen = 0.9;

/** The schedule lasts for the run's epochs, or fewer, and is stepped at every batch. */
export const unitMismatchEpochsAsSteps: Rule = {
  id: "LR002",
  name: "unit-mismatch-epochs-as-steps",
  severity: "error",
  of: "curve",
  title: "A schedule that counts epochs is stepped at every batch",
  why: "It is over within the first epochs: for the rest of the run the rate stays at its lowest, or swings up and down every few batches.",
  reported: [
    "ScrollPrize/villa#1495",
    "microsoft/ClimaX#25",
    "bshall/Tacotron#3",
    "cszn/KAIR#101",
    "pytorch/tutorials#640",
  ],
  wrong: "cosine --T_max 100 --epochs 100 --steps-per-epoch 500",
  right: "cosine --T_max 100 --epochs 100 --steps-per-epoch 500 --interval epoch",
  covers: ["LR003", "LR010", "LR014", "LR017", "LR018", "LR028", "LR030"],
  find(sight, seen) {
    const own = declaredEpochs(sight);
    if (own.length > 0) return own;
    return (
      clocksOf(sight)
        // beside others it may be a warm-up, and they what has come down
        .filter(({ part }, _, { length }) => length === 1 || !part.definition.shapes.includes("warmup"))
        .flatMap((clock) => overSoon(clock, sight, seen))
    );
  },
};

function overSoon(
  clock: Clock,
  { planned, plan, curve, span }: Sight,
  { facts: { peak }, at }: Seen,
): Found[] {
  const { end, milestones } = clock.part;
  const each = plan.steps_per_epoch;
  if (clock.interval !== "step" || each < 2 || end === undefined) return [];
  const epochs = curve.length / each;
  const last = milestones.length > 0 ? end - 1 : end; // it changes for the last time where it ends
  if (end < 2 || (end !== epochs && (each < many || last > epochs))) return [];
  const over = Math.ceil(clock.indexOf(end));
  const low = at(over);
  // what rises is a warm-up, which may well be shorter than an epoch
  if (low === undefined || low >= fallen * peak.rate) return [];
  const share = Number((over / each).toPrecision(2));
  const how = clock.saysInterval ? "" : " (--interval epoch)";
  return [
    {
      message: `${clock.name} is over after ${span(over)}, which is ${share} of the run's ${countText(Math.ceil(epochs))} epochs: it is stepped at every batch, and at ${rateText(low)} where ${span(curve.length - over)} are left`,
      advice: `if that is not meant, step it once an epoch${how}, or count it in steps, ${countText(each)} in an epoch`,
      ...clock.recounted(each * planned.times),
      at: over,
    },
  ];
}
