import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { factTexts } from "../../src/core/facts-text.ts";
import { survey } from "../../src/core/survey.ts";
import { lrplot, words } from "../helpers/command-line.ts";
import { curveOfLine } from "../helpers/compute.ts";
import { listed } from "../helpers/figure.ts";

const katsura = "cosine-warmup-restarts --first-cycle-steps 30 --max-lr 1e-3 --min-lr 1e-6 --epochs";
const warmed = (T_max: number, epochs: number) =>
  `linear --start-factor 0.01 --total-iters 5 then@5 cosine --T-max ${T_max} --epochs ${epochs}`;

/** It raises the rate while the loss falls. */
const greedy =
  "hf-greedy --factor 0.8 --patience 1 --max-lr 0.1 --lr 0.01 --metrics 2.1,1.9,1.7,1.5,1.4,1.3,1.3,1.4,1.3,1.3,1.2,1.1,1.1,1.2,1.1";

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
  ["cyclic --base-lr 0.001 --max-lr 0.1 --step-size-up 30 --epochs 62", 30, []],
  ["cosine --T-max 5 --epochs 7", undefined, []],
  ["cosine-warm --T0 30 --epochs 31", undefined, [30]],
  [greedy, undefined, []],
  [`--steps-per-epoch 3 ${greedy}`, undefined, []],
];

/** A command line with more cycles than any picture has columns, and how many restarts it has. */
const dense: readonly (readonly [line: string, count: number, first: readonly number[]])[] = [
  ["cosine-warm --T0 10 --epochs 10 --steps-per-epoch 5000", 4999, [10, 20, 30]],
  ["cosine-warm --T0 3 --epochs 100000", 33_333, [3, 6, 9]],
  ["cosine --T-max 7 --epochs 100000", 0, []],
  ["cyclic --base-lr 0.001 --max-lr 0.1 --step-size-up 500 --epochs 100001", 0, []],
  ["lambda --lr-lambda epoch%7 --epochs 5000", 0, []],
];

test.each(dense)("%s restarts %i times", async (line, count, first) => {
  for (const columns of [1, 100, 800]) {
    const { restartCount, restarts } = survey(await curveOfLine(words(line)), columns).facts;
    expect([restartCount, restarts.slice(0, 3)]).toEqual([count, first]);
  }
});

/** A command line, and where its peak and its lowest rate are reached, but for what rounding adds. */
const places: readonly (readonly [line: string, peak: number, lowest: number])[] = [
  ["cosine --T-max 10 --epochs 200", 0, 10],
  ["cosine --T-max 30 --epochs 150", 0, 30],
  ["linear --start-factor 0.01 --total-iters 8 then@22 cosine --T-max 123 --epochs 60", 8, 0],
  ["cosine --T-max 7 --epochs 100000", 0, 7],
  ["onecycle --max-lr 0.1 --total-steps 30000", 8999, 29_999],
];

test.each(places)("%s is highest at %i and lowest at %i", async (line, highest, lowest) => {
  const { facts } = survey(await curveOfLine(words(line)), 1);
  expect([facts.peak.index, facts.lowest.index]).toEqual([highest, lowest]);
});

test.each(cases)("%s", async (line, warmup, restarts) => {
  const facts = survey(await curveOfLine(words(line)), 1000).facts;
  expect([facts.warmup, facts.restarts]).toEqual([warmup, restarts]);
});

test("a long run has the same facts as the short one that it stretches", async () => {
  const line = "cosine-warm --T0 1000000 --epochs 5000000";
  const { peak, lowest, final, restarts } = survey(await curveOfLine(words(line)), 800).facts;
  expect(restarts).toEqual([1e6, 2e6, 3e6, 4e6]);
  expect([peak, lowest.index, final.index]).toEqual([{ index: 0, rate: 0.001 }, 999_999, 4_999_999]);
});

describe("noise", () => {
  test.each([
    ["a flat piece that rounding shakes", [1, 1 + 2e-16, 1, 1 - 1e-16, 1], undefined, []],
    ["a fall that rounding shakes", [1, 0.5, 0.5 + 1e-16, 0.25, 0.25, 0.1], undefined, []],
    ["a warm-up to a shaking plateau", [0, 1, 2, 2 + 4e-16, 2, 2 - 2e-16], 2, []],
  ])("%s", (_, rates, warmup, restarts) => {
    const facts = survey(listed(rates), 10).facts;
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
  const facts = survey(await curveOfLine(words(line)), 2000).facts;
  const axis = { x: steps_per_epoch > 1 ? "step" : "epoch", steps_per_epoch } as const;
  expect(
    factTexts(facts, axis)
      .map((fact) => `${fact.name} ${fact.text}`)
      .join(", "),
  ).toBe(text);
});

test("facts do not depend on the chunks in which a curve comes", () => {
  const rates = fc.array(fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.5, 1)), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(rates, fc.integer({ min: 1, max: 70 }), (values, size) => {
      const curve = listed(values);
      const { facts } = survey(curve, 1);
      expect(survey({ ...curve, chunks: () => curve.chunks(size) }, 1).facts).toEqual(facts);
      expect(facts.peak.rate).toBeGreaterThanOrEqual(Math.max(...values) * (1 - 1e-9));
      expect(facts.lowest.rate).toBeLessThanOrEqual(Math.min(...values) * (1 + 1e-9));
      expect(values[facts.peak.index]).toBe(facts.peak.rate);
      expect(facts.restartCount).toBe(facts.restarts.length);
    }),
  );
});

describe("what a metric made rise is marked nowhere as a warm-up or restart", () => {
  test.each(["text", "terminal", "markdown", "svg", "vl.json", "html"])("%s", async (format) => {
    const { code, out } = await lrplot(...words(greedy), "--format", format);
    const said = out.replaceAll(/<script.*?<\/script>|<style.*?<\/style>/gs, "");
    expect([code, said.match(/warm-up ends|ends at|restarts?\s+\d|\d, at epoch/g)]).toEqual([0, null]);
  });
});
