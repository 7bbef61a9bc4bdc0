import * as z from "zod";
import { dividedPeak } from "../../src/core/bound.ts";
import { define } from "../../src/core/definition.ts";
import { combinedCos } from "./annealers.ts";
import { learnerCode } from "./code.ts";
import { fastaiCounting } from "./counting.ts";
import { batchesIn, epochsFromRun, fitting } from "./fit.ts";
import { divisor, fraction, nEpoch, rate, resetOpt, wd } from "./fit-parameters.ts";
import { hyperFor } from "./hyper.ts";
import { fastaiReference } from "./reference.ts";

export const fitFlatCos = define(
  { source: "fastai.learner.Learner.fit_flat_cos", name: "fastai-flat-cos" },
  () => ({
    summary: "Keep the rate for a while, then anneal it along a cosine.",
    formula: "lr stays in the first pct_start of n_epoch epochs, then goes to lr / div_final along a cosine",
    shapes: ["stable-decay", "cosine"],
    counting: fastaiCounting,
    reference: fastaiReference("learner.fit_flat_cos"),
    code: learnerCode,
    interval: "step",
    ownInterval: true,
    params: () =>
      z.strictObject({
        n_epoch: nEpoch(),
        lr: rate("rate of the plateau, the optimizer's where null"),
        div_final: divisor(1e5, "the last rate is lr / div_final"),
        pct_start: fraction(0.75, "fraction of the fit that is flat"),
        wd: wd(),
        reset_opt: resetOpt(),
        start_epoch: z.int().default(0).describe("without influence: fastai does not hand it on"),
      }),
    examples: [{ title: "5 epochs of 100 batches", params: { n_epoch: 5 }, lr: 0.01, steps_per_epoch: 100 }],
    bounds: ({ div_final }) => dividedPeak(undefined, ["div_final", div_final, div_final]),
    end: ({ n_epoch }, told) => batchesIn(n_epoch, told),
    fromRun({ n_epoch }, run): Record<string, unknown> {
      const epochs = n_epoch === undefined ? epochsFromRun(run) : undefined;
      return epochs === undefined ? {} : { n_epoch: epochs };
    },
    build: ({ n_epoch, lr, div_final, pct_start }) =>
      fitting(["lr"], n_epoch, (group) => {
        const flat = lr === null ? group.lr : hyperFor(lr, group, "lr");
        return [{ n_epoch, start_epoch: 0, lr: combinedCos(pct_start, flat, flat, flat / div_final) }];
      }),
  }),
);
