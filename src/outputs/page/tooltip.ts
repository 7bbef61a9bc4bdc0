import { least, sort } from "d3-array";
import { select } from "d3-selection";
import type { Frame } from "./frame.ts";
import type { Model } from "./model.ts";
import { type Reading, type Readout, rateParts } from "./readout.ts";
import { sampleOf } from "./sample.ts";

/** As in the style sheet, in CSS pixels. */
const rowHeight = 20;
/** More rows would hide the chart, and nobody reads them. */
const mostRows = 12;
/** A box that would hide more than this part of the chart's width goes below it. */
const widest = 0.6;
/** How much of the plot's height the box may cover: with the width, less than a third of the plot. */
const tallest = 0.5;
const gap = 14;

/** Fill the tooltip with a readout and put it beside the rule, within the picture; hide it for no readout. */
export function drawTooltip(
  tooltip: HTMLElement,
  frame: Frame,
  model: Model,
  readout: Readout | undefined,
  pointerY: number | undefined,
): void {
  tooltip.hidden = readout === undefined;
  if (!readout) return;
  fill(tooltip, model, readout, pointerY, mostRows);
  const { offsetWidth, offsetHeight } = tooltip;
  const isBelow = offsetWidth > widest * frame.width;
  const excess = offsetHeight - tallest * heightOf(frame);
  if (!isBelow && excess > 0) {
    const rows = tooltip.querySelectorAll("li, .more").length;
    fill(tooltip, model, readout, pointerY, rows - Math.ceil(excess / rowHeight));
  }
  place(tooltip, frame, readout.x, pointerY ?? frame.height / 3, isBelow);
}

function heightOf({ panels }: Frame): number {
  return panels.reduce((height, { top, bottom }) => height + bottom - top, 0);
}

/** At most so many rows, but all of one curve. */
function fill(
  tooltip: HTMLElement,
  model: Model,
  { place, readings }: Readout,
  pointerY: number | undefined,
  most: number,
): void {
  const groups = groupsOf(readings);
  const shown = readings.length <= most ? groups : nearestFirst(groups, pointerY, most - 1);
  const isNearest = pointerY !== undefined && readings.length > 1;
  const nearest = isNearest ? least(readings, (reading) => distanceOf([reading], pointerY)) : undefined;
  const body = select(tooltip);
  body.selectChildren().remove();
  body.append("p").attr("class", "place").text(place);
  const list = body.append("ul");
  for (const group of shown) {
    for (const [k, reading] of group.entries()) {
      const item = list.append("li").classed("nearest", reading === nearest);
      item.classed("first-of-pair", k === 0 && model.data.sides !== undefined);
      item.append(() => sampleOf(reading.line.look, reading.line.isBefore));
      if (model.lines.length > 1) {
        const { label, ending } = reading.line.name;
        const name = item.append("span").attr("class", "name");
        name.append("bdi").text(label);
        name.append("span").text(ending);
      }
      const [head, tail, power] = rateParts(reading, model);
      const rate = item.append("span").attr("class", "rate");
      rate.append("span").text(head);
      rate.append("span").attr("class", "tail").text(tail);
      rate.append("span").text(power);
    }
  }
  const left = groups.length - shown.length;
  if (left > 0) body.append("p").attr("class", "more").text(`and ${left} more`);
}

/** The readings of each curve, or of both its sides, which stand together. */
function groupsOf(readings: readonly Reading[]): Reading[][] {
  const groups = new Map<number, Reading[]>();
  for (const reading of readings) {
    const { group } = reading.line;
    groups.set(group, [...(groups.get(group) ?? []), reading]);
  }
  return [...groups.values()];
}

/** Those next to the pointer, as many as there is room for, and one at least. */
function nearestFirst(groups: readonly Reading[][], pointerY: number | undefined, most: number): Reading[][] {
  let count = 0;
  return sort(groups, (group) => distanceOf(group, pointerY)).filter((group, i) => {
    count += group.length;
    return i === 0 || count <= most;
  });
}

/** From the pointer to the nearest of some readings; all are as near to no pointer. */
function distanceOf(readings: readonly Reading[], pointerY: number | undefined): number {
  if (pointerY === undefined) return 0;
  return Math.min(...readings.map(({ y = Number.POSITIVE_INFINITY }) => Math.abs(y - pointerY)));
}

function place(tooltip: HTMLElement, { width, height }: Frame, x: number, y: number, isBelow: boolean): void {
  const { offsetWidth, offsetHeight } = tooltip;
  const beside = x + gap + offsetWidth <= width ? x + gap : x - gap - offsetWidth;
  const left = Math.max(0, Math.min(width - offsetWidth, isBelow ? x - offsetWidth / 2 : beside));
  const top = Math.max(0, Math.min(height - offsetHeight, y - offsetHeight / 2));
  tooltip.style.transform = `translate(${Math.round(left)}px,${Math.round(isBelow ? height : top)}px)`;
}
