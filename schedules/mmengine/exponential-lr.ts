import { define } from "../../src/core/definition.ts";
import { exponentialOf } from "./exponential-param-scheduler.ts";

export const exponentialLR = define(
  { source: "mmengine.optim.ExponentialLR", name: "mmengine-exponential" },
  () => ({
    ...exponentialOf("lr"),
    summary: "Multiply the rate by gamma every epoch from begin to end.",
    examples: [{ title: "5 % less every epoch", lr: 0.1, params: { gamma: 0.95 }, epochs: 100 }],
  }),
);
