import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { schedExp } from "./annealers.ts";
import { annealerCode } from "./code.ts";
import { fastaiCounting } from "./counting.ts";
import { between, bound, shown } from "./over-run.ts";
import { fastaiReference } from "./reference.ts";

export const schedExpDefinition = define(
  { source: "fastai.callback.schedule.SchedExp", name: "fastai-sched-exp" },
  () => ({
    summary: "From start to end by equal factors over the run.",
    formula: "lr = start · (end / start)^pos, pos the part of the run that is over",
    shapes: ["exponential"],
    counting: fastaiCounting,
    reference: fastaiReference("schedexp"),
    code: annealerCode,
    interval: "step",
    ownInterval: true,
    params: () =>
      z.strictObject({
        start: bound("rate at the beginning"),
        end: bound("rate that the end of the run comes near to"),
      }),
    examples: [
      {
        title: "by equal factors over the run",
        params: { start: 0.1, end: 0.001 },
        epochs: 10,
        steps_per_epoch: 20,
      },
    ],
    length: shown,
    build: between(schedExp),
  }),
);
