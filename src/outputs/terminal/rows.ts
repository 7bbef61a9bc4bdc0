/** How many lines of the screen each part of the chart has; 0 for those that are left out. */
export interface Rows {
  readonly title: number;
  readonly subtitle: number;
  /** What the rate axis counts. */
  readonly caption: number;
  /** The axis of epochs above the chart and its labels. */
  readonly upper: number;
  readonly plot: number;
  readonly axis: number;
  readonly labels: number;
  /** The difference of two curves, with its caption and its axis. */
  readonly difference: number;
  /** Legend and facts. */
  readonly key: number;
}

/** Lines that each part would have if there were room. */
export type Wishes = Pick<Rows, "title" | "subtitle" | "upper" | "difference" | "key">;

/** The shell's prompt below the chart, and a note on standard error. */
const prompt = 2;
/** A chart that is higher than half of its width says no more. */
const slender = 4;

/** The parts of a chart on a screen of `rows` lines: what matters least gives way first, the plot never does. */
export function rowsOf(screen: { readonly columns: number; readonly rows: number }, wishes: Wishes): Rows {
  const lines = Math.max(Math.min(screen.rows, 4), screen.rows - prompt, 1);
  let left = lines;
  /** Up to `wished` lines, or all of them or none, while `kept` are left for the plot. */
  const take = (wished: number, kept: number, whole = false) => {
    const free = Math.max(0, left - kept);
    const taken = whole && free < wished ? 0 : Math.min(wished, free);
    left -= taken;
    return taken;
  };
  const labels = take(1, 2);
  const axis = take(1, 2);
  const title = take(wishes.title, 4);
  const firstOfKey = take(Math.min(1, wishes.key), 4);
  const upper = take(wishes.upper, 5, true);
  const restOfKey = take(Math.min(wishes.key, Math.floor(lines / 3)) - firstOfKey, 6);
  const caption = take(1, 8);
  const subtitle = take(wishes.subtitle, 8);
  const difference = take(wishes.difference, 14, true);
  const plot = Math.min(left, Math.max(8, Math.floor(screen.columns / slender)));
  return {
    title,
    subtitle,
    caption,
    upper,
    plot,
    axis,
    labels,
    difference,
    key: firstOfKey + Math.max(0, restOfKey),
  };
}
