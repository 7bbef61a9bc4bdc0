import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { draftOf } from "../../src/core/draft.ts";
import { compute } from "../helpers/compute.ts";
import { findingsIn, findingsOfLine } from "../helpers/findings.ts";

const flat = (values: number) => Array(values).fill(1).join(",");

/** A command line, and what is said: how grave, and by which rule. */
const cases: readonly (readonly [line: string, said: readonly string[]])[] = [
  [`plateau --metrics ${flat(12)}`, ["warning LR027"]],
  [`plateau --metrics ${flat(13)}`, []],
  [`plateau --patience 10 --epochs 9 --metrics ${flat(40)}`, ["warning LR027"]],
  [
    `linear then@5 cosine --T-max 5 --epochs 10 vs plateau --metrics ${flat(10)} --epochs 10`,
    ["warning LR027"],
  ],
  [`plateau --patience 2 --metrics ${flat(100)} --steps-per-epoch 50 --epochs 2`, ["note LR027"]],
  [`plateau --patience 2 --metrics ${flat(100)} --steps-per-epoch 50 --epochs 20 --interval epoch`, []],
  [`plateau --patience 20 --metrics ${flat(100)} --steps-per-epoch 50 --epochs 2`, []],
  [`timm-create-scheduler --sched plateau --metrics ${flat(12)}`, ["warning LR027"]],
  [`timm-create-scheduler --sched plateau --metrics ${flat(13)}`, []],
];

test.each(cases)("%s", async (line, said) => {
  expect((await findingsOfLine(line)).map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(said);
});

test.each([
  [
    `plateau --patience 10 --metrics ${flat(12)}`,
    "patience=10 is never exhausted: the first reduction needs 12 values of the metric, and the run tells 11 before its last rate is set; if that is not meant, allow for fewer",
  ],
  [
    `timm-plateau --patience-t 10 --warmup-t 5 --warmup-lr-init 1e-5 --metrics ${flat(12)}`,
    "patience_t=10 is never exhausted: the first reduction needs 12 values of the metric, and the run tells 6 that count before its last rate is set; if that is not meant, allow for fewer",
  ],
  [
    `plateau --patience 2 --metrics ${flat(100)} --steps-per-epoch 50 --epochs 2`,
    "patience=2 counts steps, of which an epoch has 50; if epochs are meant, step it once an epoch",
  ],
])("%s, in words", async (line, says) => {
  const [finding] = await findingsOfLine(line);
  expect(`${finding?.message}; ${finding?.advice}`).toBe(says);
});

const patience = fc.integer({ min: 0, max: 12 });
const begin = fc.integer({ min: 0, max: 4 });

/** Schedules that watch a metric. */
const watching = {
  "torch.ReduceLROnPlateau": { patience },
  "transformers.get_reduce_on_plateau_schedule": { patience },
  "mmengine.ReduceOnPlateauLR": { patience, begin, end: fc.constantFrom(10, 1000) },
  "timm.PlateauLRScheduler": { patience_t: patience, warmup_t: begin, mode: fc.constant("min") },
  "fairseq.ReduceLROnPlateauLRSchedule": {
    lr: fc.constant(0.1),
    lr_patience: patience,
    warmup_updates: fc.integer({ min: 0, max: 30 }),
  },
};

describe.each(Object.entries(watching))("%s", (type, params) => {
  test("is said never to fire where it does not, whatever the metric does", () => {
    fc.assert(
      fc.property(fc.record(params as object), fc.integer({ min: 2, max: 20 }), (given, epochs) => {
        const perEpoch = type.startsWith("fairseq") ? { steps_per_epoch: 5 } : {};
        const config = {
          ...perEpoch,
          epochs,
          metrics: Array(epochs).fill(1),
          optimizer: { lr: 0.1 },
          schedule: { type, ...given },
        };
        const [curve] = compute(config);
        const lr = curve?.lr as number[];
        const fires = lr.some((rate, i) => i > 0 && rate < (lr[i - 1] as number));
        const said = findingsIn(draftOf(config)).some(({ rule }) => rule === "LR027");
        expect(said).toBe(!fires);
      }),
      { numRuns: 100 },
    );
  });
});
