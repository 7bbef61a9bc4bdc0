import { create } from "d3-selection";
import type { Model } from "./model.ts";
import { sampleOf } from "./sample.ts";
import type { View } from "./view.ts";

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
    update({ only }: View): void {
      for (const [group, button] of buttons.entries()) {
        button.attr("aria-pressed", String(group === only));
        button.classed("out", only !== undefined && group !== only);
      }
    },
  };
}
