import { describe, expect, test } from "vitest";
import { Problem } from "../../src/core/problem.ts";
import { casesOf, config, distance, groups, refusalsOf } from "../golden/cases.ts";
import { compute } from "../helpers/compute.ts";

/** Cases that JSON cannot tell from an accepted one: the original refuses 10.0 where 10 is meant. */
const sameAsAccepted = ["torch/CosineAnnealingWarmRestarts/error-T_0-float"];

describe.each(["torch", "katsura"])("%s, as recorded", (framework) => {
  test.each(casesOf(framework).map((recorded) => [recorded.id, recorded] as const))("%s", (_id, recorded) => {
    const curves = compute(config(recorded));
    const apart = distance(recorded);
    groups(recorded.lr).forEach((want, i) => {
      expect(apart(curves[i]?.lr ?? [], want)).toBeLessThanOrEqual(1);
    });
    expect(curves.some((curve) => curve.momentum)).toBe(recorded.momentum !== undefined);
    groups(recorded.momentum ?? []).forEach((want, i) => {
      if (recorded.momentum) expect(apart(curves[i]?.momentumValues ?? [], want)).toBeLessThanOrEqual(1);
    });
  });

  const refusals = refusalsOf(framework).filter(({ id }) => !sameAsAccepted.includes(id));
  test.each(refusals.map((refusal) => [refusal.id, refusal] as const))("%s is refused", (_id, refusal) => {
    expect(() => compute(config(refusal))).toThrow(Problem);
  });
});
