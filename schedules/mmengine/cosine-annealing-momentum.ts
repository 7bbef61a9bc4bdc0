import { define } from "../../src/core/definition.ts";
import { cosineAnnealingOf } from "./cosine-annealing-param-scheduler.ts";

export const cosineAnnealingMomentum = define(
  { source: "mmengine.optim.CosineAnnealingMomentum", name: "mmengine-cosine-momentum" },
  () => ({
    ...cosineAnnealingOf("momentum"),
    summary: "Anneal the momentum along half a cosine to eta_min, from begin on.",
    examples: [
      { title: "from 0.95 to 0.85", lr: 0.1, momentum: 0.95, params: { T_max: 100, eta_min: 0.85 } },
    ],
  }),
);
