import * as z from "zod";
import { divide } from "../../src/core/arithmetic.ts";
import { firstRate } from "../../src/core/bound.ts";
import { define } from "../../src/core/definition.ts";
import { fillSteps, lastEpoch, left, taken } from "../../src/core/parameters.ts";
import { chainable } from "../torch/chainable.ts";
import { torchCode } from "../torch/code.ts";
import { boltsCounting } from "./counting.ts";
import { boltsReference } from "./reference.ts";

const { cos, PI } = Math;

export const linearWarmupCosineAnnealingLR = define(
  {
    source: "pl_bolts.optimizers.lr_scheduler.LinearWarmupCosineAnnealingLR",
    framework: "bolts",
    name: "bolts-warmup-cosine",
  },
  () => ({
    summary:
      "Rise along a line to the rate, then fall along half a cosine to eta_min; it climbs again after that.",
    formula: [
      "lr(t) = warmup_start_lr + (lr − warmup_start_lr) · t / (warmup_epochs − 1)    for t < warmup_epochs",
      "lr(t) = eta_min + (lr − eta_min) · (1 + cos(π · (t − warmup_epochs) / length)) / 2         behind it",
      "length = max_epochs − warmup_epochs",
    ].join("\n"),
    shapes: ["cosine", "warmup"],
    counting: boltsCounting,
    reference: boltsReference,
    code: torchCode,
    params: () =>
      z.strictObject({
        warmup_epochs: z.number().describe("epochs of the warm-up; the rate is reached in the last of them"),
        max_epochs: z.number().describe("epochs of the whole course, with the warm-up"),
        warmup_start_lr: z.number().default(0).describe("first rate"),
        eta_min: z.number().default(0).describe("last rate"),
        last_epoch: lastEpoch(),
      }),
    examples: [
      {
        title: "10 epochs up, 90 down",
        lr: 0.1,
        params: { warmup_epochs: 10, max_epochs: 100, warmup_start_lr: 1e-3, eta_min: 1e-4 },
      },
    ],
    counts: ["warmup_epochs", "max_epochs"],
    horizon: "max_epochs",
    floor: "eta_min",
    bounds: ({ warmup_start_lr, warmup_epochs }) =>
      firstRate("warmup_start_lr", warmup_start_lr, warmup_epochs),
    end: ({ max_epochs, last_epoch }) => left(max_epochs, last_epoch),
    fromRun: (given, run) => fillSteps("max_epochs", given, run, -taken(given.last_epoch)),
    build({ warmup_epochs, max_epochs, warmup_start_lr, eta_min, last_epoch }) {
      const length = max_epochs - warmup_epochs;
      const angle = (behind: number) => divide(PI * behind, length, "max_epochs");
      return chainable(last_epoch, () => ({
        rate(lr, t, base) {
          if (t === 0) return warmup_start_lr;
          if (t < warmup_epochs)
            return lr + divide(base - warmup_start_lr, warmup_epochs - 1, "warmup_epochs");
          if (t === warmup_epochs) return base;
          if ((t - 1 - max_epochs) % (2 * length) === 0) {
            return lr + ((base - eta_min) * (1 - cos(divide(PI, length, "max_epochs")))) / 2;
          }
          const behind = t - warmup_epochs;
          return (
            divide(1 + cos(angle(behind)), 1 + cos(angle(behind - 1)), "max_epochs") * (lr - eta_min) +
            eta_min
          );
        },
        closed(t, base) {
          if (t < warmup_epochs) {
            return warmup_start_lr + divide(t * (base - warmup_start_lr), warmup_epochs - 1, "warmup_epochs");
          }
          return eta_min + 0.5 * (base - eta_min) * (1 + cos(angle(t - warmup_epochs)));
        },
      }));
    },
  }),
);
