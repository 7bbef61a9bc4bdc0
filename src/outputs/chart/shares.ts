import { titleOf } from "../../core/parameter-name.ts";
import type { ParameterName } from "../../core/schedule.ts";
import { textWidth } from "./text.ts";
import { sizes } from "./theme.ts";

/** A part of the plot's height, from above: 0 to 1. */
export interface Share {
  readonly from: number;
  readonly to: number;
}

/** How panels that stand below each other share a plot, and where their titles are. */
export interface Shares {
  readonly panels: readonly Share[];
  /** Are the titles above the panels, as these are too low for titles beside them? */
  readonly isTitledAbove: boolean;
}

/** What a panel's title or the labels at its ends keep from the panel above, in CSS pixels. */
const gaps = { beside: 18, above: 22 };
/** A rate is looked at first, and has more than others where these keep so many CSS pixels. */
const more = 1.5;
const enough = 75;
/** Room for the title of the uppermost panel below an axis of epochs. */
const underAxis = 18;

/** The shares of `height` CSS pixels that the panels of some parameters have. */
export function sharesOf(
  parameters: readonly ParameterName[],
  height: number,
  hasAxisAbove: boolean,
): Shares {
  const least = Math.max(...parameters.map((parameter) => textWidth(titleOf(parameter), sizes.axisTitle)));
  const free = height - gaps.beside * (parameters.length - 1);
  const isTitledAbove = free / parameters.length < least + 4;
  const top = isTitledAbove && hasAxisAbove ? underAxis : 0;
  const gap = isTitledAbove ? gaps.above : gaps.beside;
  const room = Math.max(parameters.length, height - top - gap * (parameters.length - 1));
  const weights = parameters.map((parameter) => (parameter === "lr" ? more : 1));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const isWeighted = room / sum >= Math.max(enough, least + 4);
  let at = top;
  const panels = weights.map((weight) => {
    const from = at / height;
    const own = isWeighted ? (weight / sum) * room : room / weights.length;
    at += own + gap;
    return { from, to: (at - gap) / height };
  });
  return { panels, isTitledAbove };
}
