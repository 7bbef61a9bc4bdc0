import { define } from "../../src/core/definition.ts";
import { cosineRestartOf } from "./cosine-restart-param-scheduler.ts";

export const cosineRestartMomentum = define(
  { source: "mmengine.optim.CosineRestartMomentum", name: "mmengine-cosine-restart-momentum" },
  () => ({
    ...cosineRestartOf("momentum"),
    summary:
      "Anneal the momentum along half a cosine and start again, each cycle with its length and height.",
    examples: [
      {
        title: "two cycles",
        lr: 0.1,
        momentum: 0.95,
        params: { periods: [50, 50], restart_weights: [1, 1], eta_min: 0.85 },
      },
    ],
  }),
);
