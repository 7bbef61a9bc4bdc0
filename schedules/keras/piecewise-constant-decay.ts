import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { kerasCode } from "./code.ts";
import { kerasCounting } from "./counting.ts";
import { kerasReference } from "./reference.ts";

export const kerasPiecewiseConstantDecay = define(
  { source: "keras.optimizers.schedules.PiecewiseConstantDecay", name: "keras-piecewise-constant-decay" },
  () => ({
    summary: "One of several rates, the next one after each boundary.",
    formula: "lr(t) = values[i], i the number of boundaries < t",
    shapes: ["steps"],
    counting: kerasCounting,
    reference: kerasReference,
    code: kerasCode,
    interval: "step",
    params: () =>
      z
        .strictObject({
          boundaries: z
            .array(z.number())
            .min(1)
            .describe("last step of each rate but the last; rounded towards 0"),
          values: z.array(z.number()).describe("the rates, one more than boundaries"),
        })
        .refine(({ boundaries, values }) => values.length === boundaries.length + 1, {
          path: ["values"],
          error: ({ input }) => {
            const { boundaries, values } = input as { boundaries: unknown[]; values: unknown[] };
            return `${values.length} for ${boundaries.length} boundaries; keras wants one value more than boundaries`;
          },
        }),
    examples: [
      {
        title: "a tenth after 300 steps, and again after 600",
        params: { boundaries: [300, 600], values: [0.1, 0.01, 0.001] },
        steps: 900,
      },
    ],
    length({ boundaries }) {
      const [last = 0, previous = 0] = boundaries.toSorted((a, b) => b - a);
      return last <= 0 ? undefined : Math.ceil(last + (last - previous || last));
    },
    counts: ["boundaries"],
    end: ({ boundaries }) => Math.max(0, ...changes(boundaries)) + 1,
    milestones: ({ boundaries }) => changes(boundaries),
    written: ({ boundaries }) => boundaries,
    build({ boundaries, values }) {
      const bounds = boundaries.map(Math.trunc); // cast to the step's type, which is an integer's
      const last = bounds.length - 1;
      return {
        // A sum of what applies, as keras forms it: where boundaries do not rise that may be several rates, or none.
        at(t) {
          let rate = t <= (bounds[0] as number) ? (values[0] as number) : 0;
          if (t > (bounds[last] as number)) rate += values[last + 1] as number;
          for (let i = 1; i <= last; i++) {
            if (t > (bounds[i - 1] as number) && t <= (bounds[i] as number)) rate += values[i] as number;
          }
          return rate;
        },
      };
    },
  }),
);

/** The first step of each next rate. */
const changes = (boundaries: readonly number[]) => boundaries.map((boundary) => Math.trunc(boundary) + 1);
