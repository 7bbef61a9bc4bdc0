import { countText } from "../../src/core/facts-text.ts";
import { countsTimes } from "../../src/core/period-pitfalls.ts";
import type { Pitfall, Setting } from "../../src/core/pitfall.ts";

/** What the scheduler counts in samples. */
interface Samples {
  readonly lr_warmup_steps: number;
  readonly lr_decay_steps: number;
  readonly lr_decay_style: string;
  readonly wsd_decay_steps: number | null;
  readonly wd_incr_steps?: number | undefined;
  readonly increment: number;
}

/** A decay of as many samples as the run has steps, each of several samples: then all were counted in steps. */
export function stepsAsSamples(params: Samples, { steps }: Setting): Pitfall[] {
  const { lr_decay_steps, lr_decay_style, lr_warmup_steps, wsd_decay_steps, wd_incr_steps, increment } =
    params;
  if (increment === 1 || lr_decay_steps !== steps || lr_decay_style === "constant") return [];
  const counts = {
    // a share of the run is none of both
    lr_warmup_steps: lr_warmup_steps < 1 ? 0 : lr_warmup_steps,
    lr_decay_steps,
    wsd_decay_steps: wsd_decay_steps ?? 0,
    // the run's where nobody says it, and then in samples
    wd_incr_steps: wd_incr_steps !== undefined && wd_incr_steps <= steps ? wd_incr_steps : 0,
  };
  const over = Math.ceil(lr_decay_steps / increment);
  return [
    {
      rule: "LR002",
      message: `lr_decay_steps ${countText(lr_decay_steps)} counts samples, of which a step has ${countText(increment)} (increment): the schedule is over after ${countText(over)} of the run's ${countText(steps)} steps`,
      advice: "if steps are meant, count the samples in them",
      path: ["lr_decay_steps"],
      changes: countsTimes(increment, counts),
      at: over,
    },
  ];
}
