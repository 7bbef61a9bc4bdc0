import { show } from "../core/check.ts";
import { type Draft, pathText, shortPathText } from "../core/draft.ts";
import { nameOf } from "../core/file-name.ts";
import { type Path, Problem } from "../core/problem.ts";
import { fileLabels } from "./file-labels.ts";
import { type FilledTerm, type RawConfig, twice, valueOfFlag } from "./filled-term.ts";
import { hasParameters, keysText, parametersText } from "./keys-text.ts";
import { spelledIn } from "./language.ts";
import { optimizersSaid, optimizerWith } from "./optimizer-flags.ts";
import { runWide } from "./run-flags.ts";
import { type Origin, type Place, placeInFile, type Tree, treeOfRow } from "./tree.ts";

interface DraftCurve {
  /** Keys of a file's curve that nobody knows, for the check to complain about. */
  readonly unknown?: RawConfig;
  readonly label: unknown;
  /** The place of the label. */
  readonly labelIn: Origin;
  readonly tree: Tree;
  readonly optimizer: unknown;
}

/** A draft, and the config file beside which a file of metrics is looked for; undefined for none. */
export interface WordsDraft extends Draft {
  readonly metricsIn: string | undefined;
}

/** What a command line says, as a config. Throws a Problem where two of its words say the same thing. */
export function draftOfTerms(terms: readonly FilledTerm[]): WordsDraft {
  const wide = runWide(terms);
  const run = { ...wide, config: withoutUsedData(wide.config, terms) };
  const rows = rowsOf(terms);
  const optimizers = optimizersSaid(rows);
  const labels = rows.length > 1 ? fileLabels(rows) : [];
  const curves = rows.flatMap((row, i) =>
    curvesOfRow(row, {
      run: run.config,
      flags: optimizers[i] as RawConfig,
      alone: terms.length === 1,
      label: labels[i],
    }),
  );
  const [only] = curves;
  const alone =
    only !== undefined &&
    curves.length === 1 &&
    Object.keys(defined({ ...only.unknown, label: only.label })).length === 0;
  const config = alone
    ? defined({ ...run.config, schedule: only.tree.raw, optimizer: only.optimizer })
    : {
        ...run.config,
        curves: curves.map(({ unknown, label, tree, optimizer }) =>
          defined({ ...unknown, label, schedule: tree.raw, optimizer }),
        ),
      };

  const origins = new Map<string, Origin>();
  for (const [path, spelling] of run.spellings) origins.set(path, () => ({ where: spelling }));
  curves.forEach(({ labelIn, tree }, i) => {
    const place: Path = alone ? ["schedule"] : ["curves", i, "schedule"];
    origins.set(pathText(["curves", i, "label"]), labelIn);
    for (const [path, origin] of tree.origins) origins.set(pathText([...place, ...path]), origin);
  });
  const files = terms.filter(({ file }) => file !== undefined);
  const placeAt = (path: Path) => placeOf(path, origins, files.length === 1 ? files[0] : undefined);
  return {
    config,
    metricsIn: run.metricsIn,
    where: (path) => placeAt(path).where,
    position: (path) => placeAt(path).position,
    spelled: (path, key, value) => spelledIn(placeAt(path).language ?? "JSON", key, value),
    isUnsaid: (path) => placeAt(path).isUnsaid ?? false,
    inItsWords(sentence, path) {
      // another program's file has a key of its own for it, and a flag goes before that
      const said = keysText(sentence, (key) => placeAt(key).where.endsWith(`: ${shortPathText(key)}`));
      return hasParameters(said) && path && placeAt(path).position ? parametersText(said) : said;
    },
  };
}

/** What is said of the run, without data that say no steps and were all that a file's rate follows from. */
function withoutUsedData({ data, ...run }: RawConfig, terms: readonly FilledTerm[]): RawConfig {
  const used = terms.flatMap(({ usedData = [] }) => usedData);
  const isUsed = Object.keys(data ?? {}).every((key) => used.includes(key));
  return data === undefined || (used.length > 0 && isUsed) ? run : { ...run, data };
}

/** The terms between two `vs`. */
export function rowsOf(terms: readonly FilledTerm[]): FilledTerm[][] {
  const rows: FilledTerm[][] = [];
  for (const term of terms) {
    if (term.joint === undefined || term.joint.kind === "vs") rows.push([term]);
    else rows.at(-1)?.push(term);
  }
  return rows;
}

/** What is known of the whole command line when one row of it is read. */
interface Around {
  readonly run: RawConfig;
  /** What flags say of the row's optimizer. */
  readonly flags: RawConfig;
  /** Is the row the only term? Then a file's title is the chart's, not the curve's. */
  readonly alone: boolean;
  /** What it is called where nobody says it. */
  readonly label: string | undefined;
}

function curvesOfRow(row: readonly FilledTerm[], { run, flags, alone, label: usual }: Around): DraftCurve[] {
  const [first] = row as [FilledTerm];
  const { schedule, curves, title } = first.config ?? {};
  const holder = row.find(({ config }) => config?.optimizer !== undefined);
  const optimizer = holder?.config?.optimizer;
  if (schedule !== undefined && curves !== undefined) {
    throw new Problem("schedule and curves are both given", {
      where: nameOf(first.file),
      allowed: "give one of the two",
    });
  }
  if (curves !== undefined && !Array.isArray(curves)) {
    throw new Problem(`${show(curves)} is not a list of curves`, {
      ...placeInFile(first, ["curves"])([]),
    });
  }
  const label = labelOf(row);
  if (row.length === 1 && Array.isArray(curves)) {
    if (label !== undefined) {
      throw new Problem(`${nameOf(first.file)} holds several curves`, {
        where: "--label",
        allowed: "label them in the file",
      });
    }
    return curves.map((curve: unknown, i) => curveInFile(first, curve, i, flags));
  }
  for (const { config, file } of row) {
    if (config?.optimizer === undefined || JSON.stringify(config.optimizer) === JSON.stringify(optimizer))
      continue;
    throw new Problem(`has another optimizer than ${nameOf(holder?.file)}`, {
      where: nameOf(file),
      allowed: "the parts of one schedule share it",
      hint: "Leave it out in one of the two",
    });
  }
  return [
    {
      label: label ?? (alone ? undefined : (title ?? usual)),
      labelIn: label === undefined ? placeInFile(first, ["title"]) : () => ({ where: "--label" }),
      tree: treeOfRow(row, run),
      optimizer: optimizerWith(flags, optimizer),
    },
  ];
}

function labelOf(row: readonly FilledTerm[]): unknown {
  const [label, second] = row.flatMap(({ given }) => [...given].filter(([{ name }]) => name === "label"));
  if (second) throw twice(second[0]);
  return label && valueOfFlag(...label);
}

function curveInFile(term: FilledTerm, curve: unknown, i: number, flags: RawConfig): DraftCurve {
  if (curve === null || typeof curve !== "object" || Array.isArray(curve)) {
    throw new Problem("is not a curve", {
      ...placeInFile(term, ["curves", i])([]),
      allowed: 'an object such as {"label": …, "schedule": {…}}',
    });
  }
  const { label, schedule, optimizer, ...unknown } = curve as RawConfig;
  return {
    unknown,
    label,
    labelIn: placeInFile(term, ["curves", i, "label"]),
    tree: { raw: schedule, origins: [[[], placeInFile(term, ["curves", i, "schedule"])]] },
    optimizer: optimizerWith(flags, optimizer ?? term.config?.optimizer),
  };
}

const defined = (object: RawConfig): RawConfig =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

/** The nearest place around a path that has a name, else a path in the file, else the flag of that key. */
function placeOf(path: Path, origins: ReadonlyMap<string, Origin>, file: FilledTerm | undefined): Place {
  for (let i = path.length; i > 0; i--) {
    const origin = origins.get(pathText(path.slice(0, i)));
    if (origin) return origin(path.slice(i));
  }
  // what an input has no place for a flag says
  const isFlag = file === undefined || (file.keyOf !== undefined && file.keyOf(path) === undefined);
  const flag = flagPlace(path);
  return isFlag && (file === undefined || flag.startsWith("--"))
    ? { where: flag }
    : placeInFile(file, [])(path);
}

/** The flag of a key that no file says: `--lr: head` for `["optimizer", "lr", "head"]`. */
function flagPlace(path: Path): string {
  const object = path.findIndex((key) => key === "optimizer" || key === "data" || key === "chart");
  const [key, ...rest] = path.slice(object + 1);
  if (key === undefined || key === "schedule" || key === "curves") return "lrplot";
  return [`--${String(key).replaceAll("_", "-")}`, ...rest].join(": ");
}
