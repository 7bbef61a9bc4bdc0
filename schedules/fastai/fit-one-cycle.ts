import * as z from "zod";
import { dividedPeak } from "../../src/core/bound.ts";
import { define } from "../../src/core/definition.ts";
import { combinedCos } from "./annealers.ts";
import { learnerCode } from "./code.ts";
import { fastaiCounting } from "./counting.ts";
import { batchesIn, epochsFromRun, fitting } from "./fit.ts";
import {
  divisor,
  fraction,
  momentum,
  moms,
  nEpoch,
  rate,
  resetOpt,
  startEpoch,
  wd,
} from "./fit-parameters.ts";
import { hyperFor } from "./hyper.ts";
import { fastaiReference } from "./reference.ts";

export const fitOneCycle = define(
  { source: "fastai.learner.Learner.fit_one_cycle", name: "fastai-one-cycle" },
  () => ({
    summary: "Rise along a cosine to lr_max and fall far below the start, and momentum the other way.",
    formula: [
      "lr goes from lr_max / div to lr_max in the first pct_start of n_epoch epochs,",
      "then to lr_max / div_final, both along a cosine; mom goes through moms likewise",
    ].join("\n"),
    shapes: ["one-cycle"],
    counting: fastaiCounting,
    reference: fastaiReference("learner.fit_one_cycle"),
    code: learnerCode,
    interval: "step",
    ownInterval: true,
    params: () =>
      z.strictObject({
        n_epoch: nEpoch(),
        lr_max: rate("rate at the peak, the optimizer's where null"),
        div: divisor(25, "the first rate is lr_max / div"),
        div_final: divisor(1e5, "the last rate is lr_max / div_final"),
        pct_start: fraction(0.25, "fraction of the fit that rises"),
        wd: wd(),
        moms: moms(),
        reset_opt: resetOpt(),
        start_epoch: startEpoch(),
      }),
    examples: [
      { title: "5 epochs of 100 batches", params: { n_epoch: 5, lr_max: 0.01 }, steps_per_epoch: 100 },
      {
        title: "lower rates for the first layers",
        lr: [0.001, 0.001, 0.001],
        params: { n_epoch: 3, lr_max: "slice(1e-5, 1e-3)" },
        steps_per_epoch: 100,
      },
    ],
    bounds: ({ div, div_final }) => dividedPeak(["div", div], ["div_final", div_final, div_final]),
    end: ({ n_epoch, start_epoch }, told) => batchesIn(n_epoch - start_epoch, told),
    fromRun({ n_epoch }, run): Record<string, unknown> {
      const epochs = n_epoch === undefined ? epochsFromRun(run) : undefined;
      return epochs === undefined ? {} : { n_epoch: epochs };
    },
    build: ({ n_epoch, lr_max, div, div_final, pct_start, moms, start_epoch }) =>
      fitting(["lr", "momentum"], n_epoch - start_epoch, (group) => {
        const peak = lr_max === null ? group.lr : hyperFor(lr_max, group, "lr_max");
        const lr = combinedCos(pct_start, peak / div, peak, peak / div_final);
        return [{ n_epoch, start_epoch, lr, mom: momentum(pct_start, moms) }];
      }),
  }),
);
