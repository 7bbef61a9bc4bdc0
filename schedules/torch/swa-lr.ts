import * as z from "zod";
import { divide } from "../../src/core/arithmetic.ts";
import { define } from "../../src/core/definition.ts";
import { initialLr, lastEpoch, left, perGroup, valueFor } from "../../src/core/parameters.ts";
import type { Composable, Scheduler } from "../../src/core/schedule.ts";
import { torchCode } from "./code.ts";

const alphas = { cos: (t: number) => (1 - Math.cos(Math.PI * t)) / 2, linear: (t: number) => t };

export const swaLR = define({ source: "torch.optim.swa_utils.SWALR", name: "swa" }, () => ({
  summary: "Anneal the rate to swa_lr and stay there (stochastic weight averaging).",
  formula: ["lr(t) = swa_lr · α + lr · (1 − α)", "α: 0 to 1 in anneal_epochs, along a cosine or a line"].join(
    "\n",
  ),
  shapes: ["cosine", "linear"],
  code: torchCode,
  reference: {
    version: "2.14",
    url: "https://docs.pytorch.org/docs/stable/optim.html#torch.optim.swa_utils.SWALR",
  },
  params: () =>
    z.strictObject({
      swa_lr: perGroup().describe("rate at the end"),
      anneal_epochs: z.int().min(0).default(10).describe("epochs until it is reached; 0: at once"),
      anneal_strategy: z.enum(["cos", "linear"]).default("cos").describe("shape of the way there"),
      last_epoch: lastEpoch(),
    }),
  examples: [{ title: "to 0.05 in 10 epochs", lr: 0.1, params: { swa_lr: 0.05 }, epochs: 20 }],
  horizon: "anneal_epochs",
  end: ({ anneal_epochs, last_epoch }) => left(anneal_epochs, last_epoch),
  length: ({ anneal_epochs, last_epoch }) => left(2 * anneal_epochs, last_epoch) || undefined,
  build: ({ swa_lr, anneal_epochs, anneal_strategy, last_epoch }): Scheduler<Composable> => ({
    // counts its calls (torch's _step_count), not its epochs, so it is a machine of its own
    attach(group) {
      group.swa_lr = valueFor(swa_lr, group, "swa_lr");
      initialLr(group, last_epoch);
      const alpha = alphas[anneal_strategy];
      const fraction = (step: number) => Math.max(0, Math.min(1, step / Math.max(1, anneal_epochs)));
      let step_count = 1;
      const write = () => {
        const target = group.swa_lr as number; // another SWALR on the group may have changed it
        const step = anneal_epochs === 0 ? Math.max(1, step_count - 1) : step_count - 1;
        const before = alpha(fraction(step - 1));
        const from = before === 1 ? target : divide(group.lr - before * target, 1 - before);
        const now = alpha(fraction(step));
        group.lr = target * now + from * (1 - now);
      };
      write();
      return {
        step() {
          step_count++;
          write();
        },
        begin() {
          step_count = 1;
          write();
        },
        undo() {},
        restart: write,
      };
    },
  }),
}));
