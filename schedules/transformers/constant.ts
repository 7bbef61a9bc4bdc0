import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { lastEpoch } from "../../src/core/parameters.ts";
import { transformersCode } from "./code.ts";
import { transformersCounting } from "./counting.ts";
import { lambdaSchedule } from "./lambda.ts";
import { transformersReference } from "./reference.ts";

export const getConstantSchedule = define(
  { source: "transformers.get_constant_schedule", name: "hf-constant" },
  () => ({
    summary: "Keep the optimizer's rate.",
    formula: "lr(t) = lr",
    shapes: ["constant"],
    counting: transformersCounting,
    code: transformersCode,
    reference: transformersReference,
    interval: "step",
    params: () => z.strictObject({ last_epoch: lastEpoch() }),
    examples: [{ title: "the same rate for 100 steps", lr: 5e-5, params: {}, steps: 100 }],
    length: () => 100,
    counts: [],
    build: ({ last_epoch }) => lambdaSchedule(last_epoch, () => () => 1),
  }),
);
