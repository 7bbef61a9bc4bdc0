import { define } from "../../src/core/definition.ts";
import { exponentialOf } from "./exponential-param-scheduler.ts";

export const exponentialMomentum = define(
  { source: "mmengine.optim.ExponentialMomentum", name: "mmengine-exponential-momentum" },
  () => ({
    ...exponentialOf("momentum"),
    summary: "Multiply the momentum by gamma every epoch from begin to end.",
    examples: [
      { title: "1 % less every epoch", lr: 0.1, momentum: 0.9, params: { gamma: 0.99 }, epochs: 100 },
    ],
  }),
);
