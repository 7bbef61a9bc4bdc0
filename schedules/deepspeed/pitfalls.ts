import { countText, percentText, rateText } from "../../src/core/facts-text.ts";
import type { Pitfall, Setting } from "../../src/core/pitfall.ts";
import { sharePitfalls } from "../../src/core/share-of-run.ts";
import { warmupCourse, warmupSteps } from "./warmup.ts";

interface Warmup {
  readonly warmup_num_steps: number;
  readonly warmup_type: string;
  readonly last_batch_iteration: number;
}
type Given = Readonly<Record<string, unknown>>;

/**
 * What DeepSpeed takes for the warm-up where it is not told, or told in a word that it does not know; and one that is
 * told as a share of the run.
 */
export function warmupPitfalls(params: Warmup, setting: Setting, given: Given): Pitfall[] {
  // one that resumes behind the warm-up has none
  if (params.last_batch_iteration >= params.warmup_num_steps) return [];
  const { warmup_num_steps } = params;
  const length = lengthPitfall(warmup_num_steps, setting.steps, given);
  return [
    ...sharePitfalls("warmup_num_steps", warmup_num_steps, setting),
    // how a warm-up goes is of no matter where it is all there is
    ...(length.length > 0 ? length : typePitfall(params)(given)),
  ];
}

function lengthPitfall(warmup_num_steps: number, steps: number, given: Given): Pitfall[] {
  if (given.warmup_num_steps !== undefined || warmup_num_steps < steps) return [];
  return [
    {
      rule: "LR024",
      severity: "error",
      message: `the warm-up lasts for ${countText(warmup_num_steps)} steps where warmup_num_steps is not given, and the run for ${countText(steps)}`,
      advice: "if that is not meant, say how long the warm-up is",
      path: ["warmup_num_steps"],
      covers: ["LR011"],
    },
  ];
}

const typePitfall =
  ({ warmup_num_steps, warmup_type }: Warmup) =>
  (given: Given): Pitfall[] => {
    const isKnown = warmup_type === "linear" || warmup_type === "log";
    if (isKnown && given.warmup_type !== undefined) return [];
    // a warm-up of two steps is the same in both
    const steps = warmupSteps(warmup_num_steps);
    if (isKnown && steps <= 10) return [];
    const tenth = Math.floor(steps / 10);
    const part = warmupCourse(warmup_num_steps, "log")(tenth);
    return [
      {
        rule: "LR024",
        severity: isKnown ? "note" : "warning",
        message: isKnown
          ? `the warm-up is logarithmic where warmup_type is not given: after ${countText(tenth)} of ${countText(steps)} steps it has come ${percentText(part)} of the way`
          : `warmup_type=${JSON.stringify(warmup_type)} is not known to DeepSpeed, which takes it for "log"`,
        advice: "if a line is meant, say so",
        changes: { warmup_type: "linear" },
      },
    ];
  };

/** The peak is warmup_max_lr, whatever the optimizer's rate, and has a default where it decays. */
export function peakPitfall(
  warmup_max_lr: number | readonly number[] | null,
  { lr, saysRate }: Setting,
  given: Given,
): Pitfall[] {
  if (!saysRate || typeof warmup_max_lr !== "number" || warmup_max_lr === lr) return [];
  const isDefault = given.warmup_max_lr === undefined;
  return [
    {
      rule: "LR024",
      message: `the peak is ${isDefault ? `${rateText(warmup_max_lr)} where warmup_max_lr is not given` : `warmup_max_lr=${rateText(warmup_max_lr)}`}: the optimizer's ${rateText(lr)} is never read`,
      advice: isDefault ? "if the optimizer's rate is meant, say it again" : "let the two be the same",
      path: ["warmup_max_lr"],
      ...(isDefault && { changes: { warmup_max_lr: lr } }),
    },
  ];
}
