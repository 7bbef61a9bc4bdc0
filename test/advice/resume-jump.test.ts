import { expect, test } from "vitest";
import { findingsOfLine, saidOfLine } from "../helpers/findings.ts";

const resumed = "--last-epoch 19 --initial-lr 0.1 --epochs 40";

test.each([
  [
    `cosine --T-max 60 --lr 0.1 ${resumed}`,
    "warning: the run goes on at 0.1, where the schedule has come to 0.075; if that is not meant, let the optimizer begin with the rate that the run before has reached (--lr 0.075)",
  ],
  [
    `step --step-size 8 --gamma 0.5 --lr 0.1 ${resumed}`,
    "warning: the run goes on at 0.1, where the schedule has come to 0.025; if that is not meant, let the optimizer begin with the rate that the run before has reached (--lr 0.025)",
  ],
  [
    "cosine --T-max 60 --lr 0.1,0.2 --initial-lr 0.1,0.2 --last-epoch 19 --epochs 40",
    "warning: the run goes on at 0.1, where the schedule has come to 0.075; likewise in another param group; if that is not meant, let the optimizer begin with the rate that the run before has reached",
  ],
])("%s", async (line, says) => {
  expect(await saidOfLine("LR026", line)).toBe(says);
});

test.each([
  `cosine --T-max 60 --lr 0.075 ${resumed}`,
  `cosine --T-max 60 --lr 0.0753 ${resumed}`,
  // the last rate of the run before
  `cosine --T-max 60 --lr 0.0773 ${resumed}`,
  `exponential --gamma 0.9 --lr 0.013509 ${resumed}`,
  `step --step-size 30 --lr 0.1 ${resumed}`,
  // is a function of the epoch
  `lambda --lr-lambda '0.95 ** epoch' --lr 0.1 ${resumed}`,
  "cosine --T-max 60 --lr 0.1 --epochs 60",
])("%s: nothing is said", async (line) => {
  expect((await findingsOfLine(line)).map(({ rule }) => rule)).not.toContain("LR026");
});

test.each([
  [
    "LR003",
    "60",
    "error: the schedule ends at epoch 40, the run does not: the rate climbs again, to 0.02277; if that is not meant, let the run last for the 40 epochs that are left of the schedule: --epochs 40",
  ],
  [
    "LR004",
    "20",
    "warning: the run ends at 50 % of the schedule, with a rate of 0.02741 (peak 0.0753); if that is not meant, let the run last for the 40 epochs that are left of the schedule: --epochs 40",
  ],
])("%s: with another length the rate would jump: %s epochs", async (rule, epochs, says) => {
  const line = `cosine --T-max 60 --lr 0.0753 --initial-lr 0.1 --last-epoch 19 --epochs ${epochs}`;
  expect(await saidOfLine(rule, line)).toBe(says);
});
