import * as z from "zod";
import { refusedFactor } from "../../src/core/decay-pitfalls.ts";
import { define } from "../../src/core/definition.ts";
import { refusedShare } from "../../src/core/share-of-run.ts";
import { plateau } from "../torch/plateau.ts";
import { neverFires } from "../torch/plateau-pitfalls.ts";
import { fairseqCode } from "./code.ts";
import { fairseqCounting } from "./counting.ts";
import { rate, warmupInitLr, warmupUpdates } from "./parameters.ts";
import { fairseqReference } from "./reference.ts";
import { trained } from "./trainer.ts";

export const reduceLROnPlateauLRSchedule = define(
  {
    source: "fairseq.optim.lr_scheduler.reduce_lr_on_plateau.ReduceLROnPlateauLRSchedule",
    name: "fairseq-plateau",
  },
  () => ({
    summary: "Warm up linearly, then shrink the rate when an epoch's validation loss stops improving.",
    formula: [
      "lr(t) = warmup_init_lr + (lr − warmup_init_lr) · t / warmup_updates     for t ≤ warmup_updates",
      "lr ← lr · lr_shrink when the loss was no better for more than lr_patience epochs",
    ].join("\n"),
    shapes: ["plateau", "warmup"],
    code: fairseqCode("reduce_lr_on_plateau"),
    counting: fairseqCounting,
    reference: fairseqReference,
    interval: "step",
    ownInterval: true,
    fed: "epoch",
    params: () =>
      z.strictObject({
        lr_shrink: z.number().lt(1).default(0.1).describe("factor of each reduction"),
        lr_threshold: z
          .number()
          .default(1e-4)
          .describe("how much better counts as better, relative to the best"),
        lr_patience: z.int().default(0).describe("epochs without improvement that are allowed"),
        warmup_updates: warmupUpdates(),
        warmup_init_lr: warmupInitLr("0"),
        lr: rate("rate at the end of the warm-up"),
        maximize_best_checkpoint_metric: z.boolean().default(false).describe("is a larger metric better"),
      }),
    refused: { warmup_updates: refusedShare, lr_shrink: refusedFactor },
    examples: [
      {
        title: "half after an epoch without progress, after a warm-up",
        params: { lr: 0.1, lr_shrink: 0.5, lr_patience: 1, warmup_updates: 25 },
        steps_per_epoch: 10,
        metrics: [1, 0.8, 0.7, 0.65, 0.65, 0.65, 0.6, 0.58, 0.58, 0.59, 0.58, 0.58],
      },
    ],
    pitfalls({ lr_patience, warmup_updates }, { steps, steps_per_epoch = 1 }) {
      const inWarmup = Math.max(0, Math.floor(warmup_updates / steps_per_epoch));
      const epochs = Math.ceil(steps / steps_per_epoch);
      return neverFires({ name: "lr_patience", patience: lr_patience, ignored: inWarmup }, epochs - 1);
    },
    build: ({ lr_shrink, lr_threshold, lr_patience, warmup_updates, warmup_init_lr, lr, ...params }) => {
      const scheduler = plateau({
        mode: params.maximize_best_checkpoint_metric ? "max" : "min",
        factor: lr_shrink,
        patience: lr_patience,
        threshold: lr_threshold,
        threshold_mode: "rel",
        cooldown: 0,
        min_lr: 0,
        eps: 1e-8,
      });
      return trained(lr, (optimizer, [highest], training) => {
        const lr_scheduler = scheduler.attach(optimizer, training);
        const first = warmup_init_lr < 0 ? 0 : warmup_init_lr;
        const lr_step = (highest - first) / warmup_updates;
        let warmup_end = warmup_updates <= 0;
        optimizer.lr = warmup_end ? highest : first;
        return {
          endEpoch(val_loss) {
            if (warmup_end) lr_scheduler.step(val_loss);
          },
          update(num_updates) {
            if (warmup_updates <= 0) return;
            if (num_updates <= warmup_updates) optimizer.lr = first + num_updates * lr_step;
            else warmup_end = true;
          },
        };
      });
    },
  }),
);
