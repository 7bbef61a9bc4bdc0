import type { Figure } from "../../core/figure.ts";
import type { Window } from "../../core/window.ts";
import { axisAbove } from "./frame.ts";
import { shorten, textWidth, wrap } from "./text.ts";
import { sizes } from "./theme.ts";

export interface Heading {
  readonly title: readonly string[];
  readonly titleSize: number;
  readonly subtitle: readonly string[];
  readonly subtitleSize: number;
  /** What the chart should leave to it, in CSS pixels. */
  readonly height: number;
  /** Where the plot begins below it, with all that is between. */
  readonly above: number;
}

/** The part of the picture's height that title and subtitle may take. */
const share = 0.3;
const smallest = 10;
/** A picture that is lower, but for an axis above, needs its room for the plot. */
const leastWithSubtitle = 160;
/** How much of a line is filled: a reader of an SVG without the font may have one that is a seventh wider (DejaVu). */
const filled = 0.88;

/**
 * Title and subtitle in lines that fit the picture: a subtitle of more than two lines is set smaller, and
 * what has no room then ends in an ellipsis. A low picture goes without one.
 */
export function headingOf(
  { title, subtitle, chart }: Figure,
  { epochsAbove }: Pick<Window, "epochsAbove">,
): Heading {
  const width = Math.max(1, (chart.width - 2 * sizes.padding) * filled);
  const room = share * chart.height;
  const titleSize = wholeWords(title, width);
  const titleLines = clamp(wrap(title, titleSize, width, true), room / 20, titleSize, width, true);
  const isLow = chart.height - (epochsAbove ? axisAbove : 0) < leastWithSubtitle;
  const wide = isLow ? [] : wrap(subtitle, sizes.subtitle, width);
  const size = wide.length > 2 ? smallest : sizes.subtitle;
  const lines = size === sizes.subtitle ? wide : wrap(subtitle, size, width);
  const left = (room - 20 * titleLines.length) / (size + 3);
  const subtitleLines = clamp(lines, left, size, width, false);
  const height = 20 * titleLines.length + (size + 3) * subtitleLines.length + 20;
  const above =
    26 +
    titleSize +
    20 * Math.max(0, titleLines.length - 1) +
    (subtitleLines.length && subtitleLines.length * (size + 3) + 2);
  return { title: titleLines, titleSize, subtitle: subtitleLines, subtitleSize: size, height, above };
}

/** The largest size of the title at which its longest word fits on a line, within reason. */
function wholeWords(title: string, width: number): number {
  const widest = Math.max(...title.split(/\s+/).map((word) => textWidth(word, 1, true)));
  return Math.max(smallest + 2, Math.min(sizes.title, Math.floor(width / widest)));
}

/** The first lines, at least one; the last of them says with an ellipsis that there were more. */
function clamp(lines: string[], most: number, size: number, width: number, bold: boolean): string[] {
  const count = Math.max(1, Math.floor(most));
  if (lines.length <= count) return lines;
  const rest = lines.slice(count - 1).join(" ");
  return [...lines.slice(0, count - 1), shorten(rest, size, width, bold)];
}
