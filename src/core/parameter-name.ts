import type { ParameterName } from "./schedule.ts";

/** Every parameter that schedulers change, in the order in which they are listed. */
export const parameterNames = ["lr", "momentum", "weight_decay"] as const satisfies readonly ParameterName[];

/** What a parameter is called in a text: `learning rate`. */
export function wordsOf(parameter: ParameterName): string {
  return { lr: "learning rate", momentum: "momentum", weight_decay: "weight decay" }[parameter];
}

/** The same as a title: `Learning Rate`. */
export function titleOf(parameter: ParameterName): string {
  return { lr: "Learning Rate", momentum: "Momentum", weight_decay: "Weight Decay" }[parameter];
}

/** What a figure of these parameters is called where nothing else names it. */
export function usualTitle(parameters: readonly ParameterName[]): string {
  if (parameters.includes("lr")) return "Learning-Rate Schedules";
  const [first, ...others] = parameters;
  return first === undefined || others.length > 0 ? "Schedules" : titleOf(first);
}
