import { expect, test } from "vitest";
import { rulesOfLine, saidOfLine } from "../helpers/findings.ts";

const wsd = "hf-wsd --num-training-steps 1000 --num-warmup-steps 500 --num-decay-steps";

test("a warm-up and a decay that are longer than the training", async () => {
  expect(await saidOfLine("LR031", `${wsd} 700`)).toBe(
    "warning: num_warmup_steps and num_decay_steps, 500 and 700, are more than num_training_steps 1,000: where the warm-up ends the decay is 200 steps old, and the rate jumps from over 99 % to 81 % of its highest; if that is not meant, let the decay last for what is left behind the warm-up, or less: --num_decay_steps 500",
  );
});

test("a warm-up that the decay cuts is as long as it is told", async () => {
  const line = "hf-wsd --num-training-steps 10000 --num-warmup-steps 6000 --num-decay-steps";
  const says =
    "warning: the warm-up takes 6,000 steps of the run's 10,000 steps, 60 %; if that is not meant, make it shorter: most are a tenth of the run, or less";
  expect(await saidOfLine("LR011", `${line} 6000`)).toBe(says);
  expect(await saidOfLine("LR011", `${line} 4000`)).toBe(says);
});

test.each([`${wsd} 500`, `${wsd} 300`])("%s: nothing is said", async (line) => {
  expect(await rulesOfLine(line)).not.toContain("LR031");
});
