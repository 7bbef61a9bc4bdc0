import { type Axis, axisBottom, axisLeft, axisTop } from "d3-axis";
import type { Selection } from "d3-selection";
import { line as lineThrough } from "d3-shape";
import type { Frame, Panel } from "./frame.ts";
import { type Marked, markedIn } from "./marks.ts";
import type { Line, Model } from "./model.ts";
import type { Labels } from "./rate-axis.ts";
import { type Path, pathOf, type Vertex } from "./vertices.ts";
import type { View } from "./view.ts";

type Group = Selection<SVGGElement, unknown, null, undefined>;

/** Draw a frame into a group, in the place of what is in it. */
export function draw(group: Group, frame: Frame, model: Model, view: View): void {
  group.selectChildren().remove();
  for (const [i, panel] of frame.panels.entries()) {
    const isLast = i === frame.panels.length - 1;
    drawGrid(group, frame, panel);
    const paths = panel.lines.map((line) =>
      pathOf(line, model, view, frame.right - frame.left, panel.logarithmic),
    );
    const corners = paths.map((path) => cornersOf(path, frame, panel));
    const marks = markedIn({ panel, paths: corners, frame, model, view });
    drawRules(group, panel, marks);
    drawLines(group, frame, panel, i, paths);
    drawAxes(group, frame, panel, isLast);
    drawNotes(group, marks);
  }
  if (frame.above) {
    const [{ top }] = frame.panels as [Panel];
    const axis = labelled(axisTop(frame.above.scale), frame.above.labels);
    group.append("g").attr("class", "axis").attr("transform", `translate(0,${top})`).call(axis);
    titleOf(group, "Epochs", (frame.left + frame.right) / 2, top - 30);
  }
}

function labelled(axis: Axis<number | { valueOf(): number }>, { values, text }: Labels) {
  return axis
    .tickValues(values)
    .tickFormat((value) => text(Number(value)))
    .tickSize(4)
    .tickSizeOuter(0)
    .tickPadding(5);
}

function drawGrid(group: Group, { left, right, x, xLabels }: Frame, { y, labels, top, bottom }: Panel): void {
  const grid = group.append("g").attr("class", "grid");
  const line = (x1: number, y1: number, x2: number, y2: number) =>
    grid.append("line").attr("x1", x1).attr("y1", y1).attr("x2", x2).attr("y2", y2);
  for (const value of labels.values) line(left, y(value), right, y(value));
  for (const value of xLabels.values) line(x(value), top, x(value), bottom);
  const [low = 0, high = 0] = y.domain();
  if (low < 0 && high > 0) line(left, y(0), right, y(0)).attr("class", "zero");
}

function drawAxes(
  group: Group,
  frame: Frame,
  { title, y, labels, top, bottom }: Panel,
  isLast: boolean,
): void {
  const { left, right, x, xLabels, xTitle } = frame;
  const across = isLast ? xLabels : { ...xLabels, text: () => "" };
  const place = (dx: number, dy: number) =>
    group.append("g").attr("class", "axis").attr("transform", `translate(${dx},${dy})`);
  place(0, bottom).call(labelled(axisBottom(x), across));
  place(left, 0).call(labelled(axisLeft(y), labels));
  titleOf(group, title, -(top + bottom) / 2, 14).attr("transform", "rotate(-90)");
  if (isLast) titleOf(group, xTitle, (left + right) / 2, bottom + 40);
}

function titleOf(group: Group, text: string, x: number, y: number) {
  return group.append("text").attr("class", "axis-title").attr("x", x).attr("y", y).text(text);
}

function drawLines(
  group: Group,
  { left, right, x }: Frame,
  panel: Panel,
  number: number,
  paths: readonly Path[],
): void {
  const { top, bottom, y, lines } = panel;
  const clip = `plot-${number}`;
  const box = group.append("clipPath").attr("id", clip).append("rect");
  box
    .attr("x", left)
    .attr("y", top - 1)
    .attr("width", right - left)
    .attr("height", bottom - top + 2);
  const dots = group.append("g");
  const plot = group.append("g").attr("clip-path", `url(#${clip})`);
  const path = lineThrough<Vertex>()
    .defined((vertex) => vertex !== undefined)
    .x((vertex) => x(vertex?.[0] ?? 0))
    .y((vertex) => y(vertex?.[1] ?? 0))
    .digits(2);
  for (const line of beforeFirst(lines)) {
    const { vertices, alone } = paths[lines.indexOf(line)] as Path;
    const { className, dashes } = line.look;
    const classes = `line ${className}${line.isBefore ? " before" : ""}`;
    plot
      .append("path")
      .attr("class", classes)
      .attr("stroke-dasharray", dashes || null)
      .attr("d", path(vertices));
    for (const [place, rate] of alone) {
      const [cx, cy] = [x(place), y(rate)];
      if (cx < left || cx > right || cy < top || cy > bottom) continue;
      dots.append("circle").attr("cx", cx).attr("cy", cy).attr("r", 4).attr("class", `dot ${classes}`);
    }
  }
}

/** Where a path goes in the picture; NaN where it has a gap. */
function cornersOf({ vertices }: Path, { x }: Frame, { y }: Panel) {
  return {
    x: vertices.map((vertex) => (vertex ? x(vertex[0]) : Number.NaN)),
    y: vertices.map((vertex) => (vertex ? y(vertex[1]) : Number.NaN)),
  };
}

function drawRules(group: Group, { top, bottom }: Panel, { rules, found }: Marked): void {
  const rule = (x: number, name: string) =>
    group.append("line").attr("class", name).attr("x1", x).attr("x2", x).attr("y1", top).attr("y2", bottom);
  for (const x of rules) rule(x, "event");
  for (const { x, severity } of found) rule(x, `found found-${severity}`);
}

function drawNotes(group: Group, { dots, texts, found }: Marked): void {
  for (const { x, y, line } of dots) {
    const dot = group.append("circle").attr("class", `value ${line.look.className}`);
    dot.attr("cx", x).attr("cy", y).attr("r", 3);
  }
  const write = ({ x, y, text }: Marked["texts"][number], name: string) =>
    group
      .append("text")
      .attr("class", name)
      .attr("x", x)
      .attr("y", y + 4)
      .text(text);
  for (const text of texts) write(text, "note");
  for (const { severity, label } of found) if (label) write(label, `note found found-${severity}`);
}

/** What was lies under what is to be, and a line of longer dashes under one of shorter, which would hide it. */
function beforeFirst(lines: readonly Line[]): Line[] {
  return [...lines].sort((a, b) => Number(b.isBefore) - Number(a.isBefore));
}
