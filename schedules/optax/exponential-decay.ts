import * as z from "zod";
import { decayPitfalls, neverPitfalls } from "../../src/core/decay-pitfalls.ts";
import { define } from "../../src/core/definition.ts";
import type { Pitfall, Setting } from "../../src/core/pitfall.ts";
import type { Formula } from "../../src/core/schedule.ts";
import { optaxCode } from "./code.ts";
import { optaxCounting } from "./counting.ts";
import { decayRate, endValue, staircase, steps, transitionBegin, value } from "./parameters.ts";
import { optaxReference } from "./reference.ts";

export const optaxExponentialDecay = define(
  { source: "optax.exponential_decay", name: "optax-exponential-decay" },
  () => ({
    summary: "Multiply the rate by decay_rate every transition_steps, smoothly or as a staircase.",
    formula: [
      "lr(t) = init_value · decay_rate^(s / transition_steps)",
      "s: t − transition_begin, at least 0",
      "with staircase: s / transition_steps rounded down",
      "never beyond end_value",
    ].join("\n"),
    shapes: ["exponential", "steps"],
    counting: optaxCounting,
    reference: optaxReference,
    code: optaxCode,
    interval: "step",
    params: () =>
      z.strictObject({
        init_value: value("first rate"),
        transition_steps: steps("steps in which the rate decays by decay_rate; 0 or less leaves it as it is"),
        decay_rate: decayRate(),
        transition_begin: transitionBegin(),
        staircase: staircase(),
        end_value: endValue(),
      }),
    examples: [
      {
        title: "half every 100 steps, down to a thousandth",
        params: { init_value: 0.1, transition_steps: 100, decay_rate: 0.5, end_value: 0.001 },
        steps: 1000,
      },
      {
        title: "as a staircase, from step 200 on",
        params: {
          init_value: 0.1,
          transition_steps: 100,
          decay_rate: 0.7,
          transition_begin: 200,
          staircase: true,
        },
        steps: 1000,
      },
    ],
    floor: ({ decay_rate }) => (decay_rate < 1 ? "end_value" : undefined),
    peak: ({ init_value }) => init_value,
    length: (params) => lengthOfDecay(params),
    pitfalls: (params, setting) => pitfallsOfDecay(params, 0, setting),
    build: (params) => exponential(params),
  }),
);

interface Decay {
  readonly init_value: number;
  readonly transition_steps: number;
  readonly decay_rate: number;
  readonly transition_begin: number;
  readonly staircase: boolean;
  readonly end_value: number | null;
}

/** `exponential_decay` itself, which optax builds another one of too. */
export function exponential(params: Decay): Formula {
  const { init_value, transition_steps, decay_rate, staircase, end_value } = params;
  if (transition_steps <= 0 || decay_rate === 0) return { at: () => init_value };
  const begin = Math.max(0, params.transition_begin);
  const clip = decay_rate < 1 ? Math.max : Math.min;
  const decayed = (step: number) => {
    if (step <= 0) return init_value;
    const p = step / transition_steps;
    return init_value * decay_rate ** (staircase ? Math.floor(p) : p);
  };
  if (end_value === null) return { at: (t) => decayed(t - begin) };
  return { at: (t) => clip(decayed(t - begin), end_value) };
}

/** What is likely not meant by a decay that begins behind so many steps. */
export function pitfallsOfDecay(
  { init_value: rate, transition_steps, transition_begin, decay_rate, staircase, end_value }: Decay,
  behind: number,
  setting: Setting,
): Pitfall[] {
  const from = Math.max(0, behind) + Math.max(0, transition_begin);
  const decay = {
    name: "decay_rate",
    factor: decay_rate,
    period: { name: "transition_steps", value: transition_steps, from },
    smooth: !staircase,
    rate,
  };
  // with an end_value it is said where it ends, also where it grows
  if (decay_rate === 0) return neverPitfalls(decay, setting); // optax leaves the rate as it is
  return end_value === null ? decayPitfalls(decay, setting) : neverPitfalls(decay, setting);
}

/** Ten times what it takes to decay once. */
export function lengthOfDecay(params: Decay): number | undefined {
  const { transition_steps: steps, transition_begin: begin } = params;
  return steps <= 0 ? undefined : Math.ceil(Math.max(0, begin) + 10 * steps);
}
