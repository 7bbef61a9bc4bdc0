import { className, type Definition, typeName } from "../core/definition.ts";
import { shortPathText } from "../core/draft.ts";
import { nameOf } from "../core/file-name.ts";
import { type Path, type Position, Problem } from "../core/problem.ts";
import { type FilledTerm, parametersGiven, type RawConfig } from "./filled-term.ts";
import { scheduleFlags } from "./flag.ts";
import { type Language, languageOf } from "./language.ts";
import { withData } from "./run-of-data.ts";
import { type Joint, jointText } from "./words.ts";

/** A place that something of a config comes from. */
export interface Place {
  /** What the user calls it. */
  readonly where: string;
  /** Where in the text of a file it is; undefined where it is none of a file's. */
  readonly position?: Position | undefined;
  /** What the file is written in. */
  readonly language?: Language;
  /** Has the file no such key? */
  readonly isUnsaid?: boolean;
}

/** A place, from the keys that lead to it. */
export type Origin = (rest: Path) => Place;

/** A schedule of a config, and where the places in it come from. */
export interface Tree {
  readonly raw: unknown;
  readonly origins: readonly (readonly [Path, Origin])[];
}

/** The classes behind the infix words. */
const thenIs = "torch.SequentialLR";
const andIs = "torch.ChainedScheduler";

/** The one schedule that terms joined by `then@N` and `and` make; `and` binds closer. */
export function treeOfRow(row: readonly FilledTerm[], run: RawConfig): Tree {
  const isAlone = row.length === 1; // torch's combinators are stepped by torch's loop
  const groups: { joint: Joint | undefined; trees: Tree[] }[] = [];
  for (const term of row) {
    const tree = treeOf(term, withData(run, isAlone ? term.definition?.counting : undefined));
    if (term.joint?.kind === "and") groups.at(-1)?.trees.push(tree);
    else groups.push({ joint: term.joint, trees: [tree] });
  }
  const parts = groups.map(({ trees }) => combined(andIs, trees, {}, () => ({ where: "and" })));
  const joints = groups.slice(1).flatMap(({ joint }) => (joint?.kind === "then" ? [joint] : []));
  const milestones = joints.map(({ at }) => at);
  return combined(thenIs, parts, { milestones }, ([key, i]) => ({
    where: key === "milestones" && typeof i === "number" ? jointText(joints[i] as Joint) : "then",
  }));
}

function combined(type: string, trees: readonly Tree[], params: RawConfig, origin: Origin): Tree {
  const [only] = trees;
  if (trees.length === 1 && only) return only;
  const below = trees.flatMap(({ origins }, i) =>
    origins.map(([path, inner]) => [["schedulers", i, ...path], inner] as const),
  );
  return {
    raw: { type, schedulers: trees.map(({ raw }) => raw), ...params },
    origins: [[[], origin], ...below],
  };
}

/** The schedule of one term: of its word, or of its file with flags over it. */
function treeOf(term: FilledTerm, run: RawConfig): Tree {
  const { flags, params } = parametersGiven(term);
  if (term.config) {
    const said = flags.map(({ name, spelling }) => [[name], () => ({ where: spelling })] as const);
    return { raw: overFile(term, params), origins: [[[], placeInFile(term, ["schedule"])], ...said] };
  }
  const { definition } = term;
  if (!definition) throw new Problem("no schedule is named", { hint: "Try lrplot cosine --T-max 100" });
  checkParts(definition, params);
  const filled = { ...params, ...definition.fromRun?.(params, run) };
  return {
    raw: { type: typeName(definition), ...filled },
    origins: [[[], (rest) => ({ where: flagOf(definition, rest) })]],
  };
}

/** Throws a Problem where schedules inside a schedule are missing, which words say better than JSON behind a flag. */
function checkParts(definition: Definition, params: RawConfig): void {
  const words = definition.examples.find((example) => example.words !== undefined)?.words;
  if (words === undefined) return;
  const missing = scheduleFlags(definition).find(
    ({ base, optional, name }) => base === "any" && !optional && !(name in params),
  );
  if (missing === undefined) return;
  throw new Problem("missing", {
    where: missing.spelling,
    lasting: true,
    allowed: `it is ${missing.phrase}`,
    hint: `Compose them with words, lrplot ${words}, or write a config file`,
  });
}

/** A flag, and the path inside its JSON: `--schedulers: [0].step_size`. */
function flagOf(definition: Definition, [name, ...rest]: Path): string {
  if (name === undefined) return className(definition);
  const isNested = rest.some((key) => typeof key === "string");
  return isNested ? `--${name}: ${shortPathText(rest)}` : `--${name}`;
}

/** A place in a config file; where in its text is looked for when asked. */
export const placeInFile =
  (
    { file, locate, keyOf = shortPathText }: Pick<FilledTerm, "file" | "locate" | "keyOf">,
    path: Path,
  ): Origin =>
  (rest) => {
    const whole = [...path, ...rest];
    const key = whole.length === 0 ? undefined : keyOf(whole);
    return {
      where: key === undefined ? nameOf(file) : `${nameOf(file)}: ${key}`,
      isUnsaid: key === undefined && whole.length > 0,
      language: languageOf(file),
      get position() {
        return locate?.(whole);
      },
    };
  };

function overFile({ config = {}, file }: FilledTerm, params: RawConfig): unknown {
  const { schedule, curves } = config;
  if (curves !== undefined && schedule === undefined) {
    throw new Problem("holds several curves", {
      where: nameOf(file),
      allowed: "only vs can join it to others",
    });
  }
  return Object.keys(params).length === 0 ? schedule : { ...(schedule as RawConfig), ...params };
}
