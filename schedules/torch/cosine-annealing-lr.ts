import * as z from "zod";
import { divide } from "../../src/core/arithmetic.ts";
import { define } from "../../src/core/definition.ts";
import { lastEpoch, left } from "../../src/core/parameters.ts";
import { chainable } from "./chainable.ts";
import { torchCode } from "./code.ts";
import { torchReference } from "./reference.ts";

const { cos, PI } = Math;

export const cosineAnnealingLR = define(
  { source: "torch.optim.lr_scheduler.CosineAnnealingLR", name: "cosine" },
  () => ({
    summary: "Anneal the rate along half a cosine to eta_min at T_max; it climbs back up after that.",
    formula: "lr(t) = eta_min + (lr − eta_min) · (1 + cos(π · t / T_max)) / 2",
    shapes: ["cosine"],
    code: torchCode,
    reference: torchReference,
    params: () =>
      z.strictObject({
        T_max: z.number().positive().describe("epochs of the descent; may be fractional"),
        eta_min: z.number().default(0).describe("smallest rate"),
        last_epoch: lastEpoch(),
      }),
    examples: [
      { title: "down to 1e-6 over 100 epochs", lr: 1e-3, params: { T_max: 100, eta_min: 1e-6 }, epochs: 100 },
    ],
    horizon: "T_max",
    floor: "eta_min",
    end: ({ T_max, last_epoch }) => left(T_max, last_epoch),
    build: ({ T_max, eta_min, last_epoch }) =>
      chainable(last_epoch, () => ({
        rate(lr, t, base, initial) {
          if (initial) return lr;
          if ((t - 1 - T_max) % (2 * T_max) === 0) return lr + ((base - eta_min) * (1 - cos(PI / T_max))) / 2;
          return (
            divide(1 + cos((PI * t) / T_max), 1 + cos((PI * (t - 1)) / T_max), "T_max") * (lr - eta_min) +
            eta_min
          );
        },
        closed: (t, base) => eta_min + ((base - eta_min) * (1 + cos((PI * t) / T_max))) / 2,
      })),
  }),
);
