import * as z from "zod";
import { decayPitfalls } from "../../src/core/decay-pitfalls.ts";
import { define } from "../../src/core/definition.ts";
import { lastEpoch, taken } from "../../src/core/parameters.ts";
import { chainable } from "./chainable.ts";
import { torchCode } from "./code.ts";
import { torchReference } from "./reference.ts";

export const stepLR = define({ source: "torch.optim.lr_scheduler.StepLR", name: "step" }, () => ({
  summary: "Multiply the rate by gamma every step_size epochs.",
  formula: "lr(t) = lr · gamma^⌊t / step_size⌋",
  shapes: ["steps"],
  code: torchCode,
  reference: torchReference,
  params: () =>
    z.strictObject({
      step_size: z.int().positive().describe("epochs between two decays"),
      gamma: z.number().default(0.1).describe("factor of each decay"),
      last_epoch: lastEpoch(),
    }),
  examples: [{ title: "a tenth every 30 epochs", lr: 0.1, params: { step_size: 30 }, epochs: 120 }],
  length: ({ step_size }) => 4 * step_size,
  pitfalls: ({ gamma, step_size, last_epoch }, setting) => {
    const period = { name: "step_size", value: step_size, from: -taken(last_epoch) };
    return decayPitfalls({ name: "gamma", factor: gamma, period }, setting);
  },
  build: ({ step_size, gamma, last_epoch }) =>
    chainable(last_epoch, () => ({
      rate: (lr, t) => (t === 0 || t % step_size !== 0 ? lr : lr * gamma),
      closed: (t, base) => base * gamma ** Math.floor(t / step_size),
    })),
}));
