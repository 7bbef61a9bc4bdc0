import { create, type Selection, select } from "d3-selection";
import { columnsFor } from "./columns.ts";
import { linesOf, sizes, widthOf } from "./measure.ts";
import type { Model } from "./model.ts";
import { sidesText } from "./parts.ts";
import { sampleOf, sampleSize } from "./sample.ts";
import type { View } from "./view.ts";

/** A picture on its own: SVG text, and its size in CSS pixels. */
export interface Picture {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** What style sheets say of a shape, and of a text, where the picture takes it along. */
const shapeStyles = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "opacity"];
const textStyles = ["fill", "font-family", "font-size", "font-weight", "text-anchor"];
/** What they need not say, as it is so without a word. */
const initial: Readonly<Record<string, string>> = {
  stroke: "none",
  "stroke-width": "1px",
  "stroke-dasharray": "none",
  "stroke-linejoin": "miter",
  opacity: "1",
  "font-weight": "400",
  "text-anchor": "start",
};
const padding = 12;
/** Of the legend: between two entries, and from one row to the next. */
const [entryGap, rowHeight] = [20, 20];

/** The chart as it is seen, with its title, what it is of, and the legend of the curves that are seen. */
export function pictureOf(chart: SVGSVGElement, model: Model, view: View): Picture {
  const { data } = model;
  const width = Number(chart.getAttribute("width")) + 2 * padding;
  // in the document while it is made, so that style sheets say what it looks like
  const svg = create<SVGSVGElement>("svg:svg").attr("class", "chart picture");
  document.body.append(svg.node() as SVGSVGElement);
  try {
    const background = svg.append("rect").attr("class", "background").attr("width", width);
    let y = padding;
    const paragraph = (text: string, name: string, size: number, lineHeight: number, weight?: string) => {
      for (const line of linesOf(text, width - 2 * padding, size, weight)) {
        y += lineHeight;
        svg
          .append("text")
          .attr("class", name)
          .attr("x", padding)
          .attr("y", y - 5)
          .text(line);
      }
    };
    paragraph(data.title, "title", sizes.title, 22, "bold");
    paragraph(data.subtitle, "subtitle", sizes.label, 16);
    if (data.sides) paragraph(sidesText(data.sides), "subtitle", sizes.label, 16);
    y += 8;
    const copy = select(chart.querySelector(".frame")?.cloneNode(true) as SVGGElement);
    svg.append(() => copy.attr("transform", `translate(${padding},${y})`).node() as SVGGElement);
    y += Number(chart.getAttribute("height"));
    if (data.groups.length > 1) y = drawLegend(svg, model, view, y, width);
    const height = Math.ceil(y + padding);
    background.attr("height", height);
    svg.attr("width", width).attr("height", height).attr("viewBox", `0 0 ${width} ${height}`);
    svg.attr("role", "img").attr("aria-label", data.description);
    const node = svg.node() as SVGSVGElement;
    inlineStyles(node);
    return { text: `${new XMLSerializer().serializeToString(node)}\n`, width, height };
  } finally {
    svg.remove();
  }
}

/** Entries in rows from `top` on; returns where they end. */
function drawLegend(
  svg: Selection<SVGSVGElement, undefined, null, undefined>,
  { data, lines }: Model,
  { only }: View,
  top: number,
  width: number,
): number {
  const besideSample = sampleSize[0] + 8;
  const entries = data.groups.flatMap(({ label }, group) => {
    const look = lines.find((line) => line.group === group)?.look;
    return look && (only ?? group) === group ? [{ label, look }] : [];
  });
  const widths = entries.map(({ label }) => besideSample + widthOf(label, sizes.legend));
  const columns = columnsFor(widths, entryGap, width - 2 * padding);
  for (const [i, { label, look }] of entries.entries()) {
    const x = columns.slice(0, i % columns.length).reduce((sum, column) => sum + column + entryGap, padding);
    const y = top + 8 + rowHeight * Math.floor(i / columns.length);
    svg.append(() => select(sampleOf(look, false)).attr("x", x).attr("y", y).node() as SVGSVGElement);
    const text = svg.append("text").attr("class", "entry").text(label);
    text.attr("x", x + besideSample).attr("y", y + 9);
  }
  return top + rowHeight * Math.ceil(entries.length / columns.length) + 2;
}

/** Say in attributes what style sheets say, as the picture leaves them behind. */
function inlineStyles(svg: SVGSVGElement): void {
  for (const element of svg.querySelectorAll("path, line, circle, rect, text")) {
    const styles = getComputedStyle(element);
    for (const name of element.tagName === "text" ? textStyles : shapeStyles) {
      const value = styles.getPropertyValue(name);
      if (value === initial[name]) element.removeAttribute(name);
      else if (value !== "") element.setAttribute(name, value);
    }
  }
  for (const element of [svg, ...svg.querySelectorAll("[class]")]) element.removeAttribute("class");
}
