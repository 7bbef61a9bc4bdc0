import { define } from "../../src/core/definition.ts";
import { reduceOnPlateauOf } from "./reduce-on-plateau-param-scheduler.ts";

export const reduceOnPlateauLR = define(
  { source: "mmengine.optim.ReduceOnPlateauLR", name: "mmengine-plateau" },
  () => ({
    ...reduceOnPlateauOf("lr"),
    floor: "min_value",
    summary: "Multiply the rate by factor when a metric has stopped improving.",
    examples: [
      {
        title: "half after 2 epochs without progress",
        lr: 0.1,
        params: { factor: 0.5, patience: 2 },
        metrics: [1, 0.8, 0.7, 0.7, 0.7, 0.7, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6],
      },
    ],
  }),
);
