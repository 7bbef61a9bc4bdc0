import { define } from "../../src/core/definition.ts";
import { multiStepOf } from "./multistep-param-scheduler.ts";

export const multiStepLR = define(
  { source: "mmengine.optim.MultiStepLR", name: "mmengine-multistep" },
  () => ({
    ...multiStepOf("lr"),
    summary: "Multiply the rate by gamma at each milestone, counted from begin.",
    examples: [
      { title: "a tenth at 30, 60 and 90", lr: 0.1, params: { milestones: [30, 60, 90] }, epochs: 120 },
    ],
  }),
);
