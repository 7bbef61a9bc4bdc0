import type { Curve } from "../core/curve.ts";
import { type Draft, pastedIn, pastedText } from "../core/draft.ts";
import { bySeverity, type Finding } from "../core/finding.ts";
import type { Plan } from "../core/plan.ts";
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

/** What the rules find that look at no curve: for a run that fails. */
export function foresee(plan: Plan, curves: readonly Curve[], draft: Draft): Finding[] {
  return findingsOf(plan, curves, draft, (rule, sight) => (rule.of === "plan" ? rule.find(sight) : []));
}

type Find = (rule: Rule, sight: Sight) => readonly Found[];

function findingsOf(plan: Plan, curves: readonly Curve[], draft: Draft, find: Find): Finding[] {
  const ignored = checkIgnored(plan.ignore, rules);
  const findings = new Map<string, Finding>();
  for (const sight of sightsOf(plan, curves.filter(isRate))) {
    const found = rules.map((rule) => ({ rule, all: find(rule, sight) }));
    const covered = found.flatMap(({ rule, all }) =>
      all.some(({ covers }) => covers !== false) ? (rule.covers ?? []) : [],
    );
    for (const { rule, all } of found) {
      if (ignored.has(rule.id) || covered.includes(rule.id)) continue;
      for (const each of all) {
        const key = `${rule.id} ${sight.curve.type} ${each.message}`;
        if (!findings.has(key)) findings.set(key, findingOf(rule, each, sight, draft));
      }
    }
  }
  return bySeverity([...findings.values()]);
}

function findingOf(rule: Rule, found: Found, { planned, curve }: Sight, draft: Draft): Finding {
  const changes = [
    ...(found.changes ?? []).map(({ path, value }) => ({ path: [...planned.path, ...path], value })),
    ...Object.entries(found.run ?? {}).map(([key, value]) => ({ path: [key], value })),
  ];
  const pasted = changes.map((change) => pastedIn(draft, change));
  const advice = draft.inItsWords?.(found.advice) ?? found.advice;
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
    at: found.at,
    message: found.message,
    why: rule.why,
    advice: [advice, pasted.map(pastedText).join(" ")].filter((text) => text !== "").join(": "),
    pasted,
    changes,
  };
}
