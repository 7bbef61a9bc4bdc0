import { wordsOf } from "../../core/parameter-name.ts";
import type { ParameterName } from "../../core/schedule.ts";

/** What to say of values that a logarithmic axis has no place for; of `all`, where no other is shown. */
export function gapsText(parameter: ParameterName, all: boolean): string {
  const value = parameter === "lr" ? "rate" : wordsOf(parameter);
  const what = all ? "nothing is drawn" : "the line has gaps there";
  return `a ${value} of 0 or less has no place on a logarithmic axis: ${what}`;
}
