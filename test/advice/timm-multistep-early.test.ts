import { expect, test } from "vitest";
import { findingsOfLine } from "../helpers/findings.ts";

/** A command line, and the rules that speak. */
const cases: readonly (readonly [line: string, speak: readonly string[]])[] = [
  ["timm-multistep --decay-t 30,60 --decay-rate 0.1 --epochs 90", ["LR022"]],
  [
    "timm-multistep --decay-t 30,60 --decay-rate 0.1 --warmup-t 5 --warmup-lr-init 1e-6 --epochs 90",
    ["LR022"],
  ],
  [
    "timm-multistep --decay-t 3,4 --decay-rate 0.1 --warmup-t 5 --warmup-lr-init 1e-6 --warmup-prefix false --epochs 90",
    [],
  ],
  // a decay at 30 and 60, as is meant
  ["timm-multistep --decay-t 31,61 --decay-rate 0.1 --epochs 90", []],
  ["timm-multistep --decay-t 36,71 --decay-rate 0.1 --epochs 90", []],
  ["timm-multistep --decay-t 31,60 --decay-rate 0.1 --epochs 90", ["LR022"]],
  ["timm-multistep --decay-t 30,60 --decay-rate 1 --epochs 90", []],
  ["timm-multistep --decay-t 1 --decay-rate 0.1 --epochs 90", []],
  ["timm-step --decay-t 30 --decay-rate 0.1 --epochs 90", []],
  ["timm-create-scheduler --sched multistep --decay-milestones 30,60 --epochs 90", ["LR022"]],
  ["timm-create-scheduler --sched step --decay-epochs 30 --epochs 90", []],
];

test.each(cases)("%s", async (line, speak) => {
  expect((await findingsOfLine(line)).map(({ rule }) => rule)).toEqual(speak);
});

test.each([
  ["timm-multistep --decay-t 30,60 --decay-rate 0.1 --epochs 90", 29],
  ["timm-multistep --decay-t 30,60 --decay-rate 0.1 --warmup-t 5 --warmup-lr-init 1e-6 --epochs 90", 34],
])("%s, in words", async (line, at) => {
  const [finding] = await findingsOfLine(line);
  expect(`${finding?.severity}: ${finding?.message}; ${finding?.advice}`).toBe(
    `note: the decay that decay_t says for 30 comes at epoch ${at}, one early; what was chosen for timm is right as it is; milestones of torch's MultiStepLR are to be one more here`,
  );
  expect(finding?.at).toBe(at);
});
