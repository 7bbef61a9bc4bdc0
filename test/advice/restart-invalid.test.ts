import { expect, test } from "vitest";
import { findingsOfLine } from "../helpers/findings.ts";

const keras = "keras-cosine-decay-restarts --initial-learning-rate 0.1 --first-decay-steps 100";
const katsura = "cosine-warmup-restarts --max-lr 0.1 --first-cycle-steps 100 --warmup-steps 5";

/** A command line, and what is said: how grave, and by which rule. */
const cases: readonly (readonly [line: string, said: readonly string[]])[] = [
  ["cosine-warm --T-0 100 --epochs 50", ["warning LR018"]],
  ["cosine-warm --T-0 50 --epochs 50", ["note LR018"]],
  ["cosine-warm --T-0 50 --epochs 49", ["note LR018"]],
  ["cosine-warm --T-0 50 --epochs 100", []],
  ["cosine-warm --T-0 60 --epochs 54", ["note LR018"]],
  [`${keras} --steps 40`, ["warning LR018"]],
  [`${keras} --steps 100`, ["note LR018"]],
  [`${keras} --steps 300`, []],
  [`${katsura} --epochs 50`, ["warning LR018"]],
  [`${katsura} --epochs 100`, ["note LR018"]],
  [`${katsura} --epochs 200`, []],
  ["timm-cosine --t-initial 100 --epochs 100", []],
  [
    "hf-cosine-restarts --num-warmup-steps 0 --num-training-steps 100 --num-cycles 2 --steps 40",
    ["warning LR004"],
  ],
  ["fairseq-cosine --lr 0.1 --steps 100", []],
  ["cosine-warm --T-0 60 --initial-lr 0.1 --last-epoch 59 --epochs 60", ["note LR018"]],
  ["cosine-warm --T-0 250 --epochs 10 --steps-per-epoch 100 --interval step", []],
  ["cosine-warm --T-0 100 --T-mult 2 --epochs 9 --steps-per-epoch 700 --interval step", []],
  ["cosine-warm --T-0 200 --epochs 10 --steps-per-epoch 100 --interval step", []],
  ["cosine-warm --T-0 250 --steps 1000 --steps-per-epoch 100 --interval step", []],
  ["cosine-warm --T-0 5 --epochs 10 --steps-per-epoch 100 --interval epoch", []],
];

test.each(cases)("%s", async (line, said) => {
  expect((await findingsOfLine(line)).map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(said);
});

test.each([
  [
    "cosine-warm --T-0 100 --epochs 50",
    "the run ends 50 % into the first cycle, before any restart, with a rate of 0.0005157 (peak 0.001); if that is not meant, let the first cycle be shorter than the run's 50 epochs",
  ],
  [
    "cosine-warm --T-0 50 --epochs 50",
    "no restart happens: the first cycle lasts for the run's 50 epochs; if restarts are meant, let the first cycle be shorter",
  ],
])("%s, in words", async (line, says) => {
  const [finding] = await findingsOfLine(line);
  expect(`${finding?.message}; ${finding?.advice}`).toBe(says);
});

test.each([
  "cosine-warm --T-0 0 --epochs 9",
  "cosine-warm --T-0 1.5 --epochs 9",
  "cosine-warm --T-0 3 --T-mult 0 --epochs 9",
  "cosine-warm --T-0 3 --T-mult 0.5 --epochs 9",
  "linear then@5 cosine-warm --T-0 3 --T-mult 0.5 --epochs 9",
  "cosine-warmup-restarts --first-cycle-steps 5 --warmup-steps 5",
  "mmengine-cosine-restart --periods 5,5 --restart-weights 1 --eta-min 0",
])("%s is refused, and why", async (line) => {
  await expect(findingsOfLine(line)).rejects.toMatchObject({ name: "Problem", rule: "LR018" });
});

test.each(["cosine-warm --T-mult 2 --epochs 9", "cosine-warm --T-0 3 --eta-min x --epochs 9"])(
  "%s is refused for another reason",
  async (line) => {
    await expect(findingsOfLine(line)).rejects.toMatchObject({ name: "Problem", rule: undefined });
  },
);
