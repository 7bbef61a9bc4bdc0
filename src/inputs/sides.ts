import { type Registry, typeName } from "../core/definition.ts";
import { nameOf } from "../core/file-name.ts";
import { partOf } from "../core/part.ts";
import { isProblem, Problem } from "../core/problem.ts";
import { rowsOf } from "./compose.ts";
import { type FilledTerm, isSame, parametersGiven, unlike } from "./filled-term.ts";
import type { Flag } from "./flag.ts";
import { jointText } from "./words.ts";

/** One side of a comparison. */
export interface SideWords {
  /** Its terms, with the flags that hold for both sides. */
  readonly terms: readonly FilledTerm[];
  /** Of each term, the flags that were given for this side alone. */
  readonly own: readonly (readonly (readonly [Flag, readonly string[]])[])[];
}

/**
 * Split the terms of a comparison into its two sides. What a flag says of run, optimizer or chart on one side holds
 * for the other too, unless that says something else; a schedule's parameters and a label stay where they are. Throws a
 * Problem where there are not two sides.
 */
export function sidesOf(terms: readonly FilledTerm[], registry: Registry): readonly [SideWords, SideWords] {
  const rows = rowsOf(terms.filter(({ definition, file }) => definition ?? file));
  const [before, after, ...more] = rows;
  if (before === undefined || after === undefined) throw tooFew(before);
  if (more.length > 0) {
    throw new Problem(`compares two inputs, and ${rows.length} are given`, {
      where: "lrplot diff",
      hint: "To draw them all in one chart, join them with vs and leave diff out",
    });
  }
  const [one, other] = [givenIn(before), givenIn(after)];
  return [sideOf(before, one, other, registry), sideOf(after, other, one, registry)];
}

type Given = ReadonlyMap<Flag, readonly string[]>;

const givenIn = (row: readonly FilledTerm[]): Given => new Map(row.flatMap(({ given }) => [...given]));

function tooFew(row: readonly FilledTerm[] | undefined): Problem {
  const file = row?.length === 1 ? row[0]?.file : undefined;
  return new Problem(row ? "only one input is given" : "no input is given", {
    where: "lrplot diff",
    allowed: "it compares two: config files, - for standard input, git:REV:path, or schedules",
    hint:
      file !== undefined && /^\w[\w./-]*$/.test(file)
        ? `Try lrplot diff git:HEAD:./${file} ${file}`
        : "Try lrplot diff old.json new.json",
  });
}

function sideOf(row: readonly FilledTerm[], mine: Given, theirs: Given, registry: Registry): SideWords {
  const [first, ...rest] = row as [FilledTerm, ...FilledTerm[]];
  const isNeeded = ({ name }: Flag) => name !== "metrics" || row.some((term) => watches(term, registry));
  const taken = [...theirs].filter(([flag, texts]) => holdsForBoth(flag, texts, mine) && isNeeded(flag));
  return {
    terms: [{ ...first, given: new Map([...taken, ...first.given]) }, ...rest],
    own: row.map(({ given }) => [...given].filter(([flag, texts]) => isOwn(flag, texts, theirs))),
  };
}

/** Flags of which a curve has one or the other. */
const eitherOr: readonly ((flag: Flag) => boolean)[] = [
  ({ scope, name }) => scope === "run" && (name === "epochs" || name === "steps"),
  ({ scope, name }) => scope === "optimizer" && (name === "momentum" || name === "betas"),
];

/** Do two flags say the same thing, if not alike? */
function areOne(flag: Flag, other: Flag): boolean {
  if (isOfData(flag) !== isOfData(other)) return isSteps(flag) || isSteps(other);
  return (
    (flag.scope === other.scope && flag.name === other.name) ||
    eitherOr.some((isOne) => isOne(flag) && isOne(other))
  );
}

const isOfData = ({ scope }: Flag) => scope === "data";
const isSteps = ({ scope, name }: Flag) => scope === "run" && name === "steps_per_epoch";

/** Does what a flag says of one side hold for the other one too, where `given` stands? */
function holdsForBoth(flag: Flag, texts: readonly string[], given: Given): boolean {
  if (isOfPicture(flag)) {
    if (!isSame(given.get(flag) ?? texts, texts)) throw unlike(flag);
    return true;
  }
  if (!isOfRun(flag)) return false;
  return ![...given.keys()].some((other) => areOne(flag, other));
}

const isOfPicture = ({ scope, name }: Flag) =>
  scope === "chart" || (scope === "run" && (name === "title" || name === "parameter"));

const isOfSide = ({ scope, name }: Flag) => scope === "schedule" || (scope === "run" && name === "label");

const isOfRun = (flag: Flag) =>
  (flag.scope === "run" || flag.scope === "data" || flag.scope === "optimizer") &&
  !isOfPicture(flag) &&
  !isOfSide(flag);

/** Does a flag tell its side from the other one, where `theirs` stands? */
function isOwn(flag: Flag, texts: readonly string[], theirs: Given): boolean {
  if (!isOfRun(flag)) return isOfSide(flag);
  const other = theirs.get(flag);
  return !holdsForBoth(flag, texts, theirs) && !(other && isSame(other, texts));
}

/** Is there a schedule in a term that is fed with a metric? */
export function watches(term: FilledTerm, registry: Registry): boolean {
  const { definition, config } = term;
  const { schedule, curves } = config ?? {};
  const named = definition && { type: typeName(definition), ...parametersGiven(term).params };
  const schedules = [
    named,
    schedule,
    ...(Array.isArray(curves) ? curves.map((curve) => curve?.schedule) : []),
  ];
  return schedules.some((raw) => raw !== undefined && isFed(raw, registry));
}

/** What is wrong with a schedule is said when the run is planned. */
function isFed(raw: unknown, registry: Registry): boolean {
  try {
    return partOf(raw, registry).fed !== undefined;
  } catch (error) {
    if (!isProblem(error)) throw error;
    return false;
  }
}

/** What a side is called, `cosine --T_max 100`: what was named, and the flags that were given for it alone. */
export function nameOfSide({ terms, own }: SideWords, quoted: (word: string) => string): string {
  const label = own.flat().find(([flag]) => flag.name === "label" && flag.scope === "run");
  if (label) return label[1].join(" ");
  return terms
    .flatMap(({ joint, file, definition }, i) => [
      ...(joint && i > 0 ? [jointText(joint)] : []),
      file === undefined ? (definition?.name ?? "") : nameOf(file),
      ...(own[i] ?? []).flatMap(([{ spelling }, texts]) => [spelling, quoted(texts.join(","))]),
    ])
    .join(" ");
}
