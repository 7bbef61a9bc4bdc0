import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { schedLin } from "./annealers.ts";
import { annealerCode } from "./code.ts";
import { fastaiCounting } from "./counting.ts";
import { between, bound, shown } from "./over-run.ts";
import { fastaiReference } from "./reference.ts";

export const schedLinDefinition = define(
  { source: "fastai.callback.schedule.SchedLin", name: "fastai-sched-lin" },
  () => ({
    summary: "A straight line from start to end over the run.",
    formula: "lr = start + pos · (end − start), pos the part of the run that is over",
    shapes: ["linear"],
    counting: fastaiCounting,
    reference: fastaiReference("schedlin"),
    code: annealerCode,
    interval: "step",
    ownInterval: true,
    params: () =>
      z.strictObject({
        start: bound("rate at the beginning"),
        end: bound("rate that the end of the run comes near to"),
      }),
    examples: [
      { title: "a line over the run", params: { start: 0.1, end: 0.001 }, epochs: 10, steps_per_epoch: 20 },
    ],
    length: shown,
    build: between(schedLin),
  }),
);
