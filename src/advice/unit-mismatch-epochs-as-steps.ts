import { countText, rateText } from "../core/facts-text.ts";
import { horizonOf } from "../core/horizon.ts";
import type { Seen } from "../core/seen.ts";
import { aloneOf, type Clock, clocksOf, isOpening } from "./clock.ts";
import { declaredEpochs } from "./declared-counts.ts";
import { lastingForRun, lastsFor } from "./horizon.ts";
import type { Found, Rule, Sight } from "./rule.ts";

/** A schedule that is over within so few steps of a long run is counted in epochs, whatever its number. */
const many = 20;
/** A rate below this part of the peak has come down. */
const fallen = 0.9;

/** The schedule lasts for the run's epochs, or fewer, or for the steps of one of them, and is stepped at every batch. */
export const unitMismatchEpochsAsSteps: Rule = {
  id: "LR002",
  name: "unit-mismatch-epochs-as-steps",
  severity: "error",
  of: "curve",
  title: "A schedule that counts epochs, or the steps of one, is stepped at every batch",
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
  covers: ["LR003", "LR010", "LR012", "LR014", "LR017", "LR018", "LR028", "LR030"],
  find(sight, seen) {
    const own = declaredEpochs(sight);
    if (own.length > 0) return own;
    const found = clocksOf(sight)
      // beside others it may be a warm-up, and they what has come down
      .filter(({ part }, _, { length }) => length === 1 || !part.definition.shapes.includes("warmup"))
      .flatMap((clock) => overSoon(clock, sight, seen));
    return found.length > 0 ? found : aloneOf(sight).flatMap((clock) => aloneOverSoon(clock, sight, seen));
  },
};

/** One of several that is over so soon, of which the others say that steps are counted. */
function aloneOverSoon(clock: Clock, sight: Sight, seen: Seen): Found[] {
  const { end = Number.POSITIVE_INFINITY } = clock.part;
  return sight.planned.times === 1 && end * many <= clock.steps ? overSoon(clock, sight, seen) : [];
}

function overSoon(clock: Clock, sight: Sight, seen: Seen): Found[] {
  const { planned, plan, curve } = sight;
  const { end, milestones } = clock.part;
  const each = plan.steps_per_epoch;
  if (clock.interval !== "step" || each < 2 || end === undefined) return [];
  const over = overAt(clock, end, seen);
  const low = seen.at(over);
  // what rises is a warm-up, which may well be shorter than an epoch
  if (low === undefined || low >= fallen * seen.facts.peak.rate) return [];
  const epochs = curve.length / each;
  const last = milestones.length > 0 ? end - 1 : end; // it changes for the last time where it ends
  if (end >= 2 && (end === epochs || (each >= many && last <= epochs))) {
    return [countedInEpochs(clock, sight, { over, low, epochs, end })];
  }
  const isLong = each >= many && epochs >= 2 && planned.times === 1;
  const horizon = horizonOf(sight);
  // a warm-up beside others lasts for an epoch as it is meant to
  const isWhole = horizon && (sight.stages.length === 1 || !isOpening(horizon.stage));
  const isOneEpoch = isLong && isWhole && lastsFor(sight, each) && over <= each + 1;
  return isOneEpoch ? [lastingForOne(sight, { over, low, epochs })] : [];
}

interface Over {
  /** The index at which the schedule is over, and the rate there. */
  readonly over: number;
  readonly low: number;
  /** Epochs of the run. */
  readonly epochs: number;
}

/** The index at which the rate has come down: what falls at a milestone has then done so, and some fall a step later. */
function overAt({ part: { milestones }, indexOf }: Clock, end: number, { at }: Seen): number {
  const index = Math.ceil(indexOf(end));
  if (milestones.some((milestone) => Math.ceil(indexOf(milestone)) === index - 1)) return index - 1;
  const [here = 0, next = here] = [at(index), at(index + 1)];
  return next < here ? index + 1 : index;
}

function countedInEpochs(
  clock: Clock,
  { planned, plan, curve, span }: Sight,
  { over, low, epochs, end }: Over & { readonly end: number },
): Found {
  const each = plan.steps_per_epoch;
  const share = Number((over / each).toPrecision(2));
  const stepping = clock.steppedAt("epoch");
  const perEpoch = each * planned.times;
  return {
    message: `${clock.name} is over after ${span(over)}, which is ${share} of the run's ${countText(Math.ceil(epochs))} epochs: it is stepped at every batch, and at ${rateText(low)} where ${span(curve.length - over)} are left`,
    advice: `if that is not meant, ${stepping ? `step it once an epoch (${stepping}), or ` : ""}count it in steps, ${countText(each)} in an epoch`,
    ...clock.recounted({ from: 1, to: perEpoch, end: end * perEpoch }),
    at: over,
  };
}

function lastingForOne(sight: Sight, { over, low, epochs }: Over): Found {
  const { plan, curve, span } = sight;
  return {
    message: `the schedule lasts for ${span(plan.steps_per_epoch)}, those of one epoch, and the run has ${countText(Math.ceil(epochs))} epochs: it is over, at ${rateText(low)}, where ${span(curve.length - over)} are left`,
    advice: `if that is not meant, let the schedule last for the run's ${span(curve.length)}`,
    ...lastingForRun(sight),
    at: over,
  };
}
