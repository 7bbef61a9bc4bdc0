import { expect, test } from "vitest";
import { findingsOfLine } from "../helpers/findings.ts";

/** A command line, and the rules that speak. */
const cases: readonly (readonly [line: string, speak: readonly string[]])[] = [
  ["cosine-warm --T-0 30 --T-mult 2 --epochs 150", ["LR017"]],
  ["cosine-warm --T-0 30 --T-mult 2 --epochs 210", []],
  ["cosine-warm --T-0 30 --epochs 150", []],
  ["cosine-warm --T-0 30 --epochs 149", []],
  ["cosine-warm --T-0 30 --epochs 135", ["LR017"]],
  ["cosine-warm --T-0 30 --epochs 151", ["LR017"]],
  ["cosine-warm --T-0 30 --epochs 20", ["LR018"]],
  ["cosine-warm --T-0 30 --epochs 30", ["LR018"]],
  ["keras-cosine-decay-restarts --initial-learning-rate 0.1 --first-decay-steps 100 --steps 500", ["LR017"]],
  ["keras-cosine-decay-restarts --initial-learning-rate 0.1 --first-decay-steps 100 --steps 300", []],
  ["cosine --T-max 30 --epochs 30", []],
];

test.each(cases)("%s", async (line, speak) => {
  expect((await findingsOfLine(line)).map(({ rule }) => rule)).toEqual(speak);
});

test("says how far the cycle is, and where cycles end", async () => {
  const [finding] = await findingsOfLine("cosine-warm --T-0 30 --T-mult 2 --epochs 150");
  expect(`${finding?.message}; ${finding?.advice}`).toBe(
    "the run ends 50 % into the cycle that begins at epoch 90, with a rate of 0.0005131 (peak 0.001); if that is not meant, let it end with a cycle, after 30, 90, 210 epochs",
  );
});
