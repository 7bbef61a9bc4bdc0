import { define } from "../../src/core/definition.ts";
import { reduceOnPlateauOf } from "./reduce-on-plateau-param-scheduler.ts";

export const reduceOnPlateauMomentum = define(
  { source: "mmengine.optim.ReduceOnPlateauMomentum", name: "mmengine-plateau-momentum" },
  () => ({
    ...reduceOnPlateauOf("momentum"),
    summary: "Multiply the momentum by factor when a metric has stopped improving.",
    examples: [
      {
        title: "a tenth less after 2 epochs without progress",
        lr: 0.1,
        momentum: 0.9,
        params: { factor: 0.9, patience: 2 },
        metrics: [1, 0.8, 0.7, 0.7, 0.7, 0.7, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6],
      },
    ],
  }),
);
