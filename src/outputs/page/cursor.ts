import { select } from "d3-selection";
import type { Frame } from "./frame.ts";
import type { Model } from "./model.ts";
import { type Readout, rateParts } from "./readout.ts";

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

/** A readout for those who hear it. */
export function spoken({ place, readings }: Readout, model: Model): string {
  const rates = readings.map((reading) => {
    const rate = rateParts(reading, model).join("");
    const { label, ending } = reading.line.name;
    return readings.length === 1 ? rate : `${label}${ending} ${rate}`;
  });
  return `${place}: ${rates.join("; ")}`;
}
