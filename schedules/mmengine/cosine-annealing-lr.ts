import { partOfPeak } from "../../src/core/bound.ts";
import { define } from "../../src/core/definition.ts";
import { cosineAnnealingOf } from "./cosine-annealing-param-scheduler.ts";

export const cosineAnnealingLR = define(
  { source: "mmengine.optim.CosineAnnealingLR", name: "mmengine-cosine" },
  () => ({
    ...cosineAnnealingOf("lr"),
    floor: "eta_min",
    bounds: ({ eta_min_ratio }) => partOfPeak("last", "eta_min_ratio", eta_min_ratio),
    summary: "Anneal the rate along half a cosine to eta_min, from begin on.",
    examples: [{ title: "down to 1e-6 over 100 epochs", lr: 1e-3, params: { T_max: 100, eta_min: 1e-6 } }],
  }),
);
