import { expect, test } from "vitest";
import { findingsOfLine } from "../helpers/findings.ts";

const steps = "--num-warmup-steps 10 --num-training-steps 100";

/** A command line, and the rules that speak. */
const cases: readonly (readonly [line: string, speak: readonly string[]])[] = [
  [`hf-cosine ${steps}`, []],
  [`hf-cosine ${steps} --num-cycles 1`, ["LR020"]],
  [`hf-cosine ${steps} --num-cycles 3`, ["LR020"]],
  [`hf-cosine ${steps} --num-cycles 0.75`, ["LR020"]],
  [`hf-cosine ${steps} --num-cycles 0.4375`, []],
  [`hf-cosine ${steps} --num-cycles 1.5`, []],
  [`hf-cosine-min-lr ${steps} --min-lr-rate 0.1 --num-cycles 1`, ["LR020"]],
  [`hf-cosine-warmup-min-lr ${steps} --min-lr-rate 0.1 --num-cycles 1`, ["LR020"]],
  [`hf-cosine-warmup-min-lr ${steps} --min-lr-rate 0.1`, []],
  [`hf-get-scheduler --name cosine ${steps} --scheduler-specific-kwargs '{"num_cycles": 1}'`, ["LR020"]],
];

test.each(cases)("%s", async (line, speak) => {
  expect((await findingsOfLine(line)).map(({ rule }) => rule)).toEqual(speak);
});

test.each([
  [
    `hf-cosine ${steps} --num-cycles 1`,
    "num_cycles=1 counts whole waves: the rate comes back up, and ends at 100 % of the way to the top",
    "--num_cycles 0.5",
  ],
  [
    `hf-get-scheduler --name cosine ${steps} --scheduler-specific-kwargs '{"num_cycles": 1}'`,
    "num_cycles=1 counts whole waves: the rate comes back up, and ends at 100 % of the way to the top",
    `--scheduler_specific_kwargs '{"num_cycles":0.5}'`,
  ],
])("%s, in words", async (line, says, paste) => {
  const [finding] = await findingsOfLine(line);
  expect(finding?.message).toBe(says);
  expect(finding?.advice).toBe(
    `for restarts there is get_cosine_with_hard_restarts_schedule_with_warmup; for one descent half a wave is enough: ${paste}`,
  );
});
