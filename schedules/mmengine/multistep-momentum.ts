import { define } from "../../src/core/definition.ts";
import { multiStepOf } from "./multistep-param-scheduler.ts";

export const multiStepMomentum = define(
  { source: "mmengine.optim.MultiStepMomentum", name: "mmengine-multistep-momentum" },
  () => ({
    ...multiStepOf("momentum"),
    summary: "Multiply the momentum by gamma at each milestone, counted from begin.",
    examples: [
      {
        title: "a tenth less at 30, 60 and 90",
        lr: 0.1,
        momentum: 0.9,
        params: { milestones: [30, 60, 90], gamma: 0.9 },
        epochs: 120,
      },
    ],
  }),
);
