import * as z from "zod";
import { orIssue } from "../../src/core/check.ts";
import { className, define, type Part } from "../../src/core/definition.ts";
import { rateText } from "../../src/core/facts-text.ts";
import { lastEpoch, left } from "../../src/core/parameters.ts";
import type { Pitfall } from "../../src/core/pitfall.ts";
import { below, isProblem, Problem } from "../../src/core/problem.ts";
import type { Composable, Scheduler } from "../../src/core/schedule.ts";
import { torchCode } from "./code.ts";
import { oneCycleLR } from "./onecycle-lr.ts";
import { attachParts, composableParts, undoAll, writtenBy } from "./parts.ts";
import { torchReference } from "./reference.ts";

export const sequentialLR = define(
  { source: "torch.optim.lr_scheduler.SequentialLR", name: "sequential" },
  () => ({
    summary: "One scheduler after another, each from its milestone on.",
    formula: "lr(t) = schedulers[i] at t − milestones[i − 1], i the number of milestones ≤ t",
    shapes: ["sequence"],
    code: torchCode,
    reference: torchReference,
    params: (part) =>
      z
        .strictObject({
          schedulers: composableParts(part, "SequentialLR").describe("the schedulers, in their order"),
          milestones: z.array(z.number()).describe("the epoch at which each next one begins"),
          last_epoch: lastEpoch(),
        })
        .superRefine((params, context) => orIssue(context, () => checkMilestones(params))),
    examples: [
      {
        title: "warm up, then a cosine",
        lr: 1e-3,
        params: {
          schedulers: [
            { type: "torch.LinearLR", start_factor: 0.01, total_iters: 5 },
            { type: "torch.CosineAnnealingLR", T_max: 95 },
          ],
          milestones: [5],
        },
        words: "linear --start-factor 0.01 --total-iters 5 then@5 cosine --T-max 95",
        epochs: 100,
      },
    ],
    length: ({ schedulers, milestones, last_epoch }) =>
      endOfLast(schedulers.at(-1)?.length, milestones, last_epoch),
    counts: ["milestones"],
    end: ({ schedulers, milestones, last_epoch }) =>
      endOfLast(schedulers.at(-1)?.end, milestones, last_epoch),
    parts: ({ schedulers, milestones, last_epoch }) =>
      schedulers.map((part, i) => ({
        part,
        path: ["schedulers", i],
        ...turnOf(i, milestones, last_epoch),
      })),
    pitfalls: ({ schedulers }) => schedulers.flatMap((part, i) => overwriting(part, i, schedulers)),
    milestones({ schedulers, milestones, last_epoch }) {
      const inner = schedulers.flatMap((part, i) => {
        const [begin = 0, next = Number.POSITIVE_INFINITY] = [milestones[i - 1], milestones[i]];
        return part.milestones.map((at) => begin + at).filter((at) => at < next);
      });
      return [...milestones, ...inner].map((at) => at - last_epoch - 1);
    },
    idle({ schedulers, milestones, last_epoch }) {
      const whole = milestones.map(Math.ceil).filter((t) => t > 0);
      const turns = new Set([0, ...whole].map((t) => active(milestones, t)));
      const all = schedulers.flatMap(({ idle, definition }, i) => {
        const from = milestones[i - 1] ?? 0;
        // the last one has the rest of the run
        if (!turns.has(i)) return [{ name: className(definition), from, to: milestones[i] as number }];
        return idle.map((inner) => ({ ...inner, from: from + inner.from, to: from + inner.to }));
      });
      return all.map((idle) => ({ ...idle, from: idle.from - last_epoch - 1, to: idle.to - last_epoch - 1 }));
    },
    build: ({ schedulers: parts, milestones, last_epoch }): Scheduler<Composable> => ({
      writes: writtenBy(parts),
      attach(group, training) {
        const trainingOf = (index: number) => {
          const { from, to } = turnOf(index, milestones, last_epoch);
          return { ...training, stepped: Math.min(to, training.stepped) - from };
        };
        const schedulers = attachParts(parts, group, trainingOf, "SequentialLR");
        const at = (index: number) => schedulers[index] as Composable;
        let t = last_epoch + 1; // where the milestones are counted from; the parts have a last_epoch of their own
        // every member has stepped at construction: start over, from the first
        group.lr = group.initial_lr ?? group.lr;
        undoAll(schedulers);
        const first = active(milestones, 0);
        below(["schedulers", first], () => at(first).begin());
        const step = () => {
          t++;
          const index = active(milestones, t);
          try {
            if (index > 0 && milestones[index - 1] === t) at(index).restart();
            else at(index).step();
          } catch (error) {
            throw isProblem(error) ? error.below("schedulers", index) : error;
          }
        };
        return {
          step,
          begin: step,
          undo: () => undoAll(schedulers),
          restart() {
            throw new Problem("a SequentialLR cannot begin at a milestone of another SequentialLR", {
              allowed: "torch raises NotImplementedError at that step",
              hint: "List its schedulers in the outer one",
            });
          },
        };
      },
    }),
  }),
);

/** Where the last scheduler, which begins at the last milestone, has taken `steps` steps. */
function endOfLast(steps: number | undefined, milestones: readonly number[], last_epoch: number) {
  return steps === undefined ? undefined : left(Math.max(0, ...milestones) + steps, last_epoch);
}

/**
 * The steps that are the `index`-th scheduler's, counted from the one that the run begins with: none where milestones do
 * not rise, and one behind it has its turn.
 */
function turnOf(index: number, milestones: readonly number[], last_epoch: number) {
  const begins = (index: number) =>
    index === 0 ? 0 : Math.min(...milestones.map(Math.ceil).filter((t) => active(milestones, t) >= index));
  return { from: begins(index) - last_epoch - 1, to: begins(index + 1) - last_epoch - 1 };
}

/** Which scheduler step `t` belongs to: Python's `bisect_right(milestones, t)`, also where they are unsorted. */
function active(milestones: readonly number[], t: number): number {
  let low = 0;
  let high = milestones.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (t < (milestones[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function checkMilestones({
  schedulers,
  milestones,
}: Readonly<Record<"schedulers" | "milestones", unknown[]>>) {
  if (milestones.length === schedulers.length - 1) return;
  throw new Problem(`${milestones.length} for ${schedulers.length} schedulers`, {
    path: ["milestones"],
    allowed: "torch wants one milestone less than schedulers",
    rule: "LR023",
  });
}

/** A OneCycleLR writes the `initial_lr` that all others count from. */
function overwriting({ definition, params }: Part, i: number, { length }: readonly Part[]): Pitfall[] {
  if (definition !== oneCycleLR || length === 1) return [];
  const { max_lr, div_factor } = params as { max_lr: number | number[]; div_factor: number };
  const firsts = [max_lr].flat().map((rate) => rateText(rate / div_factor));
  return [
    {
      rule: "LR023",
      message: `OneCycleLR makes max_lr / div_factor (${firsts.join(", ")}) the initial_lr of the optimizer, from which the other schedulers count too`,
      advice: "if that is not meant, let OneCycleLR run alone: it warms up and anneals itself",
      path: ["schedulers", i],
    },
  ];
}
