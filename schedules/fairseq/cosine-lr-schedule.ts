import * as z from "zod";
import { divide, power } from "../../src/core/arithmetic.ts";
import { firstRate } from "../../src/core/bound.ts";
import { growingCycle } from "../../src/core/cycle.ts";
import { cyclePitfalls } from "../../src/core/cycle-pitfalls.ts";
import { define } from "../../src/core/definition.ts";
import { floorLog } from "../../src/core/exact.ts";
import { countText, percentText } from "../../src/core/facts-text.ts";
import type { Pitfall, Setting } from "../../src/core/pitfall.ts";
import { Problem } from "../../src/core/problem.ts";
import { refusedShare } from "../../src/core/share-of-run.ts";
import { fairseqCode } from "./code.ts";
import { fairseqCounting } from "./counting.ts";
import { highestOf, rate, updatesOf, warmupInitLr, warmupUpdates } from "./parameters.ts";
import { fairseqReference } from "./reference.ts";
import { trained } from "./trainer.ts";

/** A warm-up of less than this part of the run leaves the rate at less than a hundredth of the peak. */
const felt = 0.065;

export const cosineLRSchedule = define(
  { source: "fairseq.optim.lr_scheduler.cosine_lr_scheduler.CosineLRSchedule", name: "fairseq-cosine" },
  () => ({
    summary: "Cosine cycles after a linear warm-up, each t_mult as long and lr_shrink as high as the last.",
    formula: [
      "lr(t) = warmup_init_lr + (lr − warmup_init_lr) · t / warmup_updates     for t < warmup_updates",
      "lr(t) = lr_shrink^i · (min_lr + (lr − min_lr) · (1 + cos(π · t_curr / t_i)) / 2)",
      "i: cycle, t_curr: updates in it, t_i = t_mult^i · lr_period_updates: its length",
    ].join("\n"),
    shapes: ["cosine", "cosine-restarts", "warmup"],
    code: fairseqCode("cosine"),
    counting: fairseqCounting,
    reference: fairseqReference,
    interval: "step",
    ownInterval: true,
    params: () =>
      z.strictObject({
        warmup_updates: warmupUpdates(),
        warmup_init_lr: warmupInitLr("min_lr"),
        lr: rate("rate at the first peak"),
        min_lr: z.number().default(0).describe("rate at the first cycle's end; at most lr, and shrinks too"),
        t_mult: z.number().default(1).describe("growth of each next cycle"),
        lr_period_updates: z
          .number()
          .default(-1)
          .describe("updates of the first cycle; not above 0: max_update without the warm-up"),
        lr_shrink: z.number().default(0.1).describe("factor of the rates from cycle to cycle"),
        max_update: z.int().default(0).describe("updates of the run"),
      }),
    refused: { warmup_updates: refusedShare },
    examples: [
      { title: "a cosine after a warm-up", params: { lr: 5e-4, warmup_updates: 100, max_update: 1000 } },
      {
        title: "cycles that grow longer and lower",
        params: {
          lr: 0.1,
          min_lr: 1e-4,
          warmup_updates: 20,
          warmup_init_lr: 1e-5,
          t_mult: 2,
          lr_period_updates: 60,
          lr_shrink: 0.5,
        },
        steps: 440,
      },
    ],
    counts: ["warmup_updates", "lr_period_updates", "max_update"],
    horizon: ({ max_update }) => (max_update > 0 ? "max_update" : undefined),
    floor: "min_lr",
    peak: highestOf,
    bounds: ({ warmup_init_lr, warmup_updates }) =>
      firstRate("warmup_init_lr", warmup_init_lr, warmup_updates),
    end: ({ max_update }) => Math.max(0, max_update),
    length: ({ max_update, warmup_updates, lr_period_updates, t_mult }) =>
      max_update > 0
        ? max_update
        : Math.ceil(
            Math.max(0, warmup_updates) + lr_period_updates * (t_mult === 1 ? 4 : 1 + t_mult + t_mult ** 2),
          ),
    pitfalls: ({ lr_period_updates, warmup_updates }, setting) =>
      lr_period_updates > 0
        ? [
            ...cyclePitfalls(lr_period_updates, { lr_period_updates, warmup_updates }, setting),
            ...wholeRunPitfall(lr_period_updates, warmup_updates, setting),
          ]
        : [],
    cycle({ warmup_updates, lr_period_updates, max_update, t_mult }, n) {
      const length = lr_period_updates > 0 ? lr_period_updates : max_update - warmup_updates;
      return growingCycle({ start: warmup_updates, length }, t_mult, n);
    },
    fromRun({ max_update, lr_period_updates }, run): Record<string, unknown> {
      const updates = updatesOf(run);
      if (max_update !== undefined || lr_period_updates !== undefined || updates === undefined) return {};
      return { max_update: updates };
    },
    build: ({ warmup_updates, lr, t_mult, lr_shrink, max_update, ...params }) =>
      trained(lr, (optimizer, [highest]) => {
        const lowest = Math.min(params.min_lr, highest);
        const first = params.warmup_init_lr < 0 ? lowest : params.warmup_init_lr;
        const lr_step = (highest - first) / warmup_updates;
        let period = params.lr_period_updates;
        if (period <= 0) {
          if (max_update <= 0) {
            throw new Problem("the length of the cycle is missing", {
              path: ["max_update"],
              allowed: "max_update above 0, or lr_period_updates",
            });
          }
          period = max_update - warmup_updates;
        }
        return {
          update(num_updates) {
            if (num_updates < warmup_updates) {
              optimizer.lr = first + num_updates * lr_step;
              return;
            }
            const updates = num_updates - warmup_updates;
            let i: number;
            let t_i = period;
            let t_curr: number;
            if (t_mult === 1) {
              i = Math.floor(divide(updates, period, "max_update"));
              t_curr = updates - period * i;
            } else {
              i = floorLog(1 - divide(updates, period, "max_update") * (1 - t_mult), t_mult, "t_mult");
              const growth = t_mult ** i;
              t_i = growth * period;
              t_curr = updates - ((1 - growth) / (1 - t_mult)) * period;
            }
            const shrunk = power(lr_shrink, i, "lr_shrink");
            const min_lr = lowest * shrunk;
            optimizer.lr =
              min_lr +
              0.5 * (highest * shrunk - min_lr) * (1 + Math.cos(divide(Math.PI * t_curr, t_i, "t_mult")));
          },
        };
      }),
  }),
);

/** A first cycle as long as the run, of which a good part is still to come where the run ends. */
function wholeRunPitfall(period: number, warmup: number, { steps }: Setting): Pitfall[] {
  if (period !== steps || warmup < felt * steps || warmup >= steps) return [];
  return [
    {
      rule: "LR005",
      message: `lr_period_updates is all ${countText(steps)} updates of the run, but counts from the end of the warm-up, update ${countText(warmup)}: the run ends at ${percentText((steps - warmup) / period)} of the cycle`,
      advice: "if that is not meant, leave the warm-up out of it",
      changes: { lr_period_updates: period - warmup },
      at: steps - 1,
    },
  ];
}
