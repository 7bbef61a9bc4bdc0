import { create } from "d3-selection";
import type { Look } from "../html/look.ts";

/** Width and height of a sample of a line, in CSS pixels. */
export const sampleSize = [28, 10] as const;

/** A short piece of a line as the chart draws it. */
export function sampleOf({ className, dashes }: Look, isBefore: boolean): SVGSVGElement {
  const [width, height] = sampleSize;
  const svg = create("svg:svg").attr("class", `sample ${className}${isBefore ? " before" : ""}`);
  svg.attr("viewBox", `0 0 ${width} ${height}`).attr("width", width).attr("height", height);
  svg
    .attr("aria-hidden", "true")
    .append("path")
    .attr("d", `M0 ${height / 2}H${width}`);
  svg.select("path").attr("stroke-dasharray", dashes || null);
  return svg.node() as SVGSVGElement;
}
