import { define } from "../../src/core/definition.ts";
import { linearOf } from "./linear-param-scheduler.ts";

export const linearLR = define({ source: "mmengine.optim.LinearLR", name: "mmengine-linear" }, () => ({
  ...linearOf("lr"),
  summary: "Change the factor of the rate linearly from begin to end (a warm-up, by default).",
  examples: [
    { title: "warm up over 20 epochs", lr: 0.1, params: { start_factor: 0.001, end: 20 }, epochs: 60 },
  ],
}));
