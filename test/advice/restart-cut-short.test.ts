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
  ["cosine-warm --T-0 5 --epochs 1000002", ["LR017"]],
  ["cosine-warm --T-0 30 --epochs 20", ["LR018"]],
  ["cosine-warm --T-0 30 --epochs 30", ["LR018"]],
  ["keras-cosine-decay-restarts --initial-learning-rate 0.1 --first-decay-steps 100 --steps 500", ["LR017"]],
  ["keras-cosine-decay-restarts --initial-learning-rate 0.1 --first-decay-steps 100 --steps 300", []],
  ["cosine --T-max 30 --epochs 30", []],
  ["linear --total-iters 5 then@5 cosine-warm --T-0 30 --epochs 80", ["LR017"]],
  ["linear --total-iters 5 then@5 cosine-warm --T-0 30 --epochs 65", []],
  ["cosine-warm --T-0 30 then@50 constant --factor 1 --epochs 50", ["LR016"]],
  ["hf-cosine-restarts --num-warmup-steps 10 --num-training-steps 100 --num-cycles 2 --steps 70", ["LR004"]],
  ["hf-cosine-restarts --num-warmup-steps 10 --num-training-steps 100 --num-cycles 2.5", ["LR017"]],
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

test.each([
  ["cosine-warm --T-0 30 --epochs 95", [{ path: ["epochs"], value: 90 }]],
  ["cosine-warm --T-0 30 --epochs 116", [{ path: ["epochs"], value: 120 }]],
  ["cosine-warm --T-0 30 --epochs 105", []],
  ["linear --total-iters 5 then@5 cosine-warm --T-0 30 --epochs 70", [{ path: ["epochs"], value: 65 }]],
  ["cosine-warm --T-0 300 --steps 650 --steps-per-epoch 100", [{ path: ["steps"], value: 600 }]],
  ["cosine-warm --T-0 300 --epochs 13 --steps-per-epoch 50", [{ path: ["epochs"], value: 12 }]],
  ["cosine-warm --T-0 3 --epochs 16 --steps-per-epoch 50 --interval epoch", []],
])("%s: the end that was meant, where it is near", async (line, changes) => {
  const findings = await findingsOfLine(line);
  expect(findings.find(({ rule }) => rule === "LR017")?.changes).toEqual(changes);
});

test.each([
  "cyclic --base-lr 0.001 --max-lr 0.1 --step-size-up 2000 --steps 10000",
  "fairseq-triangular --lr 0.001 --max-lr 0.1 --lr-period-updates 4000 --lr-shrink 1 --steps 10000",
])("%s: triangles have cycles too", async (line) => {
  const [finding] = await findingsOfLine(line);
  expect(`${finding?.rule}: ${finding?.message}; ${finding?.advice}`).toBe(
    "LR017: the run ends 50 % into the cycle that begins at step 8,000, with a rate of 0.09995 (peak 0.1); if that is not meant, let it end with a cycle, after 4,000, 8,000, 12,000 steps",
  );
});

test.each([
  "cyclic --base-lr 0.001 --max-lr 0.1 --step-size-up 2000 --steps 8000",
  "cyclic --base-lr 0.001 --max-lr 0.1 --step-size-up 2000 --steps 3900",
  // the third peak is a hundredth of the first
  "fairseq-triangular --lr 0.001 --max-lr 0.1 --lr-period-updates 4000 --steps 10000",
])("%s: nothing is said of whole triangles, or low ones", async (line) => {
  expect((await findingsOfLine(line)).map(({ rule }) => rule)).not.toContain("LR017");
});

// one rise or one triangle may be all that is meant, and no triangle is a restart
test.each([2000, 4000, 8000])("a cyclic of %d steps: nothing is said", async (steps) => {
  const line = `cyclic --base-lr 0.001 --max-lr 0.1 --step-size-up 2000 --steps ${steps}`;
  expect(await findingsOfLine(line)).toEqual([]);
});
