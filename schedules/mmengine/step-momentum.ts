import { define } from "../../src/core/definition.ts";
import { stepOf } from "./step-param-scheduler.ts";

export const stepMomentum = define(
  { source: "mmengine.optim.StepMomentum", name: "mmengine-step-momentum" },
  () => ({
    ...stepOf("momentum"),
    summary: "Multiply the momentum by gamma every step_size epochs from begin to end.",
    examples: [
      {
        title: "a tenth less every 30 epochs",
        lr: 0.1,
        momentum: 0.9,
        params: { step_size: 30, gamma: 0.9 },
        epochs: 120,
      },
    ],
  }),
);
