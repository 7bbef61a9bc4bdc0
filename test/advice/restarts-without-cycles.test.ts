import { expect, test } from "vitest";
import { findingsOfLine } from "../helpers/findings.ts";

const hf = "hf-cosine-restarts --num-warmup-steps 10 --num-training-steps 100";
const named = "hf-get-scheduler --name cosine_with_restarts --num-warmup-steps 10 --num-training-steps 100";
const timm = "timm-cosine --t-initial 50 --epochs 50";

/** A command line, and the rules that speak. */
const cases: readonly (readonly [line: string, speak: readonly string[]])[] = [
  [hf, ["LR019"]],
  [`${hf} --num-cycles 1`, ["LR019"]],
  [`${hf} --num-cycles 2`, []],
  [named, ["LR019"]],
  [`${named} --scheduler-specific-kwargs '{"num_cycles": 3}'`, []],
  ["hf-get-scheduler --name cosine --num-warmup-steps 10 --num-training-steps 100", []],
  [timm, []],
  [`${timm} --cycle-mul 2`, ["LR019"]],
  [`${timm} --cycle-decay 0.5`, ["LR019"]],
  ["timm-cosine --t-initial 25 --epochs 50 --cycle-decay 0.5 --cycle-limit 2", []],
  ["timm-tanh --t-initial 50 --epochs 50 --cycle-mul 2", ["LR019"]],
  ["timm-poly --t-initial 50 --epochs 50 --cycle-mul 2", ["LR019"]],
  ["timm-create-scheduler --num-epochs 50 --epochs 50", []],
  ["timm-create-scheduler --num-epochs 50 --epochs 50 --cycle-mul 2", ["LR019"]],
  ["timm-create-scheduler --sched step --decay-epochs 20 --epochs 50 --cycle-mul 2", []],
];

test.each(cases)("%s", async (line, speak) => {
  expect((await findingsOfLine(line)).map(({ rule }) => rule)).toEqual(speak);
});

test.each([
  [hf, "note"],
  [`${hf} --num-cycles 1`, "note"],
  [`${hf} --num-cycles 0.5`, "warning"],
  [named, "note"],
  [`${named} --scheduler-specific-kwargs '{"num_cycles": 1}'`, "note"],
  [`${timm} --cycle-mul 2`, "warning"],
])("%s: a %s", async (line, severity) => {
  expect(await findingsOfLine(line)).toMatchObject([{ severity }]);
});

test.each([
  [
    hf,
    "num_cycles=1 is one cosine: no restart happens; if restarts are meant, say how many cycles there are",
    ["schedule", "num_cycles"],
  ],
  [
    named,
    "num_cycles=1 is one cosine: no restart happens; if restarts are meant, say how many cycles there are",
    ["schedule", "scheduler_specific_kwargs", "num_cycles"],
  ],
  [
    `${timm} --cycle-mul 2`,
    "cycle_mul=2 is about a next cycle, but cycle_limit=1 allows one: no restart happens; if restarts are meant, say how many cycles there are",
    ["schedule", "cycle_limit"],
  ],
])("%s, in words", async (line, says, path) => {
  const [finding] = await findingsOfLine(line);
  expect(`${finding?.message}; ${finding?.advice}`).toBe(says);
  expect(finding?.path).toEqual(path);
});
