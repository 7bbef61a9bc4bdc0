import { Problem } from "../../core/problem.ts";
import type { ParameterName } from "../../core/schedule.ts";
import { didYouMean, fold } from "../../core/suggest.ts";

/** What frameworks call each parameter, as a part of a column's name. */
const names: Readonly<Record<ParameterName, string>> = {
  lr: "lr|learning[ _-]?rate",
  momentum: "momentum",
  weight_decay: "weight[ _-]?decay|wd",
};

/** Names that W&B's exports give the lowest and highest of the rows that a point stands for. */
const isExtent = (column: string) => /__(MIN|MAX)$/.test(column);

/** A column's last name: `lr` of `train/lr`, and of `run-7 - lr`, as W&B's exports have it. */
const lastName = (column: string) => column.split(/ - |[/.]/).at(-1) as string;

/**
 * The column of a parameter: the one that was named, else the only one whose name says it. Throws a Problem that lists
 * what there is where none does, or several.
 */
export function valueColumn(
  columns: readonly string[],
  parameter: ParameterName,
  wanted: string | undefined,
  file: string,
): string {
  if (wanted !== undefined) return columnNamed(columns, wanted, file);
  const whole = new RegExp(`^(${names[parameter]})$`, "i");
  const part = new RegExp(`(^|[^a-z])(${names[parameter]})([^a-z]|$)`, "i");
  const others = Object.entries(names).flatMap(([name, text]) => (name === parameter ? [] : text));
  const isOther = new RegExp(`(^|[^a-z])(${others.join("|")})([^a-z]|$)`, "i");
  const kept = columns.filter((column) => !isExtent(column) && !isOther.test(column));
  const ways = [
    kept.filter((column) => whole.test(column)),
    kept.filter((column) => whole.test(lastName(column))),
    kept.filter((column) => part.test(column)),
  ];
  const [only, second] = ways.find(({ length }) => length > 0) ?? [];
  if (only !== undefined && second === undefined) return only;
  if (only === undefined) {
    throw new Problem(`no column is called ${parameter}`, {
      where: file,
      allowed: listText(columns),
      hint: "Say which one it is with --column",
    });
  }
  const several = ways.find(({ length }) => length > 0) as string[];
  throw new Problem(`${several.length} columns may be the ${parameter}: ${shortList(several)}`, {
    where: file,
    hint: `Say which one it is: --column ${JSON.stringify(only)}`,
  });
}

/** A trainer's own counter comes first: `_step` and `Step` of W&B count calls of its log(). */
const steps = [
  "globalstep",
  "currentsteps",
  "step",
  "iter",
  "iters",
  "iteration",
  "iterations",
  "update",
  "numupdates",
];
const epochs = ["epoch", "epochs"];

/** Does a column count epochs? */
export const countsEpochs = (column: string) => epochs.includes(fold(lastName(column)));

/** Does a column count steps? */
export const countsSteps = (column: string) => steps.includes(fold(lastName(column)));

/** The columns that may say where a row is, by the usual names, what is likeliest first. */
export function stepColumns(columns: readonly string[], unit: "epoch" | "step"): string[] {
  const usual = unit === "epoch" ? [...epochs, ...steps] : [...steps, ...epochs];
  return usual.flatMap((name) => columns.filter((column) => fold(lastName(column)) === name));
}

/** The column that a user names: by its whole name, or by its last where only one has that. Throws a Problem for none. */
export function columnNamed(columns: readonly string[], wanted: string, file: string): string {
  if (columns.includes(wanted)) return wanted;
  const folded = columns.filter((column) => !isExtent(column) && fold(column) === fold(wanted));
  const last = columns.filter((column) => !isExtent(column) && fold(lastName(column)) === fold(wanted));
  const [only, second] = folded.length > 0 ? folded : last;
  if (only !== undefined && second === undefined) return only;
  throw new Problem(`has no column ${JSON.stringify(wanted)}`, {
    where: file,
    allowed: listText(columns),
    hint: didYouMean(wanted, columns),
  });
}

const listText = (columns: readonly string[]) =>
  columns.length > 0 ? `it has ${shortList(columns)}` : "it has none";

/** The first of many names, cut where they are long: a file that is no log may have anything in its first line. */
function shortList(columns: readonly string[]): string {
  const shown = columns.slice(0, 12).map((name) => (name.length > 40 ? `${name.slice(0, 39)}…` : name));
  return `${shown.join(", ")}${columns.length > 12 ? " …" : ""}`;
}
