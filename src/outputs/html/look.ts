import { dashes } from "../chart/theme.ts";

/** Classes that give a line and its sample a colour; as many as there are colours. */
export const lineClasses: readonly string[] = Array.from({ length: 7 }, (_, i) => `line-${i}`);

export const dashCount = dashes.length;

/** How a group of curves is drawn: its class, and its dashes as SVG has them, "" for none. */
export interface Look {
  readonly className: string;
  readonly dashes: string;
}

/** Of a comparison, colours tell groups apart as long as there are some, and dashes the sides: the style sheet's. */
export function lookOf(group: number, isCompared: boolean): Look {
  const dash = isCompared ? Math.floor(group / lineClasses.length) : group;
  return { className: lineClasses[group % lineClasses.length] as string, dashes: dashesText(dash) };
}

/** The dashes of that number as SVG has them. */
export function dashesText(number: number): string {
  const [dash, gap, ...more] = dashes[number % dashes.length] as readonly number[];
  return gap === 0 ? "" : [dash, gap, ...more].join(" ");
}
