import { expect, test } from "vitest";
import { findingsOfLine } from "../helpers/findings.ts";

const cycle = "onecycle --max-lr 0.1";

test.each([
  `${cycle} --total-steps 10 --pct-start 0.1`,
  `${cycle} --total-steps 10 --pct-start 0.1 --three-phase`,
  `${cycle} --total-steps 10 --pct-start 30`,
  `${cycle} --total-steps 10 --pct-start 1`,
  `${cycle} --total-steps 0`,
  `linear then@5 ${cycle} --total-steps 10 --pct-start 0.1`,
  "mmengine-onecycle --eta-max 0.1 --total-steps 10 --pct-start 0.1",
  "mmengine-onecycle --eta-max 0.1 --total-steps 10 --pct-start 1.5",
])("%s is refused, and why", async (line) => {
  await expect(findingsOfLine(line)).rejects.toMatchObject({ name: "Problem", rule: "LR008" });
});

test.each([`${cycle} --total-steps 10 --pct-start 0.2`, `${cycle} --total-steps 3 --pct-start 0.5`])(
  "nothing is said of %s",
  async (line) => {
    expect(await findingsOfLine(line)).toEqual([]);
  },
);

test.each([
  [cycle, { path: ["schedule", "total_steps"], rule: undefined }],
  [`${cycle} --total-steps 10 --div-factor 0`, { path: ["schedule", "div_factor"], rule: undefined }],
])("%s is refused for another reason", async (line, problem) => {
  await expect(findingsOfLine(line)).rejects.toMatchObject(problem);
});
