import { define } from "../../src/core/definition.ts";
import { polyOf } from "./poly-param-scheduler.ts";

export const polyLR = define({ source: "mmengine.optim.PolyLR", name: "mmengine-poly" }, () => ({
  ...polyOf("lr"),
  floor: "eta_min",
  summary: "Let the rate fall to eta_min as a power of the epochs that are left until end.",
  examples: [{ title: "as in segmentation", lr: 0.01, params: { eta_min: 1e-4, power: 0.9, end: 100 } }],
}));
