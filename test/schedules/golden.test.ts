import { describe, expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { draftOf } from "../../src/core/draft.ts";
import { plan } from "../../src/core/plan.ts";
import { Problem } from "../../src/core/problem.ts";
import { run } from "../../src/core/run.ts";
import { casesOf, config, distance, groups, isElsewhere, refusalsOf, stepOf } from "../golden/cases.ts";
import { compute } from "../helpers/compute.ts";

/** Cases that JSON cannot tell from an accepted one: the original refuses 10.0 where 10 is meant. */
const sameAsAccepted = ["torch/CosineAnnealingWarmRestarts/error-T_0-float"];

/**
 * Parameters that the original takes and then fails with at its first step, by dividing by them or reading the
 * first of none. Nobody means them, so they are refused as parameters, by name.
 */
const refusedEarlier = new Map([
  ["torch/StepLR/error-step-size-zero", "step_size"],
  ["torch/CosineAnnealingLR/error-T_max-zero", "T_max"],
  ["keras/PiecewiseConstantDecay/error-empty", "boundaries"],
  ["fairseq/TriangularLRSchedule/error-period-one", "lr_period_updates"],
]);

/** Its optimizer is SGD, which has no betas to cycle. A config has no name of it, and momentum is cycled there. */
const cyclesMomentum = ["deepspeed/OneCycle/sgd-has-no-betas"];

/** Those that other programs than ours define. */
const frameworks = new Set(registry.map(({ framework }) => framework).filter(isElsewhere));

declare module "vitest" {
  interface TaskMeta {
    /** How near a recorded case is; scripts/conformance.mjs makes a table of it. A refusal has no distance. */
    conformance?: { framework: string; source: string; version: string; apart: number | undefined };
  }
}

describe.each([...frameworks])("%s, as recorded", (framework) => {
  test.for(casesOf(framework).map((recorded) => [recorded.id, recorded] as const))(
    "%s",
    ([, recorded], { task }) => {
      const curves = compute(config(recorded));
      const apart = distance(recorded);
      groups(recorded.lr).forEach((want, i) => {
        expect(apart(curves[i]?.lr ?? [], want)).toBeLessThanOrEqual(1);
      });
      expect(curves.some(({ momentumValues }) => momentumValues.length > 0)).toBe(
        recorded.momentum !== undefined || cyclesMomentum.includes(recorded.id),
      );
      const { source, version } = recorded;
      const lr = curves.map((curve) => curve.lr);
      task.meta.conformance = { framework, source, version, apart: apartOfPeak(lr, groups(recorded.lr)) };
      groups(recorded.momentum ?? []).forEach((want, i) => {
        if (recorded.momentum) expect(apart(curves[i]?.momentumValues ?? [], want)).toBeLessThanOrEqual(1);
      });
    },
  );

  const refusals = refusalsOf(framework).filter(({ id }) => !sameAsAccepted.includes(id));
  test.for(refusals.map((refusal) => [refusal.id, refusal] as const))(
    "%s is refused",
    ([id, refusal], { task }) => {
      const { source, version } = refusal;
      task.meta.conformance = { framework, source, version, apart: undefined };
      const { indices, problem } = readUntilRefused(config(refusal));
      const earlier = refusedEarlier.get(id);
      const step = earlier === undefined ? stepOf(refusal) : undefined;
      // For its schedule, and not for the length of the run or its metrics.
      expect(problem.path[0]).toBe("schedule");
      if (earlier !== undefined) expect(problem.path).toEqual(["schedule", earlier]);
      expect(indices).toEqual(Array.from({ length: step ?? 0 }, (_, i) => i));
      expect(/ \((?:epoch|step) (\d+)\)$/.exec(problem.message)?.[1]).toBe(step?.toString());
    },
  );
});

/** The largest difference of curves, relative to the largest value of each. */
function apartOfPeak(got: readonly number[][], want: readonly number[][]): number {
  const each = want.map((values, i) => {
    const peak = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    return values.reduce(
      (most, value, k) => Math.max(most, Math.abs(value - (got[i]?.[k] as number)) / (peak || 1)),
      0,
    );
  });
  return Math.max(...each);
}

/** Read a config's first curve value by value: the indices that came, and the Problem that came then. */
function readUntilRefused(refused: Record<string, unknown>): { indices: number[]; problem: Problem } {
  const indices: number[] = [];
  try {
    const [curve] = run(plan(draftOf(refused), registry));
    for (const { start } of curve?.chunks(1) ?? []) indices.push(start);
  } catch (error) {
    if (error instanceof Problem) return { indices, problem: error };
    throw error;
  }
  throw new Error(`accepted: ${JSON.stringify(refused)}`);
}
