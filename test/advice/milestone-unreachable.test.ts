import { expect, test } from "vitest";
import { draftOf } from "../../src/core/draft.ts";
import { findingsIn, findingsOfLine } from "../helpers/findings.ts";

const multistep = "multistep --milestones";
const byEpoch = "--steps-per-epoch 100 --interval epoch --epochs 90";

const keras = "keras-piecewise-constant-decay --values 1,0.1,0.01,0.001 --boundaries";

const never = (milestone: string, run: string) =>
  `warning: the milestone at ${milestone} is never reached: the run has ${run}; if that is not meant, move it into the run: is it counted in epochs or in steps?`;

/** A command line, and what is said of its milestones. */
const cases: [line: string, says?: string][] = [
  [
    `${multistep} 3000,6000 ${byEpoch}`,
    "warning: the milestones 3,000, 6,000 are optimizer steps, of which an epoch has 100; the scheduler is stepped at epochs, of which the run has 90; if that is not meant, count epochs: --milestones 30,60",
  ],
  [
    `${multistep} 3001,6000 ${byEpoch}`,
    "warning: 2 milestones, from step 300,100 (epoch 3,001) on, are never reached: the run has 90 epochs; if that is not meant, move them into the run: are they counted in epochs or in steps?",
  ],
  [`${multistep} 30,60 ${byEpoch}`],
  // what is reached is counted as it is meant
  [
    `${multistep} 30,60,90 --epochs 80 --steps-per-epoch 30 --interval epoch`,
    "warning: the milestone at step 2,700 (epoch 90) is never reached: the run has 80 epochs; if that is not meant, move it into the run: is it counted in epochs or in steps?",
  ],
  [
    `${multistep} 30,60,90 --epochs 25 --steps-per-epoch 30 --interval epoch`,
    "warning: 3 milestones, from step 900 (epoch 30) on, are never reached: the run has 25 epochs; if that is not meant, move them into the run: are they counted in epochs or in steps?",
  ],
  [
    `${multistep} 60,90 --epochs 50 --steps-per-epoch 2 --interval epoch`,
    "warning: 2 milestones, from step 120 (epoch 60) on, are never reached: the run has 50 epochs; if that is not meant, move them into the run: are they counted in epochs or in steps?",
  ],
  [
    `${multistep} 30.5,60 --epochs 90`,
    "error: the milestone 30.5 is not whole, and no step is ever equal to that: the rate does not change there; if that is not meant, round: --milestones 30,60",
  ],
  [
    "timm-multistep --decay-t 30,400 --epochs 300",
    "warning: 400 in decay_t is never reached: the run has 300 epochs; if that is not meant, move it into the run",
  ],
  [
    "timm-create-scheduler --sched multistep --decay-milestones 400,500 --epochs 300",
    "warning: 400, 500 in decay_milestones are never reached: the run has 300 epochs; if that is not meant, move them into the run",
  ],
  [
    `${multistep} 0.5,0.75 --epochs 90`,
    "error: the milestones 0.5, 0.75 are not whole, and no step is ever equal to that: the rate does not change there; if shares of the run are meant, say the epochs of its 90: --milestones 45,68",
  ],
  [
    `${multistep} 0.5,60 --epochs 90`,
    "error: the milestone 0.5 is not whole, and no step is ever equal to that: the rate does not change there; if that is not meant, round: --milestones 0,60",
  ],
  [
    "mmengine-multistep --milestones 30.5,60.25 --epochs 90",
    "error: the milestones 30.5, 60.25 are not whole, and no step is ever equal to that: the rate does not change there; if that is not meant, round: --milestones 30,60",
  ],
  [
    `${multistep} 30,30,60 --epochs 90`,
    "note: the rate changes more than once at 30, a milestone that is given more than once; if that is not meant, give it once: --milestones 30,60",
  ],
  [`${multistep} 60,30 --epochs 90`],
  [
    "mmengine-multistep --milestones 8,15 --end 12 --epochs 12",
    "warning: 15 in milestones is never reached: the scheduler acts until epoch 12, its end; if that is not meant, move it before the end",
  ],
  [
    `mmengine-param-scheduler --param-scheduler '[{"type":"MultiStepLR","milestones":[8,12,15],"end":12}]' --epochs 12`,
    "warning: 15 in milestones is never reached: the scheduler acts until epoch 12, its end; if that is not meant, move it before the end",
  ],
  ["mmengine-multistep --milestones 8,11 --end 12 --epochs 12"],
  // the last epoch itself, behind others, misses nothing
  [`${multistep} 30,60,90 --epochs 90`],
  [`${multistep} 30,60,90 ${byEpoch}`],
  [`${multistep} 90 --epochs 90`, never("epoch 90", "90 epochs")],
  [`${multistep} 30,60,91 --epochs 90`, never("epoch 91", "90 epochs")],
  [`${multistep} 30,90,91 --epochs 90`, never("epoch 91", "90 epochs")],
  ["mmengine-multistep --milestones 30,60,90 --epochs 90"],
  ["mmengine-multistep --milestones 8,12 --end 12 --epochs 12"],
  ["optax-piecewise-constant --init-value 1 --boundaries-and-scales 300=0.1,900=0.1 --steps 900"],
  [`${keras} 300,600,900 --steps 900`],
  [`${keras} 300,600,899 --steps 900`],
  [`${keras} 300,600,950 --steps 900`, never("step 950", "900 steps")],
  ["timm-multistep --decay-t 31,61,91 --decay-rate 0.1 --epochs 90"],
  ["linear then@5 cosine --T-max 200 then@205 constant --epochs 205"],
  ["linear then@5 multistep --milestones 85 --epochs 90", never("epoch 90", "90 epochs")],
  [
    "timm-multistep --decay-t 60,30 --decay-rate 0.1 --epochs 90",
    "warning: decay_t 60, 30 does not rise, and is searched as if it did: some of it may never come, or come early; if that is not meant, sort it: --decay_t 30,60",
  ],
];

test.each(cases.map(([line, says]) => ({ line, says })))("$line", async ({ line, says }) => {
  const found = (await findingsOfLine(line)).filter(({ rule }) => rule === "LR016");
  const texts = found.map(({ severity, message, advice }) => `${severity}: ${message}; ${advice}`);
  expect(texts).toEqual(says === undefined ? [] : [says]);
});

const inList = { type: "MultiStepLR", milestones: [30.5] };

test.each([
  [
    [{ type: "LinearLR", end: 5 }, inList],
    ["schedule", "param_scheduler", 1, "milestones", 0],
  ],
  [inList, ["schedule", "param_scheduler", "milestones", 0]],
  [[{ ...inList, by_epoch: false }], ["schedule", "param_scheduler", 0, "milestones", 0]],
])("inside mmengine's list: %j", (param_scheduler, path) => {
  const schedule = { type: "mmengine.param_scheduler", param_scheduler };
  const found = findingsIn(draftOf({ schedule, epochs: 50 }));
  expect(found).toEqual([expect.objectContaining({ rule: "LR016", path })]);
});

test.each([
  `${multistep} 3000,6000 ${byEpoch}`,
  "timm-multistep --decay-t 30,119 --decay-rate 0.1 --epochs 90",
])("%s: what is beyond the run is at no index of the curve", async (line) => {
  expect((await findingsOfLine(line)).find(({ rule }) => rule === "LR016")).toMatchObject({ at: undefined });
});
