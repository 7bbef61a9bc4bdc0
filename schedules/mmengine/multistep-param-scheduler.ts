import * as z from "zod";
import { power } from "../../src/core/arithmetic.ts";
import { growthPitfalls } from "../../src/core/decay-pitfalls.ts";
import { countText } from "../../src/core/facts-text.ts";
import { milestonePitfalls, missedOf } from "../../src/core/milestone-pitfalls.ts";
import type { Pitfall, Setting } from "../../src/core/pitfall.ts";
import { mmengineCode } from "./code.ts";
import { mmengineCounting } from "./counting.ts";
import { type Field, paramScheduler } from "./param-scheduler-machine.ts";
import { mmengineReference } from "./reference.ts";
import { endOf, intervalOf, ordered, type Window, windowParams } from "./window.ts";

const params = () => {
  const { last_step, ...window } = windowParams();
  return ordered(
    z.strictObject({
      milestones: z
        .array(z.number())
        .describe("steps, counted from begin, at which the value decays; one given twice counts twice"),
      gamma: z.number().default(0.1).describe("factor of each decay"),
      last_step,
      ...window,
    }),
  );
};
type Params = z.output<ReturnType<typeof params>>;

/** mmengine's MultiStepParamScheduler, on the rate or the momentum. */
export const multiStepOf = (field: Field) => ({
  formula: `${field}(t) = ${field} · gamma^(number of milestones ≤ t − begin) for begin ≤ t < end`,
  shapes: ["steps"] as const,
  code: mmengineCode,
  counting: mmengineCounting,
  reference: mmengineReference,
  interval: intervalOf,
  params,
  end: ({ milestones, ...window }: Params) => endOf(window, Math.max(0, ...milestones) + 1),
  length({ milestones, ...window }: Params) {
    const [last, previous = 0] = milestones.toSorted((a, b) => b - a);
    if (last === undefined || last <= 0) return endOf(window);
    return endOf(window, last + (last - previous || last));
  },
  milestones: ({ milestones, begin, end, last_step }: Params) =>
    milestones.map((milestone) => Math.max(0, begin) + milestone - last_step - 1).filter((at) => at < end),
  pitfalls({ milestones, gamma, ...window }: Params, setting: Setting) {
    const { begin, end } = window;
    const found = [
      ...milestonePitfalls("milestones", milestones, setting),
      ...behindEnd(milestones, window, setting),
    ];
    if (field !== "lr") return found;
    const reached = milestones.filter((milestone) => milestone < Math.min(end, setting.steps) - begin);
    return [
      ...found,
      ...growthPitfalls("gamma", gamma, {
        times: reached.length,
        first: Math.max(0, begin) + Math.min(...reached),
      }),
    ];
  },
  build({ milestones, gamma, ...window }: Params) {
    const times = new Map<number, number>(); // Python's Counter
    for (const milestone of milestones) times.set(milestone, (times.get(milestone) ?? 0) + 1);
    return paramScheduler(field, window, () => (value, t) => {
      const count = times.get(t);
      return count === undefined ? value : value * power(gamma, count, "gamma");
    });
  },
});

/** Milestones at which the scheduler itself is over. */
function behindEnd(milestones: readonly number[], window: Window, { interval }: Setting): Pitfall[] {
  const { begin, end, last_step } = window;
  const changes = milestones.map((milestone) => Math.max(0, begin) + milestone - last_step - 1);
  const missed = missedOf(milestones, changes, end);
  if (missed.length === 0) return [];
  const [are, them] = missed.length === 1 ? ["is", "it"] : ["are", "them"];
  return [
    {
      rule: "LR016",
      message: `${missed.map(countText).join(", ")} in milestones ${are} never reached: the scheduler acts until ${interval} ${countText(end)}, its end`,
      advice: `if that is not meant, move ${them} before the end`,
      path: ["milestones", milestones.indexOf(missed[0] as number)],
    },
  ];
}
