import * as z from "zod";
import { power } from "../../src/core/arithmetic.ts";
import { define } from "../../src/core/definition.ts";
import { refusedShare } from "../../src/core/share-of-run.ts";
import { fairseqCode } from "./code.ts";
import { fairseqCounting } from "./counting.ts";
import { rateAt, rates, warmupUpdates } from "./parameters.ts";
import { fairseqReference } from "./reference.ts";
import { trained } from "./trainer.ts";

export const fixedLRSchedule = define(
  { source: "fairseq.optim.lr_scheduler.fixed_schedule.FixedLRSchedule", name: "fairseq-fixed" },
  () => ({
    summary: "Take each epoch's rate from a list, or shrink it from epoch force_anneal on; with a warm-up.",
    formula: [
      "rate of epoch e (from 1) = lr[min(e, len(lr)) − 1]                       for e < force_anneal",
      "rate of epoch e (from 1) = lr[−1] · lr_shrink^(e + 1 − force_anneal)     from force_anneal on",
      "times (t + 1) / warmup_updates                                           for t < warmup_updates",
    ].join("\n"),
    shapes: ["constant", "steps", "warmup"],
    code: fairseqCode("fixed"),
    counting: fairseqCounting,
    reference: fairseqReference,
    interval: "step",
    ownInterval: true,
    params: () =>
      z.strictObject({
        force_anneal: z
          .int()
          .nullable()
          .default(null)
          .describe("epoch, counted from 1, that the rate shrinks from; null: never"),
        lr_shrink: z.number().default(0.1).describe("factor of the rate in each epoch from force_anneal on"),
        warmup_updates: warmupUpdates(),
        lr: rates("rate, or a list with one for each epoch"),
      }),
    refused: { warmup_updates: refusedShare },
    examples: [
      {
        title: "half in every epoch from the fourth on, after a warm-up",
        params: { lr: 0.1, warmup_updates: 30, force_anneal: 4, lr_shrink: 0.5 },
        epochs: 10,
        steps_per_epoch: 20,
      },
      { title: "a rate for each epoch", params: { lr: [0.1, 0.05, 0.01] }, epochs: 5, steps_per_epoch: 20 },
    ],
    length: ({ warmup_updates }) => 4 * Math.max(0, warmup_updates) || undefined,
    build: ({ force_anneal, lr_shrink, warmup_updates, lr }) =>
      trained(lr, (optimizer, lrs) => {
        let rate = lrs[0];
        return {
          beginEpoch(epoch) {
            rate =
              force_anneal === null || epoch < force_anneal
                ? rateAt(lrs, epoch - 1)
                : (lrs.at(-1) as number) * power(lr_shrink, epoch + 1 - force_anneal, "lr_shrink");
          },
          update(num_updates) {
            optimizer.lr = num_updates < warmup_updates ? ((num_updates + 1) / warmup_updates) * rate : rate;
          },
        };
      }),
  }),
);
