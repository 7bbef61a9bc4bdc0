import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { schedCos } from "./annealers.ts";
import { annealerCode } from "./code.ts";
import { fastaiCounting } from "./counting.ts";
import { between, bound, shown } from "./over-run.ts";
import { fastaiReference } from "./reference.ts";

export const schedCosDefinition = define(
  { source: "fastai.callback.schedule.SchedCos", name: "fastai-sched-cos" },
  () => ({
    summary: "Half a cosine from start to end over the run.",
    formula:
      "lr = start + (1 + cos(π · (1 − pos))) · (end − start) / 2, pos the part of the run that is over",
    shapes: ["cosine"],
    counting: fastaiCounting,
    reference: fastaiReference("schedcos"),
    code: annealerCode,
    interval: "step",
    ownInterval: true,
    params: () =>
      z.strictObject({
        start: bound("rate at the beginning"),
        end: bound("rate that the end of the run comes near to"),
      }),
    examples: [
      { title: "a cosine over the run", params: { start: 0.1, end: 0.001 }, epochs: 10, steps_per_epoch: 20 },
    ],
    length: shown,
    build: between(schedCos),
  }),
);
