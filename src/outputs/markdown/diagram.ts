import type { Range } from "../../core/decimate.ts";
import { countText, placeText } from "../../core/facts-text.ts";
import type { Figure } from "../../core/figure.ts";
import { leadingOf } from "../../core/of-parameter.ts";
import { usualTitle, wordsOf } from "../../core/parameter-name.ts";
import { turnsOf } from "../../core/turns.ts";
import { checkRates, rangeOf, windowOf } from "../../core/window.ts";
import { endsOf as axisEnds } from "../axis/ends.ts";
import type { Warn } from "../format.ts";
import { oneLine, quotable, shortened, shortNames } from "./escape.ts";
import { type Grid, gridOf } from "./grid.ts";
import { candidatesOf, type Line, linesOf } from "./lines.ts";
import { type Course, isBand, placedOn, placesOf } from "./place.ts";
import { rateScale } from "./rates.ts";
import { pointsWithin, type Read, reader } from "./reading.ts";

/** A mermaid diagram, and what a reader should know of it. */
export interface Diagram {
  readonly text: string;
  readonly lines: readonly Line[];
  /** How it stands for more values than it has points, if it does. */
  readonly sample: string | undefined;
  /** Where it does not show what was asked for. */
  readonly notes: readonly Note[];
}

/** A sentence; `named` writes the label of a curve. */
export type Note = (named: (label: string) => string) => string;

/** The figure as the source of a mermaid diagram; warns of what is not as the figure says. */
export function diagramOf(figure: Figure, warn: Warn): string {
  const { text, notes } = diagram(figure, reader(), warn);
  for (const note of notes) warn(note((label) => JSON.stringify(oneLine(label))));
  return text;
}

/** Terminal columns of an entry of mermaid's own legend, which takes its width from the chart. */
const labelColumns = 24;
/** CSS pixels of a column of the title. */
const titleColumn = 12;

/**
 * The mermaid diagram of a figure of one parameter: as many of its curves as there are colours, on a linear axis, as that is all that
 * mermaid has. `xychart-beta` is what every version calls it. At most 20,000 characters, however long the run.
 */
export function diagram(figure: Figure, read: Read, warn: Warn): Diagram {
  const { chart } = figure;
  const window = windowOf(figure);
  const candidates = candidatesOf(figure, window);
  const { from, to } = window.range;
  const drawn = linesOf(figure, candidates).map((line) => {
    const points = pointsWithin(line.curve, rangeOf(line.curve, window) as Range, read);
    const milestones = line.curve.milestones.filter((index) => index >= from && index < to);
    return { ...line, points, turns: turnsOf(points), milestones };
  });
  checkRates(
    chart,
    drawn.map(({ points }) => points.y),
  );
  const grid = gridOf(window, drawn.flatMap(placesOf));
  const { low, high } = endsOf(drawn);
  const parameter = leadingOf(figure);
  const ends = chart.ylim ?? axisEnds(parameter, { low, high }, false);
  const scale = rateScale(low, high, ends, wordsOf(parameter));
  if (chart.log_y) warn("mermaid has no logarithmic axis: the rates are drawn on a linear one");
  const beyond = chart.ylim && (low < chart.ylim[0] || high > chart.ylim[1]);
  const names = shortNames(
    drawn.map(({ label }) => quotable(label)),
    labelColumns,
  );
  const rows = drawn.map((line, i) => {
    const rates = placedOn(grid, line).map(scale.text);
    // a name for mermaid's own legend, which newer versions have
    const name = drawn.length > 1 ? `"${names[i] || `curve ${i + 1}`}" ` : "";
    return `    line ${name}[${rates.join(", ")}]`;
  });
  const titleColumns = Math.ceil(chart.width / titleColumn);
  const text = [
    "---",
    "config:",
    "  themeVariables:",
    "    xyChart:",
    `      plotColorPalette: "${drawn.map(({ color }) => color).join(", ")}"`,
    "  xyChart:",
    `    width: ${chart.width}`,
    `    height: ${chart.height}`,
    "---",
    "xychart-beta",
    `    title "${shortened(quotable(figure.title), titleColumns) || usualTitle(figure.parameters)}"`,
    `    x-axis "${grid.title}" ${grid.min} --> ${grid.max}`,
    `    y-axis "${scale.title}" ${scale.low} --> ${scale.high}`,
    ...rows,
    "",
  ].join("\n");
  const notes = [
    ...fewerNotes(drawn.length, candidates.length),
    ...endNotes(figure, drawn, to),
    ...(beyond ? [() => "Rates beyond the ends of the axis are drawn at its ends."] : []),
  ];
  return { text, lines: drawn, sample: sampleText(figure, grid, drawn, to - from), notes };
}

function endsOf(drawn: readonly Course[]) {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { points } of drawn) {
    for (const rate of points.y) {
      if (rate < low) low = rate;
      if (rate > high) high = rate;
    }
  }
  return { low, high };
}

function fewerNotes(drawn: number, count: number): Note[] {
  return drawn < count ? [() => `The first ${drawn} of ${count} curves are drawn.`] : [];
}

function sampleText({ x }: Figure, grid: Grid, drawn: readonly Course[], values: number): string | undefined {
  if (grid.stride === 1) return undefined;
  const among = drawn.some(({ turns }) => isBand(grid, turns))
    ? "the highest and the lowest in turn where a curve turns more often than that"
    : "peaks, restarts and the last one among them";
  const most = countText(Math.ceil(grid.stride));
  return `${grid.count} of ${countText(values)} values are drawn, ${among}; each is less than ${most} ${x}s from its place.`;
}

/** Lines have as many points as the longest: what the others have behind their ends needs a word. */
function endNotes(figure: Figure, lines: readonly Line[], to: number): Note[] {
  return lines
    .filter(({ curve }) => curve.length < to)
    .map(({ curve, label }) => (named: (label: string) => string) => {
      const end = `${named(label)} ends at ${placeText(curve.length - 1, figure)}`;
      return `${end}; its line goes on at the last rate.`;
    });
}
