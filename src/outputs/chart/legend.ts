import type { ChartOptions } from "../../core/chart.ts";
import { cutNames } from "../cut-names.ts";
import type { Series } from "./series.ts";
import { shorten, textWidth } from "./text.ts";
import { sizes } from "./theme.ts";

/** Symbol, the space behind it, and the space between two entries. */
const symbol = 28;
const gap = 18;
const rowHeight = 20;
/** One of each side of a comparison, and how many more there are. */
const fewestRows = 3;

/** A line that the legend tells of. */
type Entry = Pick<Series, "name" | "brief">;

/**
 * Where the legend stands and how its labels fit in a picture with `height` CSS pixels for chart and legend:
 * below the chart, or beside it where that would leave too little of the chart.
 */
export function legendOf(entries: readonly Entry[], chart: ChartOptions, height: number) {
  const room = Math.max(1, chart.width - 2 * sizes.padding - sizes.yAxis);
  const below = labelsIn(Math.max(1, room - symbol), entries);
  const columns = Math.max(
    1,
    Math.min(entries.length, Math.floor((room + gap) / (symbol + below.labelLimit + gap))),
  );
  const rows = Math.ceil(entries.length / columns) * rowHeight + 10;
  if (height - rows >= 0.28 * chart.height) {
    const legend = { title: null, orient: "bottom", columns, columnPadding: gap, ...below } as const;
    return { height: rows, legend };
  }
  const symbolLimit = Math.max(fewestRows, Math.floor(height / rowHeight));
  const most = Math.floor(0.4 * room);
  const legend = { title: null, orient: "right", symbolLimit } as const;
  if (entries.length <= symbolLimit) return { height: 0, legend: { ...legend, ...labelsIn(most, entries) } };
  const labels = labelsIn(most, entries.slice(0, symbolLimit - 1));
  // Vega's last row says how many more there are
  const labelLimit = Math.max(labels.labelLimit, widthOf(`…${entries.length} entries`));
  return { height: 0, legend: { ...legend, ...labels, labelLimit } };
}

/** What of the labels fits into `width`, and the Vega expression that writes them where that is not all. */
function labelsIn(width: number, entries: readonly Entry[]) {
  const fits = (text: string) => widthOf(text) <= width;
  const names = entries.map(({ name }) => name);
  if (names.every(fits)) return { labelLimit: widest(names) };
  const cut = cutNames(
    entries.map(({ brief }) => brief),
    { ellipsis: "…", fits, shorten: (text) => shorten(text, sizes.label, width) },
  );
  const labelExpr = `datum.index < ${cut.length} ? ${entryOf(cut)} : datum.label`;
  return { labelLimit: Math.min(width, widest(cut)), labelExpr };
}

function widthOf(text: string): number {
  return Math.ceil(textWidth(text, sizes.label)) + 1;
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map(widthOf));
}

/** The text of an entry as a Vega expression. Texts of their own, it would take `if` and `constructor` for names. */
function entryOf(texts: readonly string[]): string {
  const lines = texts.map((text) => text.replace(/[\n\u2028\u2029]/g, " "));
  return `split(${JSON.stringify(lines.join("\n"))}, '\\n')[datum.index]`;
}
