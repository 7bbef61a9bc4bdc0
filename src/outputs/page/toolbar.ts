import { create } from "d3-selection";
import { countText } from "../../core/facts-text.ts";
import type { Model } from "./model.ts";
import { themeText, turnTheme } from "./theme.ts";
import { countsOf, homeOf, isWhole, type View } from "./view.ts";

export interface Commands {
  toggleLogarithmic(): void;
  toggleLine(): void;
  reset(): void;
  showWhole(): void;
  save(format: SavedFormat): void;
}

export type SavedFormat = "png" | "svg" | "csv";

/** The buttons above the chart. */
export function toolbarOf(model: Model, commands: Commands) {
  const toolbar = create("div").attr("class", "toolbar");
  const group = (name: string) => toolbar.append("div").attr("role", "group").attr("aria-label", name);
  const looks = group("Look");
  const button = (parent: typeof looks, text: string, title: string, press: () => void) =>
    parent.append("button").attr("type", "button").attr("title", title).text(text).on("click", press);

  const log = button(looks, "Log axis", "Logarithmic rate axis", commands.toggleLogarithmic);
  const steps = button(looks, "Step line", "A flat piece for each value", commands.toggleLine);
  const reset = button(looks, "Reset zoom", "Also: double click, or Escape", commands.reset);
  const { limits } = model.data;
  const whole =
    limits.x || limits.y
      ? button(looks, "Whole run", "All of the run, whatever the axes began with", commands.showWhole)
      : undefined;
  const theme = button(looks, themeText(), "Light, dark, or as the system is set", () => {
    turnTheme();
    theme.text(themeText());
  });
  const saves = group("Save");
  saves.append("span").text("Save");
  const saveTitle = (format: SavedFormat) => `Save what is seen as ${format.toUpperCase()}`;
  const save = (format: SavedFormat) =>
    button(saves, format.toUpperCase(), saveTitle(format), () => commands.save(format));
  save("png");
  save("svg");
  const csv = save("csv");
  const home = homeOf(model);
  const isHome = ({ x, y }: View) => String([x, y]) === String([home.x, home.y]);
  return {
    element: toolbar.node() as HTMLDivElement,
    update(view: View): void {
      log.attr("aria-pressed", String(view.logarithmic));
      steps.attr("aria-pressed", String(view.line === "step"));
      reset.property("disabled", isHome(view));
      whole?.property("disabled", isWhole(view, model) && view.y === undefined);
      const { known, all } = countsOf(model, view);
      const sample = `: a sample, ${countText(known)} of ${countText(all)} values`;
      csv.attr("title", saveTitle("csv") + (known < all ? sample : ""));
    },
  };
}
