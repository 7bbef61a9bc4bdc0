import * as z from "zod";
import { power } from "../../src/core/arithmetic.ts";
import { define } from "../../src/core/definition.ts";
import { refusedShare } from "../../src/core/share-of-run.ts";
import { fairseqCode } from "./code.ts";
import { fairseqCounting } from "./counting.ts";
import { highestOf, rateAt, rates, updatesOf, warmupUpdates } from "./parameters.ts";
import { fairseqReference } from "./reference.ts";
import { trained } from "./trainer.ts";

export const polynomialDecayLRSchedule = define(
  {
    source: "fairseq.optim.lr_scheduler.polynomial_decay_schedule.PolynomialDecayLRSchedule",
    name: "fairseq-polynomial",
  },
  () => ({
    summary: "Warm up linearly, then decay to end_learning_rate as a power of what is left.",
    formula: [
      "lr(t) = rate · t / w                                                      for t ≤ w = warmup_updates",
      "lr(t) = end + (rate − end) · (1 − (t − w) / (total_num_update − w))^power from then on",
      "lr(t) = end = end_learning_rate                                           from total_num_update on",
      "rate in epoch e (from 1): lr[min(e, len(lr) − 1)], so the first of several is never used;",
      "from force_anneal on: what the rate was at the end of the last epoch",
    ].join("\n"),
    shapes: ["polynomial", "linear", "warmup"],
    code: fairseqCode("polynomial_decay"),
    counting: fairseqCounting,
    reference: fairseqReference,
    interval: "step",
    ownInterval: true,
    params: () =>
      z.strictObject({
        warmup_updates: warmupUpdates(),
        force_anneal: z
          .int()
          .nullable()
          .default(null)
          .describe("epoch, counted from 1, from which each begins a decay of its own; null: never"),
        end_learning_rate: z.number().default(0).describe("rate from total_num_update on"),
        power: z.number().default(1).describe("exponent of the decay; 1: a line"),
        total_num_update: z.number().positive().describe("update at which the decay ends"),
        lr: rates("rate at the end of the warm-up, or a list with one for each epoch (the first is skipped)"),
      }),
    refused: { warmup_updates: refusedShare },
    examples: [
      {
        title: "a line down after a warm-up, as RoBERTa has it",
        params: { lr: 5e-4, warmup_updates: 100, total_num_update: 1000 },
      },
      {
        title: "a square that ends above 0",
        params: { lr: 0.1, end_learning_rate: 0.001, power: 2, total_num_update: 500 },
      },
    ],
    counts: ["warmup_updates", "total_num_update"],
    horizon: "total_num_update",
    floor: "end_learning_rate",
    peak: highestOf,
    end: ({ total_num_update }) => Math.ceil(total_num_update),
    fromRun({ total_num_update }, run): Record<string, unknown> {
      const updates = updatesOf(run);
      return total_num_update !== undefined || updates === undefined ? {} : { total_num_update: updates };
    },
    build: ({ warmup_updates, force_anneal, end_learning_rate, total_num_update, lr, ...params }) =>
      trained(lr, (optimizer, lrs) => {
        let rate = lrs[0];
        let warmup_factor = warmup_updates > 0 ? 1 / warmup_updates : 1;
        optimizer.lr = warmup_factor * rate;
        return {
          beginEpoch(epoch) {
            rate = force_anneal === null || epoch < force_anneal ? rateAt(lrs, epoch) : optimizer.lr;
            optimizer.lr = warmup_factor * rate;
          },
          update(num_updates) {
            if (warmup_updates > 0 && num_updates <= warmup_updates) {
              warmup_factor = num_updates / warmup_updates;
              optimizer.lr = warmup_factor * rate;
            } else if (num_updates >= total_num_update) {
              optimizer.lr = end_learning_rate;
            } else {
              const left = 1 - (num_updates - warmup_updates) / (total_num_update - warmup_updates);
              optimizer.lr =
                (rate - end_learning_rate) * power(left, params.power, "power") + end_learning_rate;
            }
          },
        };
      }),
  }),
);
