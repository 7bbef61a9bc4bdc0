import { expect, test } from "vitest";
import { checkLog } from "../../src/core/log/check-log.ts";
import { everyStep, logOf, plannedOf, rowsOf, valuesIn } from "../helpers/log.ts";

/** Of so many rows mistakes look at some. */
const long = 200_000;

const mistakesOfLongLogs: readonly (readonly [kind: string, from: (step: number) => number])[] = [
  ["off by one", (step) => Math.max(0, step - 1)],
  ["resumed from the start", (step) => (step < 123_457 ? step : step - 123_457)],
  ["stopped", (step) => Math.min(step, 150_000)],
  ["never stepped", () => 0],
  ["stepped too rarely", (step) => Math.floor(step / 3)],
];

test.each(mistakesOfLongLogs)("%s is told of a long log, all of whose rows are counted", (kind, from) => {
  const planned = plannedOf({ type: "LinearLR", start_factor: 1, end_factor: 0.01, total_iters: long }, long);
  const values = valuesIn(planned.curve);
  const steps = everyStep(long);
  const log = logOf(rowsOf(steps, (step) => values[from(step)] as number));
  const { looksLike, differing, compared } = checkLog(log, planned, 1e-9).verdict;
  expect(looksLike[0]?.kind).toBe(kind);
  expect(compared).toBe(long);
  expect(differing).toBe(steps.filter((step) => values[from(step)] !== values[step]).length);
});

test("what explains the rows that mistakes look at, but not one between them, is not told", () => {
  const planned = plannedOf({ type: "LinearLR", start_factor: 1, end_factor: 0.01, total_iters: long }, long);
  const values = valuesIn(planned.curve);
  const at = (step: number) => (step === 180_003 ? 0.5 : (values[Math.max(0, step - 1)] as number));
  const { looksLike } = checkLog(logOf(rowsOf(everyStep(long), at)), planned, 1e-9).verdict;
  expect(looksLike).toEqual([]);
});
