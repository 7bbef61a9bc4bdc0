import { dashes } from "../chart/theme.ts";

/** Classes that give a line and its sample a colour; as many as there are colours. */
export const lineClasses: readonly string[] = Array.from({ length: 7 }, (_, i) => `line-${i}`);

export const dashCount = dashes.length;

/** How a group of curves is drawn: its class, and its dashes as SVG has them, "" for none. */
export interface Look {
  readonly className: string;
  readonly dashes: string;
}

export function lookOf(group: number): Look {
  const [dash, gap, ...more] = dashes[group % dashes.length] as readonly number[];
  return {
    className: lineClasses[group % lineClasses.length] as string,
    dashes: gap === 0 ? "" : [dash, gap, ...more].join(" "),
  };
}
