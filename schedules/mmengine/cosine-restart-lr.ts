import { partOfPeak } from "../../src/core/bound.ts";
import { define } from "../../src/core/definition.ts";
import { cosineRestartOf } from "./cosine-restart-param-scheduler.ts";

export const cosineRestartLR = define(
  { source: "mmengine.optim.CosineRestartLR", name: "mmengine-cosine-restart" },
  () => ({
    ...cosineRestartOf("lr"),
    floor: "eta_min",
    bounds: ({ eta_min_ratio }) => partOfPeak("last", "eta_min_ratio", eta_min_ratio),
    summary: "Anneal the rate along half a cosine and start again, each cycle with its length and height.",
    examples: [
      {
        title: "three cycles, each lower",
        lr: 0.1,
        params: { periods: [30, 30, 60], restart_weights: [1, 0.5, 0.25], eta_min: 1e-5 },
      },
    ],
  }),
);
