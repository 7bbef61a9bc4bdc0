import { define } from "../../src/core/definition.ts";
import { polyOf } from "./poly-param-scheduler.ts";

export const polyMomentum = define(
  { source: "mmengine.optim.PolyMomentum", name: "mmengine-poly-momentum" },
  () => ({
    ...polyOf("momentum"),
    summary: "Let the momentum fall to eta_min as a power of the epochs that are left until end.",
    examples: [
      {
        title: "from 0.95 to 0.85",
        lr: 0.01,
        momentum: 0.95,
        params: { eta_min: 0.85, power: 0.9, end: 100 },
      },
    ],
  }),
);
