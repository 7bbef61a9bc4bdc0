import * as z from "zod";
import { orIssue } from "../../src/core/check.ts";
import { className, define, type Part, type PartSchema } from "../../src/core/definition.ts";
import { Problem } from "../../src/core/problem.ts";
import type { Formula } from "../../src/core/schedule.ts";
import { optaxCode } from "./code.ts";
import { optaxCounting } from "./counting.ts";
import { joined } from "./joined.ts";
import { optaxReference } from "./reference.ts";

export const optaxJoin = define({ source: "optax.join_schedules", name: "optax-join" }, () => ({
  summary: "One schedule after another, each counting its steps from its boundary on.",
  formula: ["lr(t) = schedules[i] at t − boundaries[i − 1]", "i: the last with boundaries[i − 1] ≤ t"].join(
    "\n",
  ),
  shapes: ["sequence"],
  counting: optaxCounting,
  reference: optaxReference,
  code: optaxCode,
  interval: "step",
  params: (part) =>
    z.strictObject({
      schedules: formulaParts(part).describe("the schedules, in their order"),
      boundaries: z.array(z.number()).describe("the step at which each next one begins"),
    }),
  examples: [
    {
      title: "a line up, a plateau, an exponential decay",
      params: {
        schedules: [
          { type: "optax.linear_schedule", init_value: 0, end_value: 0.1, transition_steps: 100 },
          { type: "optax.constant_schedule", value: 0.1 },
          { type: "optax.exponential_decay", init_value: 0.1, transition_steps: 50, decay_rate: 0.5 },
        ],
        boundaries: [100, 400],
      },
      steps: 800,
    },
  ],
  length: (params) => endOf(params, "length"),
  counts: ["boundaries"],
  end: (params) => endOf(params, "end"),
  milestones(params) {
    const places = placesOf(params);
    const inner = places.flatMap(({ part, from, to }) =>
      part.milestones.map((at) => from + at).filter((at) => at < to),
    );
    return [...places.slice(1).map(({ from }) => from), ...inner];
  },
  parts: (params) =>
    placesOf(params).map(({ part, from, to }, i) => ({
      part,
      path: ["schedules", i],
      from: Math.max(0, Math.ceil(from)),
      to: Math.ceil(to),
    })),
  idle: (params) =>
    placesOf(params).flatMap(({ part, from, to }) => {
      // steps are whole, and the first of them is 0
      if (Math.ceil(to) <= Math.max(0, Math.ceil(from)))
        return [{ name: className(part.definition), from, to }];
      return part.idle.map((inner) => ({ ...inner, from: from + inner.from, to: from + inner.to }));
    }),
  build: ({ schedules, boundaries }) =>
    joined(
      schedules.map(({ schedule }) => schedule as Formula),
      boundaries,
    ),
}));

interface Params {
  readonly schedules: readonly Part[];
  readonly boundaries: readonly number[];
}

/** A list of schedules that are functions of the step, as all of optax' and keras' are. */
const formulaParts = (part: PartSchema) =>
  z
    .array(
      part.transform((value, context) =>
        orIssue(context, () => {
          if ("at" in value.schedule) return value;
          throw new Problem(`join_schedules cannot hold ${value.definition.source}`, {
            allowed: "its parts are functions of the step, such as optax' and keras' schedules",
          });
        }),
      ),
    )
    .min(1)
    .max(1000);

/** Where each schedule begins and where one of the later ones takes over; those without a boundary have no place. */
function placesOf({ schedules, boundaries }: Params) {
  return schedules.slice(0, boundaries.length + 1).map((part, i, { length }) => ({
    part,
    from: boundaries[i - 1] ?? 0,
    to: Math.min(Number.POSITIVE_INFINITY, ...boundaries.slice(i, length - 1)),
  }));
}

/** Where the last schedule, which begins at the last boundary, ends. */
function endOf(params: Params, what: "end" | "length"): number | undefined {
  const { part, from } = placesOf(params).at(-1) as { part: Part; from: number };
  const steps = part[what];
  return steps === undefined ? undefined : Math.max(0, Math.ceil(from + steps)) || undefined;
}
