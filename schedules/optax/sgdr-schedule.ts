import * as z from "zod";
import { firstRate } from "../../src/core/bound.ts";
import { listedCycle } from "../../src/core/cycle.ts";
import { define } from "../../src/core/definition.ts";
import { countText, rateText } from "../../src/core/facts-text.ts";
import type { Pitfall, Setting } from "../../src/core/pitfall.ts";
import { sharePitfalls } from "../../src/core/share-of-run.ts";
import { optaxCode } from "./code.ts";
import { optaxCounting } from "./counting.ts";
import { joined } from "./joined.ts";
import { optaxReference } from "./reference.ts";
import { warmupCosine, warmupCosineParams } from "./warmup-cosine-decay-schedule.ts";

export const optaxSgdr = define({ source: "optax.sgdr_schedule", name: "optax-sgdr" }, () => ({
  summary: "Cosines with a warm-up one after another, each with parameters of its own (SGDR).",
  formula: [
    "lr(t) = warmup_cosine_decay_schedule(**cosine_kwargs[i]) at t − start[i]",
    "i: the last with start[i] ≤ t",
    "start: each cycle begins after the decay_steps of those before it",
  ].join("\n"),
  shapes: ["cosine-restarts", "warmup"],
  counting: optaxCounting,
  reference: optaxReference,
  code: optaxCode,
  interval: "step",
  params: () =>
    z.strictObject({
      cosine_kwargs: z
        .array(warmupCosineParams())
        .min(1)
        .describe("of each cycle: init_value, peak_value, warmup_steps, decay_steps, end_value, exponent"),
    }),
  examples: [
    {
      title: "three cycles, each twice as long and half as high",
      params: {
        cosine_kwargs: [
          { init_value: 0, peak_value: 0.1, warmup_steps: 10, decay_steps: 100 },
          { init_value: 0, peak_value: 0.05, warmup_steps: 20, decay_steps: 200 },
          { init_value: 0, peak_value: 0.025, warmup_steps: 40, decay_steps: 400 },
        ],
      },
    },
  ],
  end: ({ cosine_kwargs }) => Math.max(0, Math.ceil(startsOf(cosine_kwargs).at(-1) as number)),
  cycle: ({ cosine_kwargs }, n) =>
    listedCycle(
      0,
      cosine_kwargs.map(({ decay_steps }) => decay_steps),
      n,
    ),
  floor: ({ cosine_kwargs }) => ["cosine_kwargs", narrowest(cosine_kwargs), "end_value"],
  bounds: ({ cosine_kwargs }) =>
    cosine_kwargs.flatMap(({ init_value, peak_value, warmup_steps }, i) =>
      firstRate("init_value", init_value, warmup_steps, peak_value).map((bound) => ({
        ...bound,
        path: ["cosine_kwargs", i, ...bound.path],
      })),
    ),
  peak: ({ cosine_kwargs }) => cosine_kwargs[narrowest(cosine_kwargs)]?.peak_value,
  pitfalls: ({ cosine_kwargs }, setting) =>
    cosine_kwargs.flatMap((kwargs, i) => sharesOfCycle(kwargs, i, cosine_kwargs, setting)),
  build: ({ cosine_kwargs }) => joined(cosine_kwargs.map(warmupCosine), startsOf(cosine_kwargs)),
}));

/** Where each next cycle begins, and behind the last one the end. */
function startsOf(cycles: readonly { decay_steps: number }[]): number[] {
  let step = 0;
  return cycles.map(({ decay_steps }) => {
    step += decay_steps;
    return step;
  });
}

/** The cycle that falls least, or rises. */
function narrowest(cycles: readonly { peak_value: number; end_value: number }[]): number {
  const falls = cycles.map(({ peak_value, end_value }) => peak_value - end_value);
  return falls.indexOf(Math.min(...falls));
}

type Cycle = z.output<ReturnType<typeof warmupCosineParams>>;

/** A share of a cycle for a number of its steps. */
function sharesOfCycle(kwargs: Cycle, i: number, cycles: readonly Cycle[], setting: Setting): Pitfall[] {
  const { warmup_steps, decay_steps } = kwargs;
  return sharePitfalls("warmup_steps", warmup_steps, { ...setting, steps: decay_steps }).flatMap(
    ({ changes, ...pitfall }) =>
      changes === undefined
        ? []
        : {
            ...pitfall,
            advice: `if ${rateText(warmup_steps)} of the cycle's ${countText(decay_steps)} steps is meant, say how many steps that is`,
            path: ["cosine_kwargs", i, "warmup_steps"],
            changes: { cosine_kwargs: cycles.with(i, { ...kwargs, ...changes }) },
          },
  );
}
