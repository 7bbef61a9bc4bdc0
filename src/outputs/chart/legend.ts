import type { ChartOptions } from "../../core/chart.ts";
import { textWidth } from "./text.ts";
import { sizes } from "./theme.ts";

/** Symbol, the space behind it, and the space between two entries. */
const symbol = 28;
const gap = 18;
const rowHeight = 20;

/**
 * Where the legend stands and how its labels fit in a picture with `height` CSS pixels for chart and legend:
 * below the chart, or beside it where that would leave too little of the chart.
 */
export function legendOf(labels: readonly string[], chart: ChartOptions, height: number) {
  const room = Math.max(1, chart.width - 2 * sizes.padding - sizes.yAxis);
  const widest = Math.ceil(Math.max(...labels.map((label) => textWidth(label, sizes.label)))) + 1;
  const columns = Math.max(1, Math.min(labels.length, Math.floor((room + gap) / (symbol + widest + gap))));
  const below = Math.ceil(labels.length / columns) * rowHeight + 10;
  if (height - below >= 0.28 * chart.height) {
    const labelLimit = Math.max(1, Math.min(widest, room - symbol));
    const legend = { title: null, orient: "bottom", columns, columnPadding: gap, labelLimit } as const;
    return { height: below, legend };
  }
  const labelLimit = Math.min(widest, Math.floor(0.4 * room));
  const symbolLimit = Math.max(2, Math.floor(height / rowHeight));
  return { height: 0, legend: { title: null, orient: "right", labelLimit, symbolLimit } as const };
}
