import { expect, test } from "vitest";
import { draftOf } from "../../src/core/draft.ts";
import { findingsIn, findingsOfLine, saidOfLine } from "../helpers/findings.ts";

const from = "linear --start-factor 0.01 --total-iters";

/** A command line, and what is said of how its schedules fit together. */
const cases: [line: string, ...says: [rule: string, severity: string][]][] = [
  [`${from} 20 then@5 cosine --T-max 95 --epochs 100`, ["LR023", "warning"]],
  [`${from} 5 then@4 cosine --T-max 96 --epochs 100`, ["LR023", "warning"]],
  [`${from} 5 then@5 cosine --T-max 95 --epochs 100`],
  [`${from} 5 then@6 cosine --T-max 94 --epochs 100`],
  [`${from} 5 then@7 cosine --T-max 93 --epochs 100`, ["LR023", "note"]],
  [`${from} 500 then@499 cosine --T-max 500 --steps 999`],
  [`${from} 5 then@5 onecycle --max-lr 0.1 --total-steps 95 --epochs 100`, ["LR023", "warning"]],
  [`${from} 5 and cosine --T-max 100 --epochs 100`, ["LR023", "note"]],
  [`${from} 10 and cosine --T-max 100 --epochs 100`, ["LR023", "warning"]],
  [`${from} 10 and polynomial --total-iters 100 --epochs 100`, ["LR023", "warning"]],
  // the descent that is undone behind its end is said with it
  [`${from} 5 and cosine --T-max 50 --epochs 100`, ["LR023", "error"]],
  [`${from} 2 and cosine --T-max 95 --epochs 100`, ["LR023", "warning"]],
  [`${from} 5 then@5 cosine --T-max 95 --epochs 100`],
  [`${from} 10 and step --step-size 20 --epochs 100`],
  ["linear --start-factor 1 --end-factor 0.5 --total-iters 10 and cosine --T-max 100 --epochs 100"],
  [`${from} 10 --end-factor 0.1 then@10 cosine --T-max 90 --epochs 100`, ["LR031", "warning"]],
  [`${from} 10 --end-factor 0.7 then@10 cosine --T-max 90 --epochs 100`, ["LR031", "warning"]],
  [`${from} 10 --end-factor 0.9 then@10 cosine --T-max 90 --epochs 100`],
  [`${from} 2 then@2 cosine --T-max 90 --epochs 92`],
  [`${from} 1 then@1 cosine --T-max 90 --epochs 91`],
  ["constant --factor 0.1 --total-iters 20 then@20 exponential --gamma 0.9 --epochs 60"],
  ["cosine --T-max 50 then@50 cosine --T-max 50 --epochs 100"],
  ["cosine --T-max 50 then@50 polynomial --total-iters 50 --epochs 100", ["LR031", "warning"]],
];

test.each(cases.map(([line, ...says]) => ({ line, says })))("$line", async ({ line, says }) => {
  const found = await findingsOfLine(line);
  expect(found.map(({ rule, severity }) => [rule, severity])).toEqual(says);
});

const said: readonly (readonly [line: string, says: string])[] = [
  [
    `${from} 20 then@5 cosine --T-max 95 --epochs 100`,
    "the warm-up of LinearLR lasts until epoch 20, but the next one begins at epoch 5: the rate jumps there, from 0.000208 to 0.001; if that is not meant, let the next one begin where the warm-up ends, or the warm-up end where it begins",
  ],
  [
    `${from} 10 and cosine --T-max 100 --epochs 100`,
    "CosineAnnealingLR runs beside the warm-up of LinearLR, not behind it: 10 % of its 100 epochs are over when the warm-up is; if that is not meant, put CosineAnnealingLR behind the warm-up with a SequentialLR: then@10 in the place of `and`, and let its T_max be 90",
  ],
  [
    `${from} 5 and cosine --T-max 50 --epochs 100`,
    "CosineAnnealingLR runs beside the warm-up of LinearLR, not behind it: 10 % of its 50 epochs are over when the warm-up is, and all of them at epoch 50 of the run's 100; if that is not meant, put CosineAnnealingLR behind the warm-up with a SequentialLR: then@5 in the place of `and`, and let its T_max be 95",
  ],
  [
    `${from} 10 --end-factor 0.1 then@10 cosine --T-max 90 --epochs 100`,
    "the rate jumps from 9.1e-5 to 0.001 at epoch 10, where CosineAnnealingLR follows LinearLR; if that is not meant, let LinearLR end at the rate that CosineAnnealingLR begins with",
  ],
];

test.each(said)("%s, in words", async (line, says) => {
  const [finding] = await findingsOfLine(line);
  expect(`${finding?.message}; ${finding?.advice}`).toBe(says);
});

test("what fits behind the warm-up needs no other length", async () => {
  const line = `${from} 10 and cosine --T-max 90 --epochs 100`;
  expect(await saidOfLine("LR023", line)).toMatch(/then@10 in the place of `and`$/);
});

test("milestones that do not rise: what is said of a warm-up is where it does end", async () => {
  const line = `${from} 5 then@50 cosine --T-max 45 then@20 constant --epochs 100`;
  const found = (await findingsOfLine(line)).filter(({ severity }) => severity === "note");
  expect(found).toMatchObject([
    {
      rule: "LR023",
      at: 20,
      message:
        "the warm-up of LinearLR ends at epoch 5, the next one begins at epoch 20: the rate stays the same for 15 epochs",
    },
  ]);
});

/** Schedules inside of other frameworks' are seen too: a rate that was written for only one of two. */
const linear = { type: "optax.linear_schedule", init_value: 0, end_value: 0.1, transition_steps: 100 };
const cosine = { type: "optax.cosine_decay_schedule", decay_steps: 900 };
const lines = [
  { type: "fastai.SchedLin", start: 0, end: 0.1 },
  { type: "fastai.SchedCos", start: 0.1, end: 0 },
];
const half = { ...lines[1], start: 0.02 };

test.each([
  [
    { type: "optax.join_schedules", schedules: [linear, { ...cosine, init_value: 0.1 }], boundaries: [100] },
    [],
  ],
  [
    { type: "optax.join_schedules", schedules: [linear, { ...cosine, init_value: 0.01 }], boundaries: [100] },
    [100],
  ],
  [
    { type: "optax.join_schedules", schedules: [linear, { ...cosine, init_value: 0.1 }], boundaries: [60] },
    [60],
  ],
  [{ type: "fastai.combine_scheds", pcts: [0.3, 0.7], scheds: lines }, []],
  [{ type: "fastai.combine_scheds", pcts: [0.3, 0.7], scheds: [lines[0], half] }, [300]],
])("%j", (schedule, at) => {
  const found = findingsIn(draftOf({ schedule, steps: 1000, steps_per_epoch: 100 }));
  expect(found.flatMap(({ rule, at }) => (["LR023", "LR031"].includes(rule) ? [at] : []))).toEqual(at);
});

test.each([
  [{ type: "torch.SequentialLR", schedulers: [{ type: "torch.LinearLR" }], milestones: [5] }, "milestones"],
  [
    { type: "torch.SequentialLR", schedulers: [{ type: "torch.ReduceLROnPlateau" }], milestones: [] },
    "schedulers",
  ],
])("what torch refuses names the rule: %j", (schedule, key) => {
  expect(() => findingsIn(draftOf({ schedule, epochs: 10 }))).toThrow(
    expect.objectContaining({ rule: "LR023", path: expect.arrayContaining(["schedule", key]) }),
  );
});
