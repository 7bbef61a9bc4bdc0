import type { Finding } from "../../core/finding.ts";
import type { Annotated } from "./annotations.ts";
import type { Frame } from "./frame.ts";
import { rowsData } from "./layers.ts";
import type { Box, Room } from "./room.ts";
import { textWidth } from "./text.ts";
import { sizes, type Theme } from "./theme.ts";

/** A rule where one finding is seen, or several. */
export interface FindingMark {
  /** On the lower axis. */
  readonly position: number;
  readonly severity: Finding["severity"];
  /** The numbers of their rules, and the middle of that text, `y` in CSS pixels; undefined where it finds no room. */
  readonly label: { readonly text: string; readonly position: number; readonly y: number } | undefined;
}

/** Rules that are nearer to each other, in CSS pixels, are one. */
const least = 2;
/** Half the height of a label; what it keeps from its rule. */
const halfLine = 7;
const beside = 4;
/** A label above the plot ends, and its rule begins, where they do not touch. */
const above = { top: -10.5, bottom: 0.5 };
const underLabel = 4;

/** Where findings are seen that are in the window, each labelled where that covers nothing: above the plot, or in it. */
export function findingMarksOf(
  findings: readonly Finding[],
  { window, x: { domain }, frame, legend, from }: Annotated,
  room: Room,
): FindingMark[] {
  const places: Place[] = [];
  for (const { at, rule, severity } of findings) {
    const position = at === undefined ? Number.NaN : at / window.per;
    if (!(position >= domain[0] && position <= domain[1])) continue;
    const x = frame.x(position);
    const same = places.find((place) => Math.abs(place.x - x) < least);
    if (same === undefined) places.push({ position, x, severity, rules: [rule] });
    else if (!same.rules.includes(rule)) same.rules.push(rule);
  }
  for (const { x } of places) room.take({ left: x, right: x, top: underLabel, bottom: frame.height });
  return bunches(places).flatMap((bunch) => {
    const text = rulesOf(bunch);
    const [first, last] = [bunch[0], bunch.at(-1)] as [Place, Place];
    const boxes = boxesOf([first.x, last.x], text, frame, from === 0);
    // a legend beside the plot leaves less of it than the frame says
    const box = legend?.orient === "right" ? undefined : room.takeFirst(boxes);
    const label = box && {
      text,
      position: frame.position((box.left + box.right) / 2),
      y: (box.top + box.bottom) / 2,
    };
    return bunch.map(({ position, severity }, i) => ({
      position,
      severity,
      label: i === 0 ? label : undefined,
    }));
  });
}

interface Place {
  readonly position: number;
  readonly x: number;
  readonly severity: Finding["severity"];
  readonly rules: string[];
}

/** Places from the left, together those that are so near to each other that their labels would cover one another. */
function bunches(places: readonly Place[]): Place[][] {
  const found: Place[][] = [];
  for (const place of places.toSorted((one, other) => one.x - other.x)) {
    const last = found.at(-1);
    const width = widthOf(rulesOf([...(last ?? []), place]));
    if (last && place.x - (last.at(-1) as Place).x < width) last.push(place);
    else found.push([place]);
  }
  return found;
}

const rulesOf = (places: readonly Place[]) =>
  [...new Set(places.flatMap(({ rules }) => rules))].sort().join(", ");

const widthOf = (text: string) => 1.03 * textWidth(text, sizes.note, true) + 1;

/** Above the first plot, where no rule goes, in the middle or to a side; then inside, from above to below. */
function* boxesOf(
  [first, last]: readonly [number, number],
  text: string,
  { width, height }: Frame,
  isFirst: boolean,
): Generator<Box> {
  const own = widthOf(text);
  const x = (first + last) / 2;
  const inside = (left: number) => Math.max(5, Math.min(width - own, left));
  const over = isFirst ? [x - own / 2, x - own, x].map(inside) : [];
  for (const left of over) yield { left, right: left + own, ...above };
  for (let top = 2; top < height; top += halfLine) {
    for (const left of [last + beside, first - beside - own])
      yield { left, right: left + own, top, bottom: top + 2 * halfLine };
  }
}

/** Rules go under the lines, numbers over them; the panel begins at a part of the plot's height, `from`. */
export function findingLayers(marks: readonly FindingMark[], field: string, from: number, theme: Theme) {
  const rules = marks.map(({ position, severity }) => ({
    [field]: position,
    color: theme.findings[severity],
  }));
  const labels = marks.flatMap(({ severity, label }) =>
    label
      ? [
          {
            [field]: label.position,
            y: label.y,
            text: label.text,
            color: theme.findings[severity],
          },
        ]
      : [],
  );
  const color = { expr: "datum.color" };
  const under = {
    data: rowsData(rules),
    mark: { type: "rule", color, strokeDash: [5, 3], aria: false },
    encoding: { y: null },
  };
  const look = { align: "center", baseline: "middle", fontSize: sizes.note, fontWeight: "bold" };
  const over = {
    data: rowsData(labels),
    mark: { type: "text", ...look, color },
    encoding: {
      y: { value: { expr: `height * ${Number(from.toFixed(4))} + datum.y` } },
      text: { field: "text" },
    },
  };
  return { under: rules.length > 0 ? [under] : [], over: labels.length > 0 ? [over] : [] };
}
