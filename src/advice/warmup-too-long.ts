import { percentText, rateText } from "../core/facts-text.ts";
import type { Shape } from "../core/shape.ts";
import { type Stage, stepOf } from "../core/stage.ts";
import { declared } from "./declared.ts";
import type { Rule, Sight } from "./rule.ts";

/** A warm-up of more than this part of the run is hardly meant as one: where the rate falls behind it, and where not. */
const most = { falls: 0.5, stays: 0.8 };
/** Of these the first rise is half of what they are for, or all of it. */
const rising: readonly Shape[] = ["one-cycle", "cyclic", "range-test", "function"];
/** Of these a rise is but the beginning, whatever their parameters make of them. */
const goingOn: readonly Shape[] = ["warmup", "one-cycle", "cyclic"];

/** The run ends while the rate is still rising for the first time, or not long behind that. */
export const warmupTooLong: Rule = {
  id: "LR011",
  name: "warmup-too-long",
  severity: "error",
  also: ["warning"],
  of: "curve",
  title: "The warm-up takes the run, or most of it",
  why: "The rate that was chosen is never reached, or only when little is left of the run to train with it and to anneal it.",
  reported: ["facebookresearch/d2go#19", "PrimeIntellect-ai/prime-rl#968", "PeterGriffinJin/Search-R1#28"],
  wrong: "linear --start-factor 0.01 --total-iters 100 --epochs 50",
  right: "linear --start-factor 0.01 --total-iters 5 --epochs 50",
  find(sight, { facts: { first, lowest, final, peak, warmup }, zeros }) {
    const { curve, counted, isOneStep } = sight;
    const { end, length } = curve;
    if (length === 1) return [];
    const isCut = end !== undefined && end > length;
    const isLast = (index: number) => isOneStep(index, final.index);
    const rises = lowest.index === first.index && isLast(peak.index) && peak.rate > first.rate;
    // a range test may be stopped whenever the loss has told enough
    const isTest = lastOf(sight).some((stage) => hasShape(stage, ["range-test"]));
    if (rises && !isTest && (isCut || isOnlyBegun(sight))) {
      return [
        {
          message: `the run ends while the rate still rises: ${rateText(final.rate)} after ${counted(length)}`,
          advice: `if that is not meant, make the ${whatRises(sight)} shorter than the run${orStepped(sight)}`,
          covers: ["LR016"], // what was to come behind it
          at: length - 1,
        },
      ];
    }
    const own = declared("LR011", sight, "if that is not meant, make it shorter than the run");
    if (own.length > 0) return own;
    if (warmup === undefined || isLast(warmup) || isMadeToRise(sight)) return [];
    const steps = warmup + (isCutAt(warmup + 1, sight) ? 1 : 0);
    const share = final.rate < peak.rate ? most.falls : most.stays;
    if (warmup - zeros <= share * length) return [];
    return [
      {
        message: `the warm-up takes ${counted(steps)} of the run's ${counted(length)}, ${percentText(steps / length)}`,
        advice: "if that is not meant, make it shorter: most are a tenth of the run, or less",
        severity: "warning",
        at: warmup,
      },
    ];
  },
};

/** Does a schedule say itself that the rate jumps there, so that the warm-up ends a step later than it has risen? */
const isCutAt = (index: number, sight: Sight) => declared("LR031", sight).some(({ at }) => at === index);

const isMadeToRise = ({ stages }: Sight) => stages.some((stage) => hasShape(stage, rising));

const hasShape = ({ part }: Stage, shapes: readonly Shape[]) =>
  part.definition.shapes.some((shape) => shapes.includes(shape));

/** What the run ends with. */
const lastOf = ({ stages, steps }: Sight) => stages.filter(({ from, to }) => from < steps && to >= steps);

/** Does the run end with what has more to come than a rise, unless that is one that just fills the run? */
function isOnlyBegun(sight: Sight): boolean {
  return lastOf(sight).some((stage) => {
    const { definition, params } = stage.part;
    const ramp = definition.ramp?.(params) ?? Number.POSITIVE_INFINITY;
    return hasShape(stage, goingOn) && stepOf(stage, ramp) > sight.steps;
  });
}

const whatRises = (sight: Sight) =>
  lastOf(sight).some((stage) => hasShape(stage, ["warmup"])) ? "warm-up" : "rise";

/** What counts steps may be stepped at epochs. */
function orStepped(sight: Sight): string {
  const counts = lastOf(sight).some(({ part }) => part.definition.interval === "step");
  return counts && sight.interval === "epoch" ? ", or step the scheduler after every batch" : "";
}
