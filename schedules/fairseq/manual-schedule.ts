import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { fairseqCode } from "./code.ts";
import { fairseqCounting } from "./counting.ts";
import { following, manualRates } from "./manual-rates.ts";
import { rates } from "./parameters.ts";
import { fairseqReference } from "./reference.ts";
import { trained } from "./trainer.ts";

export const manualSchedule = define(
  { source: "fairseq.optim.lr_scheduler.manual_lr_scheduler.ManualSchedule", name: "fairseq-manual" },
  () => ({
    summary: "Take the rate from a dict of epochs, one of updates, or both.",
    formula: [
      "lr(t) = update2lr[the last key up to t]",
      "lr(t) = epoch2lr[the last key up to the epoch, counted from 1]     where update2lr has no such key",
      "lr(t) = lr                                                         where neither has",
    ].join("\n"),
    shapes: ["steps"],
    code: fairseqCode("manual"),
    counting: fairseqCounting,
    reference: fairseqReference,
    interval: "step",
    ownInterval: true,
    params: () =>
      z.strictObject({
        epoch2lr: manualRates("epoch, counted from 1"),
        update2lr: manualRates("update, counted from 0"),
        lr: rates("rate before the first of them"),
      }),
    examples: [
      {
        title: "a low start, then down by hand",
        params: { lr: 0.1, update2lr: '{"0-49": 0.01, "50-249": 0.1, "250": 0.05, "350": 0.01}' },
        steps: 450,
      },
      {
        title: "rates of epochs",
        params: { lr: 0.1, epoch2lr: '{"1-2": 0.1, "3": 0.05, "5-6": 0.01}' },
        epochs: 6,
        steps_per_epoch: 20,
      },
    ],
    length: ({ update2lr }) => Math.ceil(1.25 * Math.max(0, update2lr.at(-1)?.from ?? 0)) || undefined,
    milestones: ({ update2lr }) => update2lr.map(({ from }) => from).filter((from) => from > 0),
    build: ({ epoch2lr, update2lr, lr }) =>
      trained(lr, (optimizer, [first]) => {
        const ofEpoch = following(epoch2lr);
        const ofUpdate = following(update2lr);
        const named = [...epoch2lr, ...update2lr].find(({ from, to }) => from <= 1 && 1 <= to);
        optimizer.lr = named?.lr ?? first;
        return {
          beginEpoch(epoch) {
            optimizer.lr = ofEpoch(epoch) ?? optimizer.lr;
          },
          update(num_updates) {
            optimizer.lr = ofUpdate(num_updates) ?? optimizer.lr;
          },
        };
      }),
  }),
);
