import type { Curve } from "../core/curve.ts";
import { countText, placeText } from "../core/facts-text.ts";
import type { Plan } from "../core/plan.ts";
import { watched } from "../core/seen.ts";
import { holdersOf, type Stage, stagesOf, stepOf } from "../core/stage.ts";
import { steppingOf } from "../core/stepping.ts";
import type { Sight } from "./rule.ts";

/** What rules look at: every schedule of a plan on every param group, with its curve of `rates`, in their order. */
export function sightsOf(plan: Plan, rates: readonly Curve[]): Sight[] {
  const subjects = plan.curves.flatMap((planned) => planned.groups.map((group) => ({ planned, group })));
  return subjects.map(({ planned, group }, i): Sight => {
    const { part, every, optimizer } = planned;
    const { course, indexOf } = steppingOf(plan, planned);
    return {
      plan,
      planned,
      group,
      curve: rates[i] as Curve,
      indexOf,
      steps: course.steps,
      origin: 0,
      stages: stagesOf(part, course),
      holders: holdersOf(part, course),
      interval: plan.x === "epoch" || every > 1 ? "epoch" : "step",
      steps_per_epoch: plan.told.steps_per_epoch,
      lr: group.lr,
      saysRate: optimizer?.lr !== undefined,
      metrics: part.fed ? plan.metrics?.length : undefined,
      place: (index) => placeText(index, plan),
      span: (values) => spanText([values], plan.x),
      counted: (...values) =>
        spanText(
          values.map((value) => Math.ceil(value / every)),
          every > 1 ? "epoch" : plan.x,
        ),
      isOneStep: (index, other) => Math.floor(index / every) === Math.floor(other / every),
    };
  });
}

const spanText = (counts: readonly number[], unit: string) =>
  `${counts.map(countText).join(", ")} ${unit}${counts.at(-1) === 1 ? "" : "s"}`;

/** Curves that are watched by who reads them first, those of rates, for what advice wants to know of them, and at `also`. */
export function attended(curves: readonly Curve[], plan: Plan, also: readonly number[] = []): Curve[] {
  const rates = curves.filter(isRate);
  const sights = sightsOf(plan, rates);
  return curves.map((curve) => {
    const sight = sights[rates.indexOf(curve)];
    return sight ? watched(curve, [...also, ...placesOf(sight)]) : curve;
  });
}

export const isRate = ({ parameter }: Curve) => parameter === "lr";

/** The indices whose values tell something: both sides of where a schedule ends, changes, or takes its turn. */
export function placesOf({ curve, stages, indexOf }: Sight): number[] {
  const turns = stages.flatMap(({ from, to }) => [indexOf(from), indexOf(to)]);
  const ends = [curve.end, ...stages.map((stage) => ownEnd(stage, indexOf))].filter((at) => at !== undefined);
  return [...turns, ...ends, ...curve.milestones].flatMap((at) => {
    const index = Math.ceil(at);
    return [index - 2, index - 1, index, index + 1];
  });
}

/** The index behind the last value that a schedule changes. */
const ownEnd = (stage: Stage, indexOf: Sight["indexOf"]) =>
  stage.part.end === undefined ? undefined : indexOf(stepOf(stage, stage.part.end));
