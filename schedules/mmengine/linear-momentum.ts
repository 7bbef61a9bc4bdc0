import { define } from "../../src/core/definition.ts";
import { linearOf } from "./linear-param-scheduler.ts";

export const linearMomentum = define(
  { source: "mmengine.optim.LinearMomentum", name: "mmengine-linear-momentum" },
  () => ({
    ...linearOf("momentum"),
    summary: "Change the factor of the momentum linearly from begin to end (a warm-up, by default).",
    examples: [
      {
        title: "warm up over 20 epochs",
        lr: 0.1,
        momentum: 0.9,
        params: { start_factor: 0.5, end: 20 },
        epochs: 60,
      },
    ],
  }),
);
