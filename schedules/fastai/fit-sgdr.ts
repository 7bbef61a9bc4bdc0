import * as z from "zod";
import { divide } from "../../src/core/arithmetic.ts";
import { define } from "../../src/core/definition.ts";
import { below, isProblem, Problem } from "../../src/core/problem.ts";
import { type Annealer, combineScheds, schedCos } from "./annealers.ts";
import { learnerCode } from "./code.ts";
import { fastaiCounting } from "./counting.ts";
import { batchesIn, fitting } from "./fit.ts";
import { rate, resetOpt, startEpoch, wd } from "./fit-parameters.ts";
import { hyperFor } from "./hyper.ts";
import { fastaiReference } from "./reference.ts";

export const fitSgdr = define({ source: "fastai.learner.Learner.fit_sgdr", name: "fastai-sgdr" }, () => ({
  summary: "Cosines from lr_max to 0 that start again, each longer than the one before (SGDR).",
  formula: [
    "lr(t) = lr_max · (1 + cos(π · s)) / 2, s the position in the cycle, from 0 to 1",
    "the i-th cycle has cycle_len · cycle_mult^i epochs",
  ].join("\n"),
  shapes: ["cosine-restarts"],
  counting: fastaiCounting,
  reference: fastaiReference("learner.fit_sgdr"),
  code: learnerCode,
  interval: "step",
  ownInterval: true,
  params: () =>
    z.strictObject({
      n_cycles: z.int().positive().max(1000).describe("cycles of the fit"),
      cycle_len: z.int().positive().describe("epochs of the first cycle"),
      lr_max: rate("rate at the start of each cycle, the optimizer's where null"),
      cycle_mult: z.int().default(2).describe("growth of each next cycle; not 1, which fastai fails with"),
      reset_opt: resetOpt(),
      wd: wd(),
      start_epoch: startEpoch(),
    }),
  examples: [
    {
      title: "cycles of 1, 2 and 4 epochs",
      params: { n_cycles: 3, cycle_len: 1, lr_max: 0.01 },
      steps_per_epoch: 100,
    },
  ],
  end(params, told) {
    return batchesIn(cyclesOf(params).n_epoch - params.start_epoch, told);
  },
  build(params) {
    const { lr_max, start_epoch } = params;
    const { n_epoch, pcts } = cyclesOf(params);
    return fitting(["lr"], n_epoch - start_epoch, (group) => {
      const peak = lr_max === null ? group.lr : hyperFor(lr_max, group, "lr_max");
      const scheds = pcts.map(() => schedCos(peak, 0));
      return [{ n_epoch, start_epoch, lr: combined(pcts, scheds) }];
    });
  },
}));

interface Cycles {
  readonly n_cycles: number;
  readonly cycle_len: number;
  readonly cycle_mult: number;
}

/** The epochs of all cycles (Python's `//` is a floor), and the part that each has. */
function cyclesOf({ n_cycles, cycle_len, cycle_mult }: Cycles) {
  return below(["cycle_mult"], () => {
    const n_epoch = Math.floor(divide(cycle_len * (cycle_mult ** n_cycles - 1), cycle_mult - 1));
    const pcts = Array.from({ length: n_cycles }, (_, i) => divide(cycle_len * cycle_mult ** i, n_epoch));
    return { n_epoch, pcts };
  });
}

/** combine_scheds, which may refuse the cycles as its parts. */
function combined(pcts: readonly number[], scheds: readonly Annealer[]): Annealer {
  try {
    return combineScheds(pcts, scheds);
  } catch (error) {
    if (!isProblem(error)) throw error;
    throw new Problem(`fastai refuses these cycles as parts of the fit: ${error.message}`, {
      path: ["cycle_mult"],
      allowed: "parts from 0 to 1 that add up to exactly 1",
    });
  }
}
