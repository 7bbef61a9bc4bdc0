import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { schedNo } from "./annealers.ts";
import { annealerCode } from "./code.ts";
import { fastaiCounting } from "./counting.ts";
import { between, bound, shown } from "./over-run.ts";
import { fastaiReference } from "./reference.ts";

export const schedNoDefinition = define(
  { source: "fastai.callback.schedule.SchedNo", name: "fastai-sched-no" },
  () => ({
    summary: "The rate start, all the time.",
    formula: "lr = start",
    shapes: ["constant"],
    counting: fastaiCounting,
    reference: fastaiReference("schedno"),
    code: annealerCode,
    interval: "step",
    ownInterval: true,
    params: () => z.strictObject({ start: bound("rate at the beginning"), end: bound("without influence") }),
    examples: [
      {
        title: "the same rate all the time",
        params: { start: 0.1, end: 0.001 },
        epochs: 10,
        steps_per_epoch: 20,
      },
    ],
    length: shown,
    build: between(schedNo),
  }),
);
