import { expect, test } from "vitest";
import { findingsOfLine } from "../helpers/findings.ts";

const decay = "deepspeed-warmup-decay --total-num-steps 1000";
const cosine = "deepspeed-warmup-cosine --total-num-steps 1000";
const warmed = "--warmup-num-steps 100 --warmup-type linear";

/** A command line, and what is said: how grave, and by which rule. */
const cases: readonly (readonly [line: string, said: readonly string[]])[] = [
  [`${decay} ${warmed}`, []],
  [`${decay} ${warmed} --lr 1e-3`, []],
  [`${decay} ${warmed} --lr 5e-5`, ["warning LR024"]],
  [`${decay} ${warmed} --lr 5e-5 --warmup-max-lr 5e-5`, []],
  [`${decay} ${warmed} --lr 5e-5 --warmup-max-lr 1e-4`, ["warning LR024"]],
  [`${decay} ${warmed} --warmup-max-lr 1e-4`, []],
  [`deepspeed-warmup ${warmed} --lr 5e-5 --steps 200`, []],
  [`deepspeed-warmup ${warmed} --lr 5e-5 --warmup-max-lr 1e-4 --steps 200`, ["warning LR024"]],
  [`${decay} --warmup-num-steps 100`, ["note LR024"]],
  [`${decay} --warmup-num-steps 100 --warmup-type log`, []],
  [`${decay} --warmup-num-steps 100 --warmup-type cosine`, ["warning LR024"]],
  [`${decay} --warmup-num-steps 5`, []],
  [`${cosine} ${warmed} --lr 5e-5`, []],
  [`${cosine} --warmup-num-steps 100`, ["note LR024"]],
  [`${cosine} --warmup-num-steps 100 --last-batch-iteration 500 --initial-lr 1e-3 --steps 499`, []],
];

test.each(cases)("%s", async (line, said) => {
  const findings = await findingsOfLine(line);
  expect(findings.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(said);
});

test("the default length of a warm-up that the run does not reach the end of", async () => {
  const findings = await findingsOfLine("deepspeed-warmup-decay --total-num-steps 500 --warmup-type linear");
  expect(findings.filter(({ rule }) => rule === "LR024")).toMatchObject([{ severity: "error" }]);
});

test.each([
  [
    `${decay} ${warmed} --lr 5e-5`,
    "the peak is 0.001 where warmup_max_lr is not given: the optimizer's 5e-5 is never read; if the optimizer's rate is meant, say it again: --warmup_max_lr 0.00005",
  ],
  [
    `${decay} ${warmed} --lr 5e-5 --warmup-max-lr 1e-4`,
    "the peak is warmup_max_lr=0.0001: the optimizer's 5e-5 is never read; let the two be the same",
  ],
  [
    `${decay} --warmup-num-steps 100`,
    "the warm-up is logarithmic where warmup_type is not given: after 10 of 100 steps it has come 52 % of the way; if a line is meant, say so: --warmup_type linear",
  ],
  [
    `${decay} --warmup-num-steps 100 --warmup-type cosine`,
    'warmup_type="cosine" is not known to DeepSpeed, which takes it for "log"; if a line is meant, say so: --warmup_type linear',
  ],
  [
    "deepspeed-warmup-decay --total-num-steps 500 --warmup-type linear",
    "the warm-up lasts for 1,000 steps where warmup_num_steps is not given, and the run for 500; if that is not meant, say how long the warm-up is",
  ],
])("%s, in words", async (line, says) => {
  const finding = (await findingsOfLine(line)).find(({ rule }) => rule === "LR024");
  expect(`${finding?.message}; ${finding?.advice}`).toBe(says);
});
