import type { Change } from "./finding.ts";
import type { Path, Position } from "./problem.ts";

/** What an input said, as a config that nobody has checked yet. */
export interface Draft {
  /** In the form of the config file: see config.ts. */
  readonly config: Readonly<Record<string, unknown>>;
  /** What the user calls the place that a path leads to: `--gamma`, or `lr.json: schedule.gamma`. */
  where(path: Path): string;
  /** Is it said by no key of the file that the place is in, another program's, so that only a flag can say it? */
  isUnsaid?(path: Path): boolean;
  /** A value under its key, as the file that the place is in has it: `T_max=30` in Python; as in JSON where left out. */
  spelled?(path: Path, key: string, value: unknown): string;
  /** Where in the text of a file that is, or the nearest key around it; undefined where no file says it. */
  position?(path: Path): Position | undefined;
  /**
   * A sentence that names flags, with the keys of a file in their place where a file says what they say; what it says of
   * a schedule's parameters likewise, where a file holds the schedule at `path`.
   */
  inItsWords?(sentence: string, path?: Path): string;
}

/** A path as errors spell it: `curves[1].schedule.gamma`. */
export function pathText(path: Path): string {
  return path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? key : `${text}.${key}`),
    "",
  );
}

/** A path for a reader: its middle is left out where it is long. */
export function shortPathText(path: Path): string {
  const text = pathText(path);
  return text.length <= 120 ? text : `${text.slice(0, 50)}…${text.slice(-50)}`;
}

/** A config that was made by a program, without a place to point at but its own keys. */
export function draftOf(config: Readonly<Record<string, unknown>>): Draft {
  return { config, where: (path) => pathText(path) || "config" };
}

/** A change as the user would write it. */
export interface Pasted {
  /** `--T_max 75`, or `"T_max": 75`. */
  readonly code: string;
  /** Where in a file that stands, ` (in lr.json: schedule)`; "" for flags. */
  readonly place: string;
}

/** `--T_max 75 --lr 1`, or `"T_max": 75 (in lr.json: schedule), "epochs": 75 (in lr.json)`. */
export const pastedText = (pasted: readonly Pasted[]): string =>
  pasted.map(({ code, place }, i) => betweenPasted(pasted, i) + code + place).join("");

/** What stands before the one at an index: words of a command line stand side by side. */
export function betweenPasted(pasted: readonly Pasted[], i: number): string {
  const isOfLine = (at: number) => /^(?:--|then@)/.test(pasted[at]?.code ?? "");
  return i === 0 ? "" : isOfLine(i - 1) && isOfLine(i) ? " " : ", ";
}

/** Changes in the words of a draft; those of items of one list in a file are the whole list, so that it can be pasted. */
export function pastedIn(draft: Draft, changes: readonly Change[]): Pasted[] {
  const written = new Map<string, Change>();
  for (const change of changes) {
    const whole = wholeList(draft, change, written);
    written.set(pathText(whole.path), whole);
  }
  return [...written.values()].map((change) => pastedOne(draft, change));
}

/** The change of a list that one of its items is: as it is in the draft, or `written` already. */
function wholeList(draft: Draft, change: Change, written: ReadonlyMap<string, Change>): Change {
  const [path, i] = [change.path.slice(0, -1), change.path.at(-1)];
  if (typeof i !== "number" || isWord(draft.where(change.path))) return change;
  const list = written.get(pathText(path))?.value ?? valueAt(draft.config, path);
  return Array.isArray(list) && i < list.length
    ? { path, value: list.map((item, k) => (k === i ? change.value : item)) }
    : change;
}

const isWord = (where: string) => where.startsWith("then@") || /^--\S+$/.test(where);

const valueAt = (config: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], config);

function pastedOne(draft: Draft, { path, value }: Change): Pasted {
  const where = draft.where(path);
  if (where.startsWith("then@")) return { code: `then@${value}`, place: "" };
  if (isWord(where)) return { code: `${where} ${flagText(value)}`, place: whichText(path, draft) };
  const key = path.at(-1);
  if (typeof key === "number") {
    return { code: `[${key}]: ${JSON.stringify(value)}`, place: ` (in ${draft.where(path.slice(0, -1))})` };
  }
  // what the file of another program does not say itself a flag says over it
  if (draft.isUnsaid?.(path)) return { code: `--${key} ${flagText(value)}`, place: "" };
  const [, file = "", around = "", own = String(key)] = /^(.+: )?(?:(.+)\.)?([^.]+)$/.exec(where) ?? [];
  return {
    code: draft.spelled?.(path, own, value) ?? `${JSON.stringify(own)}: ${JSON.stringify(value)}`,
    place: ` (in ${(file + around).replace(/: $/, "")})`,
  };
}

/** Which one it is of, where several schedules in a row have such a flag: ` (of schedule 3)`. */
function whichText(path: Path, { config }: Draft): string {
  const at = path.map((key) => typeof key).lastIndexOf("number");
  const [around, own] = [path.slice(0, at), path[at]];
  const all = valueAt(config, around);
  if (!Array.isArray(all) || typeof own !== "number") return "";
  const [key, type] = [String(path.at(-1)), all[own]?.type];
  const isLike = (other: Record<string, unknown>) =>
    key in other || (type !== undefined && other.type === type);
  return all.some((other, i) => i !== own && isLike(other)) ? ` (of schedule ${own + 1})` : "";
}

function flagText(value: unknown): string {
  if (Array.isArray(value)) return value.join(",");
  return value !== null && typeof value === "object" ? `'${JSON.stringify(value)}'` : String(value);
}
