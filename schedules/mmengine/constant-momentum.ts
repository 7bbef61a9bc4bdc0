import { define } from "../../src/core/definition.ts";
import { constantOf } from "./constant-param-scheduler.ts";

export const constantMomentum = define(
  { source: "mmengine.optim.ConstantMomentum", name: "mmengine-constant-momentum" },
  () => ({
    ...constantOf("momentum"),
    summary: "Multiply the momentum by a factor within a window of epochs.",
    examples: [
      {
        title: "half the momentum for 4 epochs",
        lr: 0.05,
        momentum: 0.9,
        params: { factor: 0.5, end: 5 },
        epochs: 20,
      },
    ],
  }),
);
