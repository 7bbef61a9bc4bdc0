import type { Curve } from "../core/curve.ts";
import { type Draft, pastedIn, pastedText } from "../core/draft.ts";
import { bySeverity, type Finding } from "../core/finding.ts";
import type { Plan } from "../core/plan.ts";
import type { Problem } from "../core/problem.ts";
import { seenOf } from "../core/seen.ts";
import { checkIgnored } from "./ignored.ts";
import { rules } from "./index.ts";
import type { Found, Rule, Sight } from "./rule.ts";
import { isRate, placesOf, sightsOf } from "./sight.ts";

/**
 * What the rules find in the curves of a plan, most severe first; what holds for several param groups is said once.
 * Curves of rates that nobody has read yet are read, once. Throws a Problem where the plan ignores a rule that there
 * is not, and what running the curves throws.
 */
export function advise(plan: Plan, curves: readonly Curve[], draft: Draft): Finding[] {
  return findingsOf(plan, curves, draft, (rule, sight) => {
    if (rule.of === "curve") return rule.find(sight, seenOf(sight.curve, placesOf(sight)));
    return rule.of === "plan" ? rule.find(sight) : [];
  });
}

/**
 * What the rules find that look at no curve: for a run that fails for the reason of `problem`. Where that says to write
 * the same, what its rule covers has been said.
 */
export function foresee(
  plan: Plan,
  curves: readonly Curve[],
  draft: Draft,
  problem: Pick<Problem, "rule" | "changes">,
): Finding[] {
  const covers = rules.find(({ id }) => id === problem.rule)?.covers ?? [];
  const said = JSON.stringify(problem.changes);
  const found = findingsOf(plan, curves, draft, (rule, sight) =>
    rule.of === "plan" ? rule.find(sight) : [],
  );
  return found.filter(({ rule, changes }) => !(covers.includes(rule) && JSON.stringify(changes) === said));
}

type Find = (rule: Rule, sight: Sight) => readonly Found[];

/** What a rule found, and in how many more param groups of the schedule. */
interface Spoken {
  readonly rule: Rule;
  readonly found: Found;
  readonly sight: Sight;
  more: number;
}

function findingsOf(plan: Plan, curves: readonly Curve[], draft: Draft, find: Find): Finding[] {
  const ignored = checkIgnored(plan.ignore, rules);
  const sights = sightsOf(plan, curves.filter(isRate)).filter(({ planned }) => !planned.part.records);
  const findings = new Map<string, Finding>();
  for (const planned of plan.curves) {
    const groups = sights.filter((sight) => sight.planned === planned);
    for (const { rule, found, sight, more } of spokenOf(groups, ignored, find)) {
      const key = `${rule.id} ${sight.curve.type} ${found.message}`;
      if (!findings.has(key)) findings.set(key, findingOf(rule, found, sight, draft, more));
    }
  }
  return bySeverity([...findings.values()]);
}

/** What is said of one schedule: of param groups that it does the same to, at the same place, of the first alone. */
function spokenOf(groups: readonly Sight[], ignored: ReadonlySet<string>, find: Find): Iterable<Spoken> {
  const all = groups.map((sight) => rules.map((rule) => find(rule, sight)));
  const isOfAll = rules.map((rule, i) => !rule.ofAllGroups || all.every((ofGroup) => ofGroup[i]?.length));
  const spoken = new Map<string, Spoken>();
  for (const [g, sight] of groups.entries()) {
    const heard = rules.map((rule, i) => ({ rule, ofRule: (isOfAll[i] && all[g]?.[i]) || [] }));
    const covered = heard.flatMap(({ rule, ofRule }) => ofRule.flatMap((found) => coveredBy(rule, found)));
    for (const { rule, ofRule } of heard) {
      if (ignored.has(rule.id) || covered.includes(rule.id)) continue;
      for (const [n, found] of ofRule.entries()) {
        const key = [rule.id, found.severity, n, found.at, ...(found.path ?? [])].join(" ");
        const before = spoken.get(key);
        if (before) before.more++;
        else spoken.set(key, { rule, found, sight, more: 0 });
      }
    }
  }
  return spoken.values();
}

const coveredBy = ({ covers = [] }: Rule, found: Found): readonly string[] =>
  found.covers === false ? [] : [...covers, ...(found.covers ?? [])];

function findingOf(rule: Rule, found: Found, { planned, curve }: Sight, draft: Draft, more: number): Finding {
  const changes = [
    ...(found.changes ?? []).map(({ path, value }) => ({ path: [...planned.path, ...path], value })),
    ...Object.entries(found.run ?? {}).map(([key, value]) => ({ path: [key], value })),
  ];
  const pasted = pastedIn(draft, changes);
  const advice = draft.inItsWords?.(found.advice, planned.path) ?? found.advice;
  const path = [...planned.path, ...(found.path ?? found.changes?.[0]?.path ?? [])];
  return {
    rule: rule.id,
    name: rule.name,
    severity: found.severity ?? rule.severity,
    curve: curve.label,
    path,
    // few ask for it, and it takes a second look at the text
    get position() {
      return draft.position?.(path);
    },
    at: found.at !== undefined && found.at < curve.length ? found.at : undefined,
    message: more === 0 ? found.message : `${found.message}; likewise in ${groupsText(more)}`,
    why: rule.why,
    advice: [advice, pastedText(pasted)].filter((text) => text !== "").join(": "),
    pasted,
    changes,
  };
}

const groupsText = (more: number) => (more === 1 ? "another param group" : `${more} more param groups`);
