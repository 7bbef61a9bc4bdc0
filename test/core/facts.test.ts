import { describe, expect, test } from "vitest";
import { decimate } from "../../src/core/decimate.ts";
import { factsOf } from "../../src/core/facts.ts";
import { factTexts } from "../../src/core/facts-text.ts";
import { words } from "../helpers/command-line.ts";
import { curveOfLine } from "../helpers/compute.ts";
import { listed } from "../helpers/figure.ts";

const katsura = "cosine-warmup-restarts --first-cycle-steps 30 --max-lr 1e-3 --min-lr 1e-6 --epochs";
const warmed = (T_max: number, epochs: number) =>
  `linear --start-factor 0.01 --total-iters 5 then@5 cosine --T-max ${T_max} --epochs ${epochs}`;

/** A command line, where its warm-up ends, and where it restarts. */
const cases: readonly (readonly [line: string, warmup: number | undefined, restarts: readonly number[]])[] = [
  ["cosine-warm --T0 30 --epochs 150", undefined, [30, 60, 90, 120]],
  ["cosine-warm --T0 2 --epochs 7", undefined, [2, 4, 6]],
  ["cosine-warm --T0 1 --epochs 7", undefined, []],
  ["cosine-warm --T0 10 --T-mult 2 --epochs 100", undefined, [10, 30, 70]],
  [`${katsura} 90 --warmup-steps 5`, 5, [30, 60]],
  [`${katsura} 90 --warmup-steps 5 --gamma 0.1`, 5, [30, 60]],
  [`${katsura} 63 --warmup-steps 5`, 5, [30, 60]],
  [`${katsura} 90`, 1, [30, 60]],
  ["cosine --T-max 100", undefined, []],
  ["cosine --T-max 100 --epochs 150", undefined, []],
  ["cosine --T-max 100 --epochs 400", undefined, []],
  [warmed(95, 100), 5, []],
  [warmed(45, 100), 5, []],
  [warmed(95, 4), undefined, []],
  ["linear --total-iters 5 --epochs 20", 5, []],
  ["constant --factor 0.5 --total-iters 5 --epochs 20", 5, []],
  ["onecycle --max-lr 0.1 --total-steps 100", 29, []],
  ["cyclic --base-lr 0 --max-lr 1 --step-size-up 20 --epochs 160", undefined, []],
  ["step --step-size 30 --epochs 90", undefined, []],
  ["step --step-size 10 then@30 step --step-size 10 --epochs 60", undefined, [30]],
  ["exponential --gamma 1.1 --epochs 50", undefined, []],
  ["linear --start-factor 1 --epochs 50", undefined, []],
];

test.each(cases)("%s", async (line, warmup, restarts) => {
  const facts = factsOf(decimate(await curveOfLine(words(line)), 1000));
  expect([facts.warmup, facts.restarts]).toEqual([warmup, restarts]);
});

test("a long run has the same facts as the short one that it stretches", async () => {
  const line = "cosine-warm --T0 1000000 --epochs 5000000";
  const { peak, lowest, final, restarts } = factsOf(decimate(await curveOfLine(words(line)), 800));
  expect(restarts).toEqual([1e6, 2e6, 3e6, 4e6]);
  expect([peak, lowest.index, final.index]).toEqual([{ index: 0, rate: 0.001 }, 999_999, 4_999_999]);
});

describe("noise", () => {
  test.each([
    ["a flat piece that rounding shakes", [1, 1 + 2e-16, 1, 1 - 1e-16, 1], undefined, []],
    ["a fall that rounding shakes", [1, 0.5, 0.5 + 1e-16, 0.25, 0.25, 0.1], undefined, []],
    ["a warm-up to a shaking plateau", [0, 1, 2, 2 + 4e-16, 2, 2 - 2e-16], 2, []],
  ])("%s", (_, rates, warmup, restarts) => {
    const facts = factsOf(decimate(listed(rates), 10));
    expect([facts.warmup, facts.restarts]).toEqual([warmup, restarts]);
  });
});

test.each([
  ["cosine-warm --T0 30 --epochs 60", 1, "peak 0.001 at epoch 0, final 2.739e-6, restarts 1, at epoch 30"],
  [warmed(95, 100), 1, "peak 0.001 at epoch 5, final 2.734e-7, warm-up ends at epoch 5"],
  ["cosine --T-max 4000", 500, "peak 0.001 at step 0 (epoch 0), final 1.542e-10"],
  [
    "cosine-warm --T0 2 --epochs 20",
    1,
    "peak 0.001 at epoch 0, final 0.0005, restarts 9, at epochs 2, 4, 6, 8, …, 18",
  ],
])("%s in words", async (line, steps_per_epoch, text) => {
  const facts = factsOf(decimate(await curveOfLine(words(line)), 2000));
  const axis = { x: steps_per_epoch > 1 ? "step" : "epoch", steps_per_epoch } as const;
  expect(
    factTexts(facts, axis)
      .map((fact) => `${fact.name} ${fact.text}`)
      .join(", "),
  ).toBe(text);
});
