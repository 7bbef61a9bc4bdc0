import * as z from "zod";
import { firstRate } from "../../src/core/bound.ts";
import { define } from "../../src/core/definition.ts";
import { refusedShare } from "../../src/core/share-of-run.ts";
import { fairseqCode } from "./code.ts";
import { fairseqCounting } from "./counting.ts";
import { highestOf, rate, warmupInitLr } from "./parameters.ts";
import { fairseqReference } from "./reference.ts";
import { trained } from "./trainer.ts";

export const inverseSquareRootSchedule = define(
  {
    source: "fairseq.optim.lr_scheduler.inverse_square_root_schedule.InverseSquareRootSchedule",
    name: "fairseq-inverse-sqrt",
  },
  () => ({
    summary: "Warm up linearly, then decay as one over the square root of the update.",
    formula: [
      "lr(t) = warmup_init_lr + (lr − warmup_init_lr) · t / warmup_updates     for t < warmup_updates",
      "lr(t) = lr · √(warmup_updates / t)                                      from then on",
    ].join("\n"),
    shapes: ["inverse-sqrt", "warmup"],
    code: fairseqCode("inverse_sqrt"),
    counting: fairseqCounting,
    reference: fairseqReference,
    interval: "step",
    ownInterval: true,
    params: () =>
      z.strictObject({
        warmup_updates: z.int().positive().default(4000).describe("updates of the linear warm-up"),
        warmup_init_lr: warmupInitLr("0"),
        lr: rate("rate at the end of the warm-up"),
      }),
    refused: { warmup_updates: refusedShare },
    examples: [
      {
        title: "the Transformer's schedule, shortened",
        params: { lr: 5e-4, warmup_updates: 100, warmup_init_lr: 1e-7 },
        steps: 1000,
      },
    ],
    peak: highestOf,
    bounds: ({ warmup_init_lr, warmup_updates }) =>
      firstRate("warmup_init_lr", warmup_init_lr, warmup_updates),
    length: ({ warmup_updates }) => 5 * warmup_updates,
    build: ({ warmup_updates, warmup_init_lr, lr }) =>
      trained(lr, (optimizer, [highest]) => {
        const first = warmup_init_lr < 0 ? 0 : warmup_init_lr;
        const lr_step = (highest - first) / warmup_updates;
        const decay_factor = highest * warmup_updates ** 0.5;
        return {
          update(num_updates) {
            optimizer.lr =
              num_updates < warmup_updates
                ? first + num_updates * lr_step
                : decay_factor * num_updates ** -0.5;
          },
        };
      }),
  }),
);
