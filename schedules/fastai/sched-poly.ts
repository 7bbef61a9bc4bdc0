import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { schedPoly } from "./annealers.ts";
import { annealerCode } from "./code.ts";
import { fastaiCounting } from "./counting.ts";
import { between, bound, shown } from "./over-run.ts";
import { fastaiReference } from "./reference.ts";

export const schedPolyDefinition = define(
  { source: "fastai.callback.schedule.SchedPoly", name: "fastai-sched-poly" },
  () => ({
    summary: "From start to end over the run along a power of its position.",
    formula: "lr = start + (end − start) · pos^power, pos the part of the run that is over",
    shapes: ["polynomial"],
    counting: fastaiCounting,
    reference: fastaiReference("schedpoly"),
    code: annealerCode,
    interval: "step",
    ownInterval: true,
    params: () =>
      z.strictObject({
        start: bound("rate at the beginning"),
        end: bound("rate that the end of the run comes near to"),
        power: z.number().describe("exponent of the position"),
      }),
    examples: [
      {
        title: "slowly at first",
        params: { start: 0.1, end: 0.001, power: 2 },
        epochs: 10,
        steps_per_epoch: 20,
      },
    ],
    length: shown,
    build: ({ power, ...bounds }) => between((start, end) => schedPoly(start, end, power))(bounds),
  }),
);
