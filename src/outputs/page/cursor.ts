import { select } from "d3-selection";
import type { Frame } from "./frame.ts";
import type { Model } from "./model.ts";
import { type Reading, type Readout, rateParts } from "./readout.ts";
import { sampleOf } from "./sample.ts";

/** The rule and the dots of a readout, in the place of those that are there; none for no readout. */
export function drawCursor(layer: SVGGElement, frame: Frame, readout: Readout | undefined): void {
  const group = select(layer);
  group.selectChildren().remove();
  if (!readout) return;
  const { x, readings } = readout;
  for (const { top, bottom } of frame.panels) {
    group.append("line").attr("class", "rule").attr("x1", x).attr("x2", x).attr("y1", top).attr("y2", bottom);
  }
  for (const { line, y } of readings) {
    if (y === undefined || !isInside(y, frame)) continue;
    const classes = `dot ${line.look.className}${line.isBefore ? " before" : ""}`;
    group.append("circle").attr("cx", x).attr("cy", y).attr("r", 4).attr("class", classes);
  }
}

const isInside = (y: number, { panels }: Frame) =>
  panels.some(({ top, bottom }) => y >= top - 1 && y <= bottom + 1);

const rowHeight = 20;
/** More rows would hide the chart, and nobody reads them. */
const mostRows = 12;

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
  const nearest = nearestOf(readout.readings, pointerY);
  const most = Math.max(1, Math.min(mostRows, Math.floor((frame.height - 60) / rowHeight)));
  const rows =
    readout.readings.length <= most ? readout.readings : around(readout.readings, pointerY, most - 1);
  const body = select(tooltip);
  body.selectChildren().remove();
  body.append("p").attr("class", "place").text(readout.place);
  const list = body.append("ul");
  for (const reading of rows) {
    const item = list.append("li").classed("nearest", reading === nearest);
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
  const left = readout.readings.length - rows.length;
  if (left > 0) body.append("p").attr("class", "more").text(`and ${left} more`);
  place(tooltip, frame, readout.x, pointerY ?? frame.height / 3);
}

function nearestOf(readings: readonly Reading[], pointerY: number | undefined): Reading | undefined {
  return readings.length > 1 && pointerY !== undefined ? byDistance(readings, pointerY)[0] : undefined;
}

function byDistance(readings: readonly Reading[], pointerY: number): Reading[] {
  const distance = ({ y = Number.POSITIVE_INFINITY }: Reading) => Math.abs(y - pointerY);
  return [...readings].sort((a, b) => distance(a) - distance(b) || 0);
}

/** As many as there is room for: those next to the pointer, in the order in which all of them are. */
function around(
  readings: readonly Reading[],
  pointerY: number | undefined,
  most: number,
): readonly Reading[] {
  if (pointerY === undefined) return readings.slice(0, most);
  const chosen = new Set(byDistance(readings, pointerY).slice(0, most));
  return readings.filter((reading) => chosen.has(reading));
}

const gap = 14;
/** A tooltip that would hide more than this part of the chart's width goes below it. */
const widest = 0.6;

function place(tooltip: HTMLElement, { width, height }: Frame, x: number, y: number): void {
  const { offsetWidth, offsetHeight } = tooltip;
  const isBelow = offsetWidth > widest * width;
  const beside = x + gap + offsetWidth <= width ? x + gap : x - gap - offsetWidth;
  const left = Math.max(0, Math.min(width - offsetWidth, isBelow ? x - offsetWidth / 2 : beside));
  const top = Math.max(0, Math.min(height - offsetHeight, y - offsetHeight / 2));
  tooltip.style.transform = `translate(${Math.round(left)}px,${Math.round(isBelow ? height : top)}px)`;
}

/** A readout for those who hear it. */
export function spoken({ place, readings }: Readout, model: Model): string {
  const rates = readings.map((reading) => {
    const rate = rateParts(reading, model).join("");
    const { label, ending } = reading.line.name;
    return readings.length === 1 ? rate : `${label}${ending} ${rate}`;
  });
  return `${place}: ${rates.join("; ")}`;
}
