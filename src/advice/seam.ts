import { relativeText } from "../core/compare/change-text.ts";
import type { Curve } from "../core/curve.ts";
import { placeText, rateText } from "../core/facts-text.ts";
import type { Finding } from "../core/finding.ts";
import type { Plan } from "../core/plan.ts";
import { seenOf } from "../core/seen.ts";
import { checkIgnored } from "./ignored.ts";
import { rules } from "./index.ts";
import { resumeJump } from "./resume-jump.ts";
import { isRate } from "./sight.ts";

/** A rate that is off by no more than this part of itself is nobody's mistake. */
const slight = 0.01;

/** The indices on both sides of a seam. */
export const seamPlaces = (at: number): number[] => [at - 1, at];

/** What is found at the seam in the rates of both plans, of the same groups in the same order. */
export function seamFindings(
  before: readonly Curve[],
  after: readonly Curve[],
  plan: Plan,
  at: number,
): Finding[] {
  if (checkIgnored(plan.ignore, rules).has(resumeJump.id)) return [];
  const was = before.filter(isRate);
  return after.filter(isRate).flatMap((curve, i) => {
    const found = seamFinding(was[i] as Curve, curve, at, (index) => placeText(index, plan));
    return found ?? [];
  });
}

/**
 * What is found at index `at`, where a run that `before` planned goes on as `after` plans it; `place` names an index.
 * Where the first plan has ended by then, its last rate is what the next one is compared with.
 */
function seamFinding(
  before: Curve,
  after: Curve,
  at: number,
  place: (index: number) => string,
): Finding | undefined {
  const was = seenOf(before, seamPlaces(at));
  const [last, goesOn, next] = [was.at(at - 1), was.at(at), seenOf(after, seamPlaces(at)).at(at)];
  const meant = goesOn ?? last;
  if (last === undefined || meant === undefined || next === undefined) return undefined;
  if (Math.abs(next - meant) <= slight * Math.abs(meant)) return undefined;
  const { id, name, severity, why } = resumeJump;
  const change = relativeText(meant, next);
  const message =
    goesOn === undefined
      ? `the rate goes from ${rateText(last)} to ${rateText(next)} at ${place(at)} (${change}), where the first plan has ended`
      : `the rate is ${rateText(next)} at ${place(at)}, and not ${rateText(goesOn)} as in the first plan (${change}); the last one before it is ${rateText(last)}`;
  return {
    rule: id,
    name,
    severity,
    curve: after.label,
    path: [],
    at,
    message,
    why,
    advice:
      "if that is not meant, keep the horizon of the first plan, or let the second begin with the rate at which the first stops",
    changes: [],
  };
}
