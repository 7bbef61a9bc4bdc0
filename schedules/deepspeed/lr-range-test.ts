import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { perGroup, valueFor } from "../../src/core/parameters.ts";
import { afterBatches, lastBatchIteration } from "./batches.ts";
import { deepspeedCode } from "./code.ts";
import { deepspeedCounting } from "./counting.ts";
import { deepspeedReference } from "./reference.ts";

export const lrRangeTest = define(
  { source: "deepspeed.runtime.lr_schedules.LRRangeTest", name: "deepspeed-lr-range-test" },
  () => ({
    summary: "Raise the rate along a line or stairs, to see at which rate the training diverges.",
    formula: [
      "lr(t) = lr_range_test_min_lr · (1 + lr_range_test_step_rate · t / lr_range_test_step_size)",
      "the quotient is rounded down with lr_range_test_staircase",
    ].join("\n"),
    shapes: ["range-test"],
    counting: deepspeedCounting,
    reference: deepspeedReference,
    code: deepspeedCode,
    interval: "step",
    params: () =>
      z.strictObject({
        lr_range_test_min_lr: perGroup().default(1e-3).describe("first and smallest rate"),
        lr_range_test_step_size: z
          .int()
          .positive()
          .default(2000)
          .describe("steps of one rise, or of one stair"),
        lr_range_test_step_rate: z.number().default(1).describe("height of one rise, in smallest rates"),
        lr_range_test_staircase: z.boolean().default(false).describe("rise in stairs, and not along a line"),
        last_batch_iteration: lastBatchIteration(),
      }),
    examples: [
      {
        title: "from 1e-4 on, its fivefold more every 200 steps",
        params: { lr_range_test_min_lr: 1e-4, lr_range_test_step_size: 200, lr_range_test_step_rate: 5 },
        steps: 1000,
      },
      {
        title: "in stairs",
        params: {
          lr_range_test_min_lr: 1e-5,
          lr_range_test_step_size: 100,
          lr_range_test_staircase: true,
        },
        steps: 1000,
      },
    ],
    length: ({ lr_range_test_step_size }) => 5 * lr_range_test_step_size,
    build(params) {
      const { lr_range_test_step_size, lr_range_test_step_rate, lr_range_test_staircase } = params;
      return {
        attach(group) {
          const min_lr = valueFor(params.lr_range_test_min_lr, group, "lr_range_test_min_lr");
          return afterBatches(params.last_batch_iteration, group, min_lr, (t) => {
            const rises = (t + 1) / lr_range_test_step_size;
            return (
              min_lr * (1 + lr_range_test_step_rate * (lr_range_test_staircase ? Math.floor(rises) : rises))
            );
          });
        },
      };
    },
  }),
);
