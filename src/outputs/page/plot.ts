import { select } from "d3-selection";
import type { Domain } from "./data.ts";
import type { Frame } from "./frame.ts";
import type { Box } from "./pointer.ts";

/** How far beside the axes a pointer still means them. */
const reach = 4;

/** The edges of all panels together. */
function edgesOf({ left, right, panels }: Frame) {
  return { left, right, top: panels[0]?.top ?? 0, bottom: panels.at(-1)?.bottom ?? 0 };
}

export function isPlot(x: number, y: number, frame: Frame): boolean {
  const { left, right, top, bottom } = edgesOf(frame);
  return x >= left - reach && x <= right + reach && y >= top - reach && y <= bottom + reach;
}

const within = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/** Show what a drag has selected so far; undefined for nothing. */
export function drawSelection(element: SVGRectElement, box: Box | undefined, frame: Frame): void {
  const { left, right, top, bottom } = edgesOf(frame);
  const selection = select(element).attr("visibility", box ? "visible" : "hidden");
  if (!box) return;
  const { from, to, isVertical } = box;
  const ends = isVertical
    ? [from[1], to[1]].map((y) => within(y, top, bottom))
    : [from[0], to[0]].map((x) => within(x, left, right));
  const [start, end] = [Math.min(...ends), Math.max(...ends)];
  const [x, y, width, height] = isVertical
    ? [left, start, right - left, end - start]
    : [start, top, end - start, bottom - top];
  selection.attr("x", x).attr("y", y).attr("width", width).attr("height", height);
}

/** The part of the lower axis that a drag has selected. */
export function placesOf({ from, to }: Box, { x, left, right }: Frame): Domain {
  return [from[0], to[0]].map((end) => Number(x.invert(within(end, left, right)))) as unknown as Domain;
}

/** The part of the rate axis that a drag has selected; undefined where it is none. */
export function ratesOf({ from, to }: Box, { panels }: Frame): Domain | undefined {
  const panel = panels.find(({ isLeading }) => isLeading);
  if (!panel) return undefined;
  const { y, top, bottom } = panel;
  const rates = [from[1], to[1]].map((end) => Number(y.invert(within(end, top, bottom))));
  const [low, high] = [Math.min(...rates), Math.max(...rates)];
  return low < high ? [low, high] : undefined;
}

/** What is seen of the lower axis when what was under two fingers stays there as they move. */
export function pinched(
  from: readonly [number, number],
  to: readonly [number, number],
  { x, left, right }: Frame,
): Domain {
  const perPixel = (Number(x.invert(right)) - Number(x.invert(left))) / (right - left);
  const spread = perPixel * (Math.abs(from[1] - from[0]) / Math.max(1, Math.abs(to[1] - to[0])));
  const begin = Number(x.invert(from[0])) - (to[0] - left) * spread;
  return [begin, begin + (right - left) * spread];
}
