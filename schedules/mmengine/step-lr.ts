import { define } from "../../src/core/definition.ts";
import { stepOf } from "./step-param-scheduler.ts";

export const stepLR = define({ source: "mmengine.optim.StepLR", name: "mmengine-step" }, () => ({
  ...stepOf("lr"),
  summary: "Multiply the rate by gamma every step_size epochs from begin to end.",
  examples: [{ title: "a tenth every 30 epochs", lr: 0.1, params: { step_size: 30 }, epochs: 120 }],
}));
