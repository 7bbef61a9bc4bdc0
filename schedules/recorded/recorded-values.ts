import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { isWhole, lastStep, type Records, valuesThrough } from "../../src/core/records.ts";
import type { Schedule } from "../../src/core/schedule.ts";
import { recordedCode } from "./code.ts";

interface Recorded {
  readonly values: readonly number[];
  readonly at?: readonly number[] | undefined;
  readonly momenta?: readonly number[] | undefined;
}

/** What somebody wrote down of a run, as a curve like any other. */
export const recordedValues = define({ source: "recorded.Values", name: "recorded" }, () => ({
  summary: "The rates that a run had, as they were recorded; straight between two of them.",
  formula: [
    "lr(t) = values[i]                                                  for t = at[i]",
    "lr(t) = values[i] + (values[i + 1] − values[i]) · p                 between at[i] and at[i + 1]",
    "p = (t − at[i]) / (at[i + 1] − at[i]); nothing is known before the first step and behind the last",
  ].join("\n"),
  shapes: ["recorded"],
  reference: {
    version: "whatever recorded them",
    url: "https://lightning.ai/docs/pytorch/stable/api/lightning.pytorch.callbacks.LearningRateMonitor.html",
  },
  code: recordedCode,
  interval: ({ by_epoch }) => (by_epoch ? "epoch" : "step"),
  params: () =>
    z
      .strictObject({
        values: z.array(z.number()).min(1).describe("the rates"),
        at: z
          .array(z.int().min(0))
          .optional()
          .describe("the step that each is of, rising from 0 or later; left out, every step has one"),
        momenta: z.array(z.number()).optional().describe("the momentum beside each"),
        by_epoch: z.boolean().default(false).describe("true: they are of epochs, not of steps"),
      })
      .refine(...asManyAsValues("at"))
      .refine(...asManyAsValues("momenta"))
      .refine(({ at = [] }) => at.every((step, i) => i === 0 || step > (at[i - 1] as number)), {
        path: ["at"],
        error: "they do not rise; each step has one value",
      }),
  examples: [
    {
      title: "logged at every 50th step",
      params: {
        values: [0.0002, 0.001, 0.00093, 0.00075, 0.0005, 0.00025, 0.00007, 0.00001],
        at: [0, 50, 100, 150, 200, 250, 300, 350],
      },
    },
  ],
  length: (params) => lastStep(recordsOf(params)) + 1,
  records: recordsOf,
  build({ at, values, momenta }): Schedule {
    const known = isWhole({ steps: at }) ? undefined : at;
    if (momenta === undefined) return { at: valuesThrough(known, values) };
    return {
      writes: ["lr", "momentum"],
      attach(group) {
        let t = 0;
        const [rate, momentum] = [values, momenta].map((list) => valuesThrough(known, list));
        const write = () => {
          group.lr = rate?.(t) as number;
          group.momentum = momentum?.(t) as number;
        };
        write();
        return {
          step() {
            t++;
            write();
          },
        };
      },
    };
  },
}));

function recordsOf({ values, at, momenta }: Recorded): Records {
  return { steps: at, values: { lr: values, ...(momenta && { momentum: momenta }) } };
}

/** What refuses a list that has another length than `values`. */
function asManyAsValues(name: "at" | "momenta") {
  const isSo = (params: Recorded) => (params[name]?.length ?? params.values.length) === params.values.length;
  const error = ({ input }: { input: unknown }) => {
    const { values, [name]: list = [] } = input as Recorded;
    return `${list.length} for ${values.length} values; there is one for each value`;
  };
  const path: PropertyKey[] = [name];
  return [isSo, { path, error }] as const;
}
