import * as z from "zod";
import { growingCycle } from "../../src/core/cycle.ts";
import { cyclePitfalls } from "../../src/core/cycle-pitfalls.ts";
import { define } from "../../src/core/definition.ts";
import { initialLr, lastEpoch, taken } from "../../src/core/parameters.ts";
import type { Composable, Scheduler } from "../../src/core/schedule.ts";
import { torchCode } from "./code.ts";
import { torchReference } from "./reference.ts";

export const cosineAnnealingWarmRestarts = define(
  { source: "torch.optim.lr_scheduler.CosineAnnealingWarmRestarts", name: "cosine-warm" },
  () => ({
    summary: "Anneal the rate along half a cosine and start again, in cycles that may grow (SGDR).",
    formula: [
      "lr(t) = eta_min + (lr − eta_min) · (1 + cos(π · T_cur / T_i)) / 2",
      "T_cur: epochs since the last restart; T_i: length of the cycle, T_0 · T_mult^i",
    ].join("\n"),
    shapes: ["cosine-restarts"],
    code: torchCode,
    reference: torchReference,
    params: () =>
      z.strictObject({
        T_0: z.int().positive().describe("epochs of the first cycle"),
        T_mult: z.int().min(1).default(1).describe("growth of each next cycle"),
        eta_min: z.number().default(0).describe("smallest rate"),
        last_epoch: lastEpoch(),
      }),
    refused: { T_0: "LR018", T_mult: "LR018" },
    examples: [
      { title: "five cycles of 30 epochs", lr: 1e-3, params: { T_0: 30, eta_min: 1e-6 }, epochs: 150 },
    ],
    floor: "eta_min",
    length: ({ T_0, T_mult }) => (T_mult === 1 ? 5 * T_0 : T_0 * (1 + T_mult + T_mult ** 2)),
    pitfalls: ({ T_0, last_epoch }, setting) =>
      taken(last_epoch) === 0 ? cyclePitfalls(T_0, { T_0 }, setting) : [],
    cycle({ T_0, T_mult, last_epoch }, n) {
      const before = taken(last_epoch);
      // a resumed one takes whatever is behind the first cycle for the second
      return before < T_0
        ? growingCycle({ start: -before, length: T_0 }, T_mult, n)
        : growingCycle({ start: -(before % T_0), length: T_0 * T_mult }, T_mult, n);
    },
    build: ({ T_0, T_mult, eta_min, last_epoch }): Scheduler<Composable> => ({
      // torch overrides step() here and keeps T_cur and T_i, so it is a machine of its own
      attach(group) {
        const base = initialLr(group, last_epoch);
        let T_cur = last_epoch;
        let T_i = T_0;
        let last = last_epoch;
        const write = () => {
          group.lr = eta_min + ((base - eta_min) * (1 + Math.cos((Math.PI * T_cur) / T_i))) / 2;
        };
        const step = () => {
          if (last < 0) {
            T_i = T_0;
            T_cur = 0;
            last = 0;
          } else {
            last++;
            T_cur++;
            if (T_cur >= T_i) {
              T_cur %= T_i;
              T_i *= T_mult;
            }
          }
          write();
        };
        step();
        return {
          step,
          begin: step,
          undo() {
            last--;
          },
          restart() {
            last = 0;
            write();
          },
        };
      },
    }),
  }),
);
