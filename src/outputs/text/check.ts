import { relativeText } from "../../core/compare/change-text.ts";
import type { Comparison } from "../../core/comparison.ts";
import { countText, placeText, rateText } from "../../core/facts-text.ts";
import { apartText } from "../../core/log/apart-text.ts";
import { rowsText } from "../../core/log/headline.ts";
import { roundingText } from "../../core/log/rounding.ts";
import { isAgreed, tooFewDiffer, unexplained, type Verdict } from "../../core/log/verdict.ts";
import { columns, wrapped } from "./lines.ts";
import type { Axis } from "./ways.ts";

/**
 * Whether a log agrees with its plan, where it parts, what that looks like, and which rows were read, in lines of `width`
 * columns where that can be.
 */
export function checkLines(
  axis: Axis,
  { before, after }: Comparison,
  verdict: Verdict,
  width: number,
): string[] {
  const names = columns(
    [
      ["planned", before],
      ["logged", `${after}, ${columnsText(verdict)}`],
    ],
    0,
  );
  const said = ["", ...verdictLines(axis, verdict), "", readText(verdict)];
  return [...names, ...said.flatMap((line) => wrapped(line, width))];
}

/** What was found, a line each, and what it looks like. */
export function verdictLines(axis: Axis, verdict: Verdict): string[] {
  const { parts, compared, differing, largest, looksLike } = verdict;
  const isRounded = roundingLines(verdict);
  const notes = [...untilNotes(axis, verdict), ...verdict.notes].map((note) => `note: ${note}`);
  const [likeliest, ...others] = looksLike;
  const alike = [
    ...(likeliest ? [`looks like: ${likeliest.kind}`, `  ${likeliest.seen}`, `  ${likeliest.advice}`] : []),
    ...others.flatMap(({ kind, seen, advice }) => [`or: ${kind}`, `  ${seen}`, `  ${advice}`]),
  ];
  if (parts === undefined) {
    const apart = Math.abs(largest.logged - largest.planned);
    const most = apart === 0 ? "no difference" : `the largest difference is ${rateText(apart)}`;
    const extent = verdict.until === undefined ? "" : " so far";
    const word = isAgreed(verdict) ? "agrees" : "is not the planned run, though its values agree";
    return [`${word}${extent}: ${rowsText(compared)} of the log, ${most}`, ...isRounded, ...alike, ...notes];
  }
  const change = relativeText(parts.planned, parts.logged);
  const named = verdict.firstStep === 0 ? "" : `, step ${countText(parts.step)} of the log`;
  const unlike = [
    `looks like: ${unexplained(verdict)}`,
    ...(unexplained(verdict) === tooFewDiffer
      ? []
      : ["  no usual mistake explains all rows; compare what was run with the plan: lrplot diff"]),
  ];
  const [planned, logged] = apartText(parts.planned, parts.logged);
  const [mostPlanned, mostLogged] = apartText(largest.planned, largest.logged);
  return [
    `parts at ${placeText(parts.index, axis)}${named}: planned ${planned}, logged ${logged} (${change})`,
    `${countText(differing)} of ${rowsText(compared)} differ, most at ${placeText(largest.index, axis)}: planned ${mostPlanned}, logged ${mostLogged}`,
    ...isRounded,
    ...(alike.length > 0 ? alike : unlike),
    ...notes,
  ];
}

/** What the log's values are rounded to, where that counts. */
function roundingLines({ rounding }: Verdict): string[] {
  if (rounding === undefined) return [];
  return [`values are rounded to ${roundingText(rounding)}: what that may hide is no difference`];
}

/** How far a log goes that ends before its plan. */
function untilNotes(axis: Axis, { until, planned }: Verdict): string[] {
  if (until === undefined) return [];
  return [
    `the log ends at ${placeText(until, axis)}, and the plan goes on to ${placeText(planned - 1, axis)}`,
  ];
}

function columnsText({ column, stepColumn, firstStep }: Verdict): string {
  const by = stepColumn === undefined ? "row by row" : `by ${stepColumn}`;
  return `${column} ${by}${firstStep === 0 ? "" : `, counted from ${firstStep}`}`;
}

/** How many rows were compared, and what became of the others. */
export function readText({ compared, read, skips }: Verdict): string {
  const others = skips.map(({ count, what, first }) => `${countText(count)} ${what} (${first})`);
  const head = `read ${countText(compared)} of ${rowsText(read)}`;
  return others.length === 0 ? head : `${head}: ${others.join(", ")}`;
}
