import { type Apart, type Change, type Comparison, differs, type Pair } from "../core/comparison.ts";
import type { Curve } from "../core/curve.ts";
import type { At, Facts } from "../core/facts.ts";
import type { Figure } from "../core/figure.ts";
import { isAgreed, type RowApart, unexplained, type Verdict } from "../core/log/verdict.ts";
import { survey } from "../core/survey.ts";
import { numberText } from "./number-text.ts";

/**
 * A comparison as one JSON object, made for `jq`:
 *
 *     {"before": "old.json", "after": "lr.json", "differs": true, "tolerance": 1e-9, "x": "epoch", "steps_per_epoch": 1,
 *      "changes": [{"path": "schedule.T_max", "before": 100, "after": 120}],
 *      "curves": [{"label": …, "first": 1,
 *        "absolute": {"index": 60, "before": …, "after": …, "difference": …}, "relative": {… as "absolute"},
 *        "area": {"before": …, "after": …, "difference": …, "relative": …}, "peak": {…}, "final": {…},
 *        "before": {"type": "torch.StepLR", "group": null, "length": 100, "peak": {"index": 0, "rate": 0.1}, "final": …},
 *        "after": …}]}
 *
 * Of a log beside its plan, which are `before` and `after`, `log` says how they agree; `until` is the last row's index where
 * the plan goes on far behind it; `unexplained` says why `looks_like` is empty where they part:
 *
 *     "log": {"agrees": false, "parts": {"index": 7, "step": 7, "planned": 0.1, "logged": 0.2},
 *       "looks_like": [{"kind": "scaled", "seen": …, "advice": …}], "unexplained": null, "largest": {… as "parts"}, "column": "lr",
 *       "step_column": "step", "first_step": 0, "rounded_to": {"digits": 4} or null,
 *       "rows": {"read": 9, "compared": 8, "differing": 2},
 *       "skipped": [{"what": "without a value", "count": 1, "first": "line 3"}],
 *       "until": null, "notes": []}
 *
 * With `--resume-at` there is `"resume_at": 50` behind `steps_per_epoch`: `after` has the rates of `before` until there.
 *
 * `changes` leaves out `before` or `after` where that side does not have the key, and marks with `"appearance": true`
 * what changes only the picture. Of a curve that stands on one side only, the other side and all that compares is null.
 * A `difference` is after less before; `relative` is its part of before, null where that is 0. The rates are in CSV and
 * JSONL. The entry `relative` of a curve is where the difference is the largest part of the larger of the two: a fall
 * to 0 and a rise from 0 count alike. Where more is compared than rates, a curve says its `parameter`; one that is not
 * of rates has `lowest` beside `peak`, and a `value` at an index instead of a `rate`.
 */
export function comparisonJson(
  { x, steps_per_epoch, precision }: Pick<Figure, "x" | "steps_per_epoch" | "precision">,
  comparison: Comparison,
): string {
  const { before, after, tolerance, changes, pairs, resume_at, log } = comparison;
  // a run that is not the planned one differs although its rows agree
  const isOther = log === undefined ? differs(comparison) : !isAgreed(log);
  const head = { before, after, differs: isOther, tolerance, x, steps_per_epoch };
  const seam = resume_at === undefined ? {} : { resume_at };
  const members = Object.entries({ ...head, ...seam }).map(([key, value]) => `"${key}": ${json(value)}`);
  const round: Round = (rate) => Number(numberText(rate, precision));
  const isNamed = pairs.some(({ parameter }) => parameter !== "lr");
  const lists = [
    ...(log ? [`"log": ${json(logOf(log, round))}`] : []),
    list("changes", changes.map(changeOf)),
    list(
      "curves",
      pairs.map((pair) => curveOf(pair, isNamed, round)),
    ),
  ];
  return `{${[members.join(", "), ...lists].join(",\n ")}}\n`;
}

function logOf(verdict: Verdict, round: Round) {
  const { column, stepColumn, firstStep, read, compared, differing, parts, largest, looksLike, skips } =
    verdict;
  const { rounding } = verdict;
  const row = ({ index, step, planned, logged }: RowApart) => ({
    index,
    step,
    planned: round(planned),
    logged: round(logged),
  });
  return {
    agrees: isAgreed(verdict),
    parts: parts === undefined ? null : row(parts),
    looks_like: looksLike,
    unexplained: unexplained(verdict) ?? null,
    largest: row(largest),
    column,
    step_column: stepColumn ?? null,
    first_step: firstStep,
    rounded_to:
      rounding === undefined
        ? null
        : { [rounding.to]: rounding.to === "digits" ? rounding.significant : rounding.decimals },
    rows: { read, compared, differing },
    skipped: skips,
    until: verdict.until ?? null,
    notes: verdict.notes,
  };
}

type Round = (rate: number) => number;

/** An entry on each line. */
function list(name: string, items: readonly object[]): string {
  const lines = items.map((item) => `\n  ${json(item)}`);
  return `"${name}": [${lines.join(",")}${lines.length === 0 ? "" : "\n "}]`;
}

function changeOf({ path, before, after, values = { before, after }, appearance }: Change) {
  return { path, ...values, ...(appearance ? { appearance } : {}) };
}

function curveOf({ label, parameter, before, after, difference }: Pair, isNamed: boolean, round: Round) {
  const [was, is] = [before && survey(before, 1).facts, after && survey(after, 1).facts];
  const change = (one: number, other: number) => changeBetween(one, other, round);
  const apart = (values: Apart | undefined) =>
    values === undefined ? null : { index: values.index, ...change(values.before, values.after) };
  const both = difference && was && is ? { difference, was, is } : undefined;
  const ends = (["peak", "lowest", "final"] as const).filter((end) => end !== "lowest" || parameter !== "lr");
  return {
    label,
    ...(isNamed ? { parameter } : {}),
    first: difference?.first ?? null,
    absolute: apart(difference?.absolute),
    relative: apart(difference?.relative),
    ...Object.fromEntries((difference?.also ?? []).map((also) => [also.parameter, apart(also)])),
    area: both ? change(both.difference.area.before, both.difference.area.after) : null,
    ...Object.fromEntries(
      ends.map((end) => [end, both ? change(both.was[end].rate, both.is[end].rate) : null]),
    ),
    before: before && was ? sideOf(before, was, round) : null,
    after: after && is ? sideOf(after, is, round) : null,
  };
}

function sideOf({ parameter, type, group, length }: Curve, { peak, lowest, final }: Facts, round: Round) {
  const isRate = parameter === "lr";
  const at = ({ index, rate }: At) => ({ index, [isRate ? "rate" : "value"]: round(rate) });
  return { type, group, length, peak: at(peak), ...(isRate ? {} : { lowest: at(lowest) }), final: at(final) };
}

function changeBetween(before: number, after: number, round: Round) {
  const difference = after - before;
  return {
    before: round(before),
    after: round(after),
    difference: round(difference),
    relative: before === 0 ? null : round(difference / before),
  };
}

/** JSON with a space behind commas and colons. */
function json(value: unknown): string {
  if (typeof value === "number") return Number.isFinite(value) ? numberText(value) : "null";
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(json).join(", ")}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}: ${json(member)}`).join(", ")}}`;
}
