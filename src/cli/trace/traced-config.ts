import { spelledOut } from "../../core/unprintable.ts";
import type { RawConfig } from "../../inputs/filled-term.ts";
import type { Series } from "./traced.ts";

/** What was traced as a config of ours: a curve for each optimizer, and for each of its param groups that has rates of its own. */
export function tracedConfig(word: string, all: readonly Series[]): RawConfig {
  const title = spelledOut(word).slice(0, 200);
  const kinds = kindsOf(all);
  const [only, second] = kinds;
  if (only && second === undefined) return { title, schedule: scheduleOf(only[0]) };
  const subjects = new Set(all.map(({ subject }) => subject)).size;
  return {
    title,
    curves: kinds.map((kind) => ({
      label: labelOf(kind, kinds, subjects > 1),
      schedule: scheduleOf(kind[0]),
    })),
  };
}

/** Param groups of one optimizer that have the same rates. */
type Kind = readonly [Series, ...Series[]];

function kindsOf(all: readonly Series[]): Kind[] {
  const kinds: [Series, ...Series[]][] = [];
  for (const series of all) {
    const kind = kinds.find(([first]) => isSame(first, series));
    if (kind) kind.push(series);
    else kinds.push([series]);
  }
  return kinds;
}

const isSame = (one: Series, other: Series) =>
  one.subject === other.subject &&
  one.lr.every((rate, i) => rate === other.lr[i]) &&
  one.momentum.every((momentum, i) => momentum === other.momentum[i]);

/** `StepLR`, `group 0`, `StepLR groups 0 + 2`: as much as tells the curves apart. */
function labelOf(kind: Kind, kinds: readonly Kind[], hasSubjects: boolean): string {
  const [{ subject, schedulers, optimizer }] = kind;
  const name = schedulers.length > 0 ? schedulers.join(" + ") : `${optimizer} without a scheduler`;
  const isWhole = kinds.filter(([other]) => other.subject === subject).length === 1;
  const groups = isWhole ? [] : [groupText(kind.map(({ group }) => group))];
  return spelledOut([...(hasSubjects ? [name] : []), ...groups].join(" ")).slice(0, 200);
}

function groupText(groups: readonly (string | number)[]): string {
  const isNamed = groups.some((group) => typeof group === "string");
  return `${isNamed ? "" : groups.length === 1 ? "group " : "groups "}${groups.join(" + ")}`;
}

function scheduleOf({ lr, momentum }: Series): RawConfig {
  const hasMomentum = momentum.every((value) => value !== null) && new Set(momentum).size > 1;
  return { type: "recorded.Values", values: lr, ...(hasMomentum && { momenta: momentum }) };
}
