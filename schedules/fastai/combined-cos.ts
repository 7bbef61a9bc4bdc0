import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { combinedCos } from "./annealers.ts";
import { annealerCode } from "./code.ts";
import { fastaiCounting } from "./counting.ts";
import { hyperFor } from "./hyper.ts";
import { bound, overRun, shown } from "./over-run.ts";
import { fastaiReference } from "./reference.ts";

export const combinedCosDefinition = define(
  { source: "fastai.callback.schedule.combined_cos", name: "fastai-combined-cos" },
  () => ({
    summary: "A cosine from start to middle in the first pct of the run, another from there to end.",
    formula: [
      "lr goes from start to middle along half a cosine in the first pct of the run,",
      "then to end along another; positions in float32",
    ].join("\n"),
    shapes: ["one-cycle"],
    counting: fastaiCounting,
    reference: fastaiReference("combined_cos"),
    code: annealerCode,
    interval: "step",
    ownInterval: true,
    params: () =>
      z.strictObject({
        pct: z.number().min(0).max(1).describe("fraction of the run that the first cosine has"),
        start: bound("rate at the beginning"),
        middle: bound("rate between the two cosines"),
        end: bound("rate that the end of the run comes near to"),
      }),
    examples: [
      {
        title: "up in a quarter of the run, down in the rest",
        params: { pct: 0.25, start: 0.004, middle: 0.1, end: 1e-6 },
        epochs: 10,
        steps_per_epoch: 20,
      },
    ],
    length: shown,
    build: ({ pct, start, middle, end }) =>
      overRun((group) =>
        combinedCos(
          pct,
          hyperFor(start, group, "start"),
          hyperFor(middle, group, "middle"),
          hyperFor(end, group, "end"),
        ),
      ),
  }),
);
