import type { Config } from "./config.ts";
import { className } from "./definition.ts";
import { parameterNames, wordsOf } from "./parameter-name.ts";
import type { PlannedCurve } from "./plan.ts";
import { Problem } from "./problem.ts";
import { type ParameterName, writesOf } from "./schedule.ts";

/** The parameters that a config asks for, or else the one that its schedules are about: the rate, where any writes it. */
export function parametersAsked(
  { parameter }: Pick<Config, "parameter">,
  curves: readonly PlannedCurve[],
): readonly ParameterName[] {
  const asked = parameter === undefined ? [usual(curves)] : [parameter].flat();
  const again = asked.find((name, i) => asked.indexOf(name) < i);
  if (again !== undefined) {
    throw new Problem(`${again} is named twice`, { path: ["parameter"], allowed: "each makes one panel" });
  }
  checkParameters(asked, curves);
  return asked;
}

function usual(curves: readonly PlannedCurve[]): ParameterName {
  const written = curves.map(({ part }) => writesOf(part.schedule));
  if (written.some((names) => names.includes("lr"))) return "lr";
  return parameterNames.find((name) => written.every((names) => names.includes(name))) ?? "lr";
}

/** Throws a Problem where an optimizer lacks one of the parameters: all have a rate and a weight decay. */
export function checkParameters(asked: readonly ParameterName[], curves: readonly PlannedCurve[]): void {
  if (!asked.includes("momentum")) return;
  const lacking = curves.find(({ groups }) => groups.some(({ momentum }) => momentum === undefined));
  if (lacking === undefined) return;
  const of = curves.length > 1 ? ` of ${lacking.label ?? className(lacking.part.definition)}` : "";
  throw new Problem(`the optimizer${of} has no ${wordsOf("momentum")}`, {
    path: ["parameter"],
    hint: "Try --momentum 0.9, or --betas 0.9,0.999",
  });
}
