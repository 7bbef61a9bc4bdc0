import * as z from "zod";
import { className, define, type Part } from "../../src/core/definition.ts";
import { countText, percentText } from "../../src/core/facts-text.ts";
import type { Pitfall, Setting } from "../../src/core/pitfall.ts";
import { isProblem, Problem } from "../../src/core/problem.ts";
import type { Composable, Scheduler } from "../../src/core/schedule.ts";
import { heldByParts } from "./code.ts";
import { attachParts, composableParts, undoAll, writtenBy } from "./parts.ts";
import { torchReference } from "./reference.ts";

export const chainedScheduler = define(
  { source: "torch.optim.lr_scheduler.ChainedScheduler", name: "chained" },
  () => ({
    summary: "Several schedulers at once, each on the rate that the one before it left.",
    formula: "at every step each scheduler changes, in turn, the rate that the one before it left",
    shapes: ["sequence"],
    code: heldByParts,
    reference: torchReference,
    params: (part) =>
      z.strictObject({
        schedulers: composableParts(part, "ChainedScheduler").describe(
          "the schedulers, in the order of their steps",
        ),
      }),
    examples: [
      {
        title: "a warm-up and a decay at once",
        lr: 0.1,
        params: {
          schedulers: [
            { type: "torch.LinearLR", start_factor: 0.25, total_iters: 10 },
            { type: "torch.StepLR", step_size: 20, gamma: 0.5 },
          ],
        },
        words: "linear --start-factor 0.25 --total-iters 10 and step --step-size 20 --gamma 0.5",
        epochs: 100,
      },
    ],
    length({ schedulers }) {
      return schedulers.reduce((longest, { length = 0 }) => Math.max(longest, length), 0) || undefined;
    },
    counts: [],
    end({ schedulers }) {
      const ends = schedulers.flatMap(({ end }) => end ?? []);
      return ends.length < schedulers.length ? undefined : Math.max(...ends);
    },
    milestones: ({ schedulers }) => schedulers.flatMap(({ milestones }) => milestones),
    parts: ({ schedulers }) =>
      schedulers.map((part, i) => ({ part, path: ["schedulers", i], from: 0, to: Number.POSITIVE_INFINITY })),
    pitfalls: ({ schedulers }, setting) =>
      schedulers.flatMap((part, i) => besideWarmup(part, i, schedulers, setting)),
    idle: ({ schedulers }) => schedulers.flatMap(({ idle }) => idle),
    build: ({ schedulers: parts }): Scheduler<Composable> => ({
      writes: writtenBy(parts),
      attach(group, training) {
        const schedulers = attachParts(parts, group, () => training, "ChainedScheduler");
        const step = () => {
          let i = 0;
          try {
            for (; i < schedulers.length; i++) (schedulers[i] as Composable).step();
          } catch (error) {
            throw isProblem(error) ? error.below("schedulers", i) : error;
          }
        };
        return {
          step,
          begin: step, // not the members' own beginning: torch just calls step() here
          undo: () => undoAll(schedulers),
          restart() {
            throw new Problem("a ChainedScheduler cannot begin at a milestone of a SequentialLR", {
              allowed: "torch raises NotImplementedError at that step",
            });
          },
        };
      },
    }),
  }),
);

/** A part that anneals towards its end is most often meant to begin behind a warm-up, and not beside it. */
function besideWarmup(
  part: Part,
  i: number,
  schedulers: readonly Part[],
  { steps, interval }: Setting,
): Pitfall[] {
  const { definition, end } = part;
  const anneals = definition.shapes.some((shape) => shape === "cosine" || shape === "polynomial");
  const warmup = schedulers.find(
    ({ definition: { shapes }, params }) =>
      shapes.includes("warmup") && params.start_factor < params.end_factor,
  );
  if (!anneals || end === undefined || warmup?.end === undefined) return [];
  const over = warmup.end / end;
  const behind = Math.max(0, steps - 1 - end);
  const isCosine = definition.shapes.includes("cosine");
  const [name, other] = [className(definition), className(warmup.definition)];
  return [
    {
      rule: "LR023",
      severity: isCosine && behind > 0 ? climbing(behind / end) : beside(over),
      message: `${name} runs beside the warm-up of ${other}, not behind it: ${percentText(Math.min(1, over))} of its ${countText(end)} ${interval}s are over when the warm-up is${behind > 0 ? `, and all of them at ${interval} ${countText(end)} of the run's ${countText(steps)}` : ""}`,
      advice: `if that is not meant, put ${name} behind the warm-up with a SequentialLR: then@${warmup.end} in the place of \`and\`${fitted(part, steps - warmup.end)}`,
      path: ["schedulers", i],
      // to last for all of the run would be too long behind the warm-up
      covers: ["LR003"],
    },
  ];
}

/** A cosine has lost 2.4 % of the peak after a tenth. */
const beside = (over: number) => (over >= 0.1 ? "warning" : "note");

/** And climbs a tenth of the way up again after a fifth of itself. */
const climbing = (behind: number) => (behind > 0.2 ? "error" : "warning");

/** What is to be written too, for it to end with the `steps` that are left for it. */
function fitted({ definition: { horizon }, params, end = 0 }: Part, steps: number): string {
  const name = typeof horizon === "function" ? horizon(params) : horizon;
  const value = name === undefined ? 0 : params[name] + steps - end;
  return end !== steps && value > 0 ? `, and let its ${name} be ${countText(value)}` : "";
}
