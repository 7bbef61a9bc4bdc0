import { create } from "d3-selection";
import type { PageData } from "./data.ts";
import type { Model } from "./model.ts";

/** The elements that the chart is drawn into. */
export interface Parts {
  /** What listens to pointers and keys. */
  readonly surface: HTMLDivElement;
  readonly svg: SVGSVGElement;
  /** Axes and lines. */
  readonly frame: SVGGElement;
  readonly selection: SVGRectElement;
  readonly cursor: SVGGElement;
  readonly tooltip: HTMLDivElement;
  /** What is said to those who hear the page, as they move the cursor. */
  readonly live: HTMLParagraphElement;
  /** What the reader should know of what is seen. */
  readonly status: HTMLParagraphElement;
}

export function partsOf({ data }: Model): Parts {
  const surface = create("div").attr("class", "surface").attr("tabindex", 0).attr("role", "group");
  surface.attr("aria-label", "Chart. Arrow keys move the cursor, plus and minus zoom, Escape resets.");
  const svg = surface.append("svg").attr("class", "chart").attr("role", "img");
  svg.attr("aria-label", data.title).attr("aria-describedby", "description");
  svg.append("desc").attr("id", "description").text(data.description);
  const frame = svg.append("g").attr("class", "frame");
  const selection = svg.append("rect").attr("class", "selection").attr("visibility", "hidden");
  const cursor = svg.append("g").attr("class", "cursor");
  const tooltip = surface.append("div").attr("class", "tooltip").attr("aria-hidden", "true");
  const live = surface.append("p").attr("class", "unseen").attr("aria-live", "polite");
  const status = create("p").attr("class", "remark").attr("role", "status");
  return {
    surface: surface.node() as HTMLDivElement,
    svg: svg.node() as SVGSVGElement,
    frame: frame.node() as SVGGElement,
    selection: selection.node() as SVGRectElement,
    cursor: cursor.node() as SVGGElement,
    tooltip: tooltip.property("hidden", true).node() as HTMLDivElement,
    live: live.node() as HTMLParagraphElement,
    status: status.node() as HTMLParagraphElement,
  };
}

/** Says which lines are which side of a comparison, each side's name isolated by characters as `bdi` does it. */
export function sidesText({ before, after, words: [was, is] }: NonNullable<PageData["sides"]>): string {
  return `Faint: ${was}, \u2068${before}\u2069. Strong: ${is}, \u2068${after}\u2069.`;
}

/** The same below the chart; nothing where there is no comparison. */
export function sidesOf({ data: { sides } }: Model): HTMLElement[] {
  if (!sides) return [];
  const remark = create("p").attr("class", "remark");
  remark.append("span").text(`Faint: ${sides.words[0]}, `);
  remark.append("bdi").text(sides.before);
  remark.append("span").text(`. Strong: ${sides.words[1]}, `);
  remark.append("bdi").text(sides.after);
  remark.append("span").text(".");
  return [remark.node() as HTMLParagraphElement];
}
