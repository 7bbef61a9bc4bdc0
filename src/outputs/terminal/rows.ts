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
  /** The charts of other parameters below the first: the plot of each, its caption and its axis; all together. */
  readonly others: number;
  /** The difference of two curves, with its caption and its axis. */
  readonly difference: number;
  /** Legend and facts. */
  readonly key: number;
  /** What is found, in words. */
  readonly findings: number;
}

/** Lines that each part would have if there were room. */
export interface Wishes
  extends Pick<Rows, "title" | "subtitle" | "upper" | "difference" | "key" | "findings"> {
  /** Lines of the key that name every curve. */
  readonly leastKey: number;
  /** How many charts are to stand below the first one. */
  readonly others: number;
}

/** The shell's prompt below the chart, and a note on standard error. */
const prompt = 2;
/** The caption and the axis of a chart below the first one, and its plot at the least. */
export const captioned = 2;
const leastOther = captioned + 2;
/** The first chart has its labels below it as well. */
const leastFirst = leastOther + 1;
/** A chart that is higher than half of its width says no more. */
const slender = 4;

/** The parts of a chart on a screen of `rows` lines: what matters least gives way first, the plot never does. */
export function rowsOf(screen: { readonly columns: number; readonly rows: number }, wishes: Wishes): Rows {
  const lines = Math.max(Math.min(screen.rows, 4), screen.rows - prompt, 1);
  // as many of the others as have room, and each as high as the first
  const count = Math.max(0, Math.min(wishes.others, Math.floor((lines - leastFirst) / leastOther)));
  let left = lines;
  /** Up to `wished` lines, or all of them or none, while `kept` are left for the plot. */
  const take = (wished: number, kept: number, whole = false) => {
    const free = Math.max(0, left - kept - leastOther * count);
    const taken = whole && free < wished ? 0 : Math.min(wished, free);
    left -= taken;
    return taken;
  };
  const labels = take(1, 2);
  const axis = take(1, 2);
  const title = take(wishes.title, 4);
  // beside charts that say what they are of, the first one must
  const firstCaption = take(Math.min(1, wishes.others), 3);
  const firstOfKey = take(Math.min(1, wishes.key), 4);
  const upper = take(wishes.upper, 5, true);
  const mostOfKey = Math.min(wishes.key, Math.floor(lines / 3));
  const restOfKey = take(Math.max(0, mostOfKey - firstOfKey), 6);
  const names = take(Math.max(0, Math.min(wishes.leastKey, mostOfKey) - firstOfKey - restOfKey), 4);
  const findings = take(Math.min(wishes.findings, Math.floor(lines / 4)), 8);
  const caption = firstCaption || take(1, 8);
  const subtitle = take(wishes.subtitle, 8);
  const difference = take(wishes.difference, 14, true);
  const most = Math.max(8, Math.floor(screen.columns / slender));
  const plot = Math.min(Math.floor((left - captioned * count) / (count + 1)), most);
  const others = count * (plot + captioned);
  return {
    title,
    subtitle,
    caption,
    upper,
    plot,
    others,
    axis,
    labels,
    difference,
    key: firstOfKey + restOfKey + names,
    findings,
  };
}
