import type { Figure } from "../../core/figure.ts";
import { columns } from "./lines.ts";

export type Axis = Pick<Figure, "x" | "steps_per_epoch">;

type Rows = readonly (readonly string[])[];

/** How rows become lines: with how much of a place in them, and side by side or not. */
export interface Way {
  readonly axis: Axis;
  /** Do rates say where they are? */
  readonly placed: boolean;
  readonly lines: (rows: Rows) => string[];
}

const inColumns: Way["lines"] = (rows) => columns(rows, 2);

const withoutEpochs = (axis: Axis): Axis => ({ ...axis, steps_per_epoch: 1 });

/** Ways to write a table, from the most telling to the narrowest. */
export function tableWays(axis: Axis): Way[] {
  const bare = withoutEpochs(axis);
  return [
    { axis, placed: true, lines: inColumns },
    { axis: bare, placed: true, lines: inColumns },
    { axis: bare, placed: false, lines: inColumns },
    { axis: bare, placed: true, lines: stacked },
  ];
}

/** Ways to write texts with their names, of which each is at a place. */
export function listWays(axis: Axis): Way[] {
  return [
    { axis, placed: true, lines: inColumns },
    { axis: withoutEpochs(axis), placed: true, lines: inColumns },
    { axis, placed: true, lines: parted },
  ];
}

/** Each row of a table below its name, its cells with the names of the columns. */
function stacked([head = [], ...rows]: Rows): string[] {
  return rows.flatMap(([name, ...cells]) => [
    `  ${name}`,
    ...columns(
      cells.map((cell, i) => [head[i + 1] as string, cell]),
      4,
    ),
  ]);
}

/** Each text below its name, and where it is below that. */
function parted(rows: Rows): string[] {
  return rows.flatMap(([name, text = ""]) => [
    `  ${name}`,
    ...text.split(/ (?=at )/).map((part) => `    ${part}`),
  ]);
}
