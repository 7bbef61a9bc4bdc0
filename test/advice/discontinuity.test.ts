import { expect, test } from "vitest";
import { rulesOfLine, saidOfLine } from "../helpers/findings.ts";

const warmup = "linear --start-factor 0.1 --total-iters 5 then@5";

/** A command line, and the rules that speak. */
const cases: readonly (readonly [line: string, speak: readonly string[]])[] = [
  [`${warmup} constant then@55 cosine --T-max 45 --epochs 100`, ["LR031"]],
  [`${warmup} constant --total-iters 50 then@55 cosine --T-max 45 --epochs 100`, ["LR031"]],
  [`${warmup} constant --factor 1 then@55 cosine --T-max 45 --epochs 100`, []],
  // a factor that is said is meant: a step by hand
  [`${warmup} constant --factor 0.5 --total-iters 50 then@55 cosine --T-max 45 --epochs 100`, []],
  ["constant then@10 cosine --T-max 90 --epochs 100", []],
  ["constant --total-iters 50 --epochs 100", []],
  ["constant --factor 0.1 --total-iters 50 and step --step-size 30 --epochs 100", []],
  // the jump of another schedule is still one
  [
    "linear --start-factor 0.01 --end-factor 0.1 --total-iters 10 then@10 cosine --T-max 90 then@90 constant --epochs 100",
    ["LR031", "LR031"],
  ],
];

test.each(cases)("%s", async (line, speak) => {
  expect(await rulesOfLine(line)).toEqual(speak);
});

test.each([
  [
    `${warmup} constant --total-iters 50 then@55 cosine --T-max 45 --epochs 100`,
    "warning: the factor of ConstantLR is 0.3333 where it is not given: the rate becomes that part of the optimizer's for 50 epochs; if the rate is to stay as it is, say so: --factor 1",
  ],
  [
    "linear --start-factor 0.01 --end-factor 0.1 --total-iters 10 then@10 cosine --T-max 90 --epochs 100",
    "warning: the rate jumps from 9.1e-5 to 0.001 at epoch 10, where CosineAnnealingLR follows LinearLR; if that is not meant, let LinearLR end at the rate that CosineAnnealingLR begins with",
  ],
])("%s, in words", async (line, says) => {
  expect(await saidOfLine("LR031", line)).toBe(says);
});
