import { define } from "../../src/core/definition.ts";
import { constantOf } from "./constant-param-scheduler.ts";

export const constantLR = define({ source: "mmengine.optim.ConstantLR", name: "mmengine-constant" }, () => ({
  ...constantOf("lr"),
  summary: "Multiply the rate by a factor within a window of epochs.",
  examples: [{ title: "half the rate for 4 epochs", lr: 0.05, params: { factor: 0.5, end: 5 }, epochs: 20 }],
}));
