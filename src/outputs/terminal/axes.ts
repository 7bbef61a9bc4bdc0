import type { Glyphs } from "./glyphs.ts";
import type { IndexLabel } from "./index-scale.ts";
import type { Line, Style } from "./style.ts";

/** The columns of a chart, from the left: labels, a space, the rate axis, the plot. */
export interface Columns {
  /** 0 where there is no room for labels. */
  readonly labels: number;
  /** 1, or 0 where there is no room for an axis. */
  readonly axis: number;
  readonly plot: number;
  /** What is left free behind the plot, for the end of the last label. */
  readonly over: number;
}

const faint: Style = { dim: true };

/** The columns of a chart whose widest label is `widest` columns, on `columns` of the screen. */
export function columnsOf(columns: number, widest: number): Columns {
  const axis = columns > 3 ? 1 : 0;
  const over = columns < 40 ? 0 : 2;
  const plot = columns - widest - 1 - axis - over;
  return plot < 10
    ? { labels: 0, axis, plot: columns - axis, over: 0 }
    : { labels: widest, axis, plot, over };
}

/** What stands before a row of the plot: the label of its rate, if it has one, and a piece of the axis. */
export function rateAxisLine(label: string | undefined, { labels, axis }: Columns, glyphs: Glyphs): Line {
  const piece = label === undefined ? glyphs.vertical : glyphs.left;
  return [{ text: inMargin(label ?? "", labels) }, { text: axis ? piece : "", style: faint }];
}

/** A mark on the lower axis, at a column of the plot. */
export interface Mark {
  readonly column: number;
  readonly style: Style;
  /** In the place of a tick. */
  readonly glyph?: string;
}

/** The axis below a plot, with a tick for each label and the marks. */
export function indexAxisLine(
  labels: readonly IndexLabel[],
  marks: readonly Mark[],
  { labels: margin, axis, plot }: Columns,
  glyphs: Glyphs,
): Line {
  const ticks = new Set(labels.map(({ column }) => column));
  const marked = new Map(marks.map((mark) => [mark.column, mark]));
  return [
    { text: inMargin("", margin) },
    { text: axis ? glyphs.corner : "", style: faint },
    ...Array.from({ length: plot }, (_, column) => {
      const mark = marked.get(column);
      const isTick = ticks.has(column);
      if (mark) return { text: mark.glyph ?? (isTick ? glyphs.both : glyphs.up), style: mark.style };
      return { text: isTick ? glyphs.down : glyphs.horizontal, style: faint };
    }),
  ];
}

/** The axis above a plot. */
export function upperAxisLine(
  labels: readonly IndexLabel[],
  { labels: margin, axis, plot }: Columns,
  glyphs: Glyphs,
): Line {
  const ticks = new Set(labels.map(({ column }) => column));
  const line = Array.from({ length: plot }, (_, column) =>
    ticks.has(column) ? glyphs.up : glyphs.horizontal,
  );
  return [
    { text: inMargin("", margin) },
    { text: `${axis ? glyphs.upperCorner : ""}${line.join("")}`, style: faint },
  ];
}

/** What an axis counts, in the margin, and its labels. */
export function indexLabelLine(
  unit: string,
  labels: readonly IndexLabel[],
  { labels: margin, axis }: Columns,
): Line {
  let line = inMargin(unit, margin).padEnd((margin ? margin + 1 : 0) + axis);
  for (const { start, text } of labels) {
    // may begin below the corner
    const at = (margin ? margin + 1 : 0) + axis + start;
    line = `${line.padEnd(at).slice(0, Math.max(at, 0))}${text}`;
  }
  return [{ text: line }];
}

function inMargin(text: string, margin: number): string {
  return margin === 0 ? "" : `${text.padStart(margin)} `;
}
