import * as z from "zod";
import { divide } from "../../src/core/arithmetic.ts";
import { dividedPeak } from "../../src/core/bound.ts";
import { define } from "../../src/core/definition.ts";
import { below } from "../../src/core/problem.ts";
import { combinedCos } from "./annealers.ts";
import { learnerCode } from "./code.ts";
import { fastaiCounting } from "./counting.ts";
import { batchesIn, epochsFromRun, fitting } from "./fit.ts";
import { divisor, fraction, momentum, moms, resetOpt, startEpoch, wd } from "./fit-parameters.ts";
import { sliceFor } from "./hyper.ts";
import { fastaiReference } from "./reference.ts";

export const fineTune = define(
  { source: "fastai.learner.Learner.fine_tune", name: "fastai-fine-tune" },
  () => ({
    summary: "One cycle with the body frozen, then one with all of it and lower rates for the first layers.",
    formula: [
      "first freeze_epochs of fit_one_cycle(lr_max=slice(base_lr), pct_start=0.99),",
      "then epochs of it with lr_max=slice(base_lr / 2 / lr_mult, base_lr / 2), pct_start and div",
    ].join("\n"),
    shapes: ["one-cycle"],
    counting: fastaiCounting,
    reference: fastaiReference("learner.fine_tune"),
    code: learnerCode,
    interval: "step",
    ownInterval: true,
    params: () =>
      z.strictObject({
        epochs: z.int().min(0).describe("epochs after the frozen ones, of 100 batches where nobody says"),
        base_lr: z.number().default(2e-3).describe("rate at the first peak; half of it at the second"),
        freeze_epochs: z.int().min(0).default(1).describe("epochs with the body frozen, which come first"),
        lr_mult: z
          .number()
          .default(100)
          .describe("the second cycle's rate of the first param group is so much lower"),
        pct_start: fraction(0.3, "fraction of the second cycle that rises"),
        div: divisor(5, "the second cycle's first rate is its peak / div"),
        div_final: divisor(1e5, "the last rate of a cycle is its peak / div_final"),
        wd: wd(),
        moms: moms(),
        reset_opt: resetOpt(),
        start_epoch: startEpoch(),
      }),
    claims: ["epochs"],
    examples: [
      {
        title: "a frozen epoch and 5 more",
        lr: [0.001, 0.001],
        params: { epochs: 5 },
        steps_per_epoch: 100,
      },
    ],
    bounds: ({ div, div_final }) => dividedPeak(["div", div], ["div_final", div_final, div_final]),
    end: (params, told) => batchesIn(trainedOf(params), told),
    fromRun({ epochs, freeze_epochs = 1 }, run): Record<string, unknown> {
      const all = epochs === undefined ? epochsFromRun(run) : undefined;
      return all === undefined ? {} : { epochs: Math.max(0, all - Number(freeze_epochs)) };
    },
    build(params) {
      const { epochs, base_lr, freeze_epochs, lr_mult, pct_start, div, div_final, moms, start_epoch } =
        params;
      return fitting(["lr", "momentum"], trainedOf(params), (group) => {
        const cycle = (n_epoch: number, peak: number, pct: number, div: number) => ({
          n_epoch,
          start_epoch,
          lr: combinedCos(pct, peak / div, peak, peak / div_final),
          mom: momentum(pct, moms),
        });
        const stop = base_lr / 2;
        const start = below(["lr_mult"], () => divide(stop, lr_mult));
        return [
          cycle(freeze_epochs, sliceFor({ start: null, stop: base_lr }, group, "base_lr"), 0.99, 25),
          cycle(epochs, sliceFor({ start, stop }, group, "lr_mult"), pct_start, div),
        ];
      });
    },
  }),
);

const trainedOf = (params: { epochs: number; freeze_epochs: number; start_epoch: number }) =>
  Math.max(0, params.freeze_epochs - params.start_epoch) + Math.max(0, params.epochs - params.start_epoch);
