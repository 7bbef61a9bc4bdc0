import { create } from "d3-selection";
import { columnsFor } from "./columns.ts";
import { sizes, widthOf } from "./measure.ts";
import type { Model } from "./model.ts";
import { sampleOf } from "./sample.ts";
import type { View } from "./view.ts";

/** As in the style sheet, in CSS pixels: between two buttons, left of the chart, and of a button around its label. */
const [gap, overhang, around] = [6, 10, 58];

/** A button for each group: the first press shows it alone, the second all of them again. */
export function legendOf({ data, lines }: Model, toggle: (group: number) => void) {
  const legend = create("div").attr("class", "legend").attr("role", "group").attr("aria-label", "Curves");
  const buttons = data.groups.map(({ label }, group) => {
    const button = legend.append("button").attr("type", "button").attr("aria-pressed", "false");
    const look = lines.find((line) => line.group === group)?.look;
    if (look) button.append(() => sampleOf(look, false));
    button.append("bdi").text(label);
    button.attr("title", "Show it alone, or all again").on("click", () => toggle(group));
    return button;
  });
  return {
    element: legend.node() as HTMLDivElement,
    /** `width` is that of the chart, in CSS pixels. */
    update({ only }: View, width: number): void {
      const widths = data.groups.map(({ label }) => around + widthOf(label, sizes.legend));
      const { length } = columnsFor(widths, gap, width + overhang);
      legend.style("grid-template-columns", `repeat(${length}, minmax(0, max-content))`);
      for (const [group, button] of buttons.entries()) {
        button.attr("aria-pressed", String(group === only));
        button.classed("out", only !== undefined && group !== only);
      }
    },
  };
}
