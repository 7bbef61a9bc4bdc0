import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { perGroup } from "../../src/core/parameters.ts";
import type { Scheduler, Told } from "../../src/core/schedule.ts";
import { schedExp } from "./annealers.ts";
import { learnerCode } from "./code.ts";
import { fastaiCounting } from "./counting.ts";
import { batchesOf } from "./fit.ts";
import { hyperFor } from "./hyper.ts";
import { boundText } from "./over-run.ts";
import { fastaiReference } from "./reference.ts";

const suggestion = () => z.enum(["valley", "slide", "minimum", "steep"]);

export const lrFind = define({ source: "fastai.learner.Learner.lr_find", name: "fastai-lr-find" }, () => ({
  summary: "The range test: from start_lr to end_lr by equal factors, then back to the optimizer's rate.",
  formula: "lr(t) = start_lr · (end_lr / start_lr)^(t / num_it) for t < num_it",
  shapes: ["range-test", "exponential"],
  counting: fastaiCounting,
  reference: fastaiReference("learner.lr_find"),
  code: learnerCode,
  interval: "step",
  ownInterval: true,
  params: () =>
    z.strictObject({
      start_lr: perGroup().default(1e-7).describe(boundText("rate of the first batch")),
      end_lr: perGroup().default(10).describe(boundText("rate that the last batch comes near to")),
      num_it: z.int().min(0).default(100).describe("batches of the test; 6 at least"),
      stop_div: z.boolean().default(true).describe("stop when the loss diverges, which is not known here"),
      show_plot: z.boolean().default(true).describe("without influence on the rate"),
      suggest_funcs: z
        .union([suggestion(), z.array(suggestion()).min(1)])
        .nullable()
        .default("valley")
        .describe("without influence on the rate"),
    }),
  examples: [{ title: "100 batches from 1e-7 to 10", params: { start_lr: 1e-7, end_lr: 10, num_it: 100 } }],
  horizon: "num_it",
  end: ({ num_it }, told) => batches(num_it, told),
  build: ({ start_lr, end_lr, num_it }): Scheduler => ({
    attach(group, { told }) {
      const before = group.lr;
      const sched = schedExp(hyperFor(start_lr, group, "start_lr"), hyperFor(end_lr, group, "end_lr"), [
        "start_lr",
        "end_lr",
      ]);
      const whole = Math.max(6, num_it);
      const last = batches(num_it, told) - 1;
      let train_iter = 0;
      group.lr = sched(0);
      return {
        step() {
          // the optimizer is loaded as it was before
          group.lr = train_iter < last ? sched(++train_iter / whole) : before;
        },
      };
    },
  }),
}));

/** Batches until it stops: its epochs are made for fewer than 6 where `num_it` says so. */
function batches(num_it: number, told: Told): number {
  const n_iter = batchesOf(told, 1);
  return Math.min(Math.max(6, num_it), (Math.floor(num_it / n_iter) + 1) * n_iter);
}
