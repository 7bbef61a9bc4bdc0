import { relativeText } from "../../core/compare/change-text.ts";
import type { Comparison } from "../../core/comparison.ts";
import { countText, placeText, rateText } from "../../core/facts-text.ts";
import { rowsText } from "../../core/log/headline.ts";
import { roundingText } from "../../core/log/rounding.ts";
import type { Verdict } from "../../core/log/verdict.ts";
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
  const { parts, compared, differing, largest, looksLike, rounding } = verdict;
  const isRounded =
    rounding === undefined
      ? []
      : [`values are rounded to ${roundingText(rounding)}: what that may hide is no difference`];
  if (parts === undefined) {
    const apart = Math.abs(largest.logged - largest.planned);
    const most = apart === 0 ? "no difference" : `the largest difference is ${rateText(apart)}`;
    return [`agrees: ${rowsText(compared)} of the log, ${most}`, ...isRounded];
  }
  const change = relativeText(parts.planned, parts.logged);
  const named = verdict.firstStep === 0 ? "" : `, step ${countText(parts.step)} of the log`;
  const [likeliest, ...others] = looksLike;
  const alike = [
    ...(likeliest ? [`looks like: ${likeliest.kind}`, `  ${likeliest.seen}`, `  ${likeliest.advice}`] : []),
    ...others.flatMap(({ kind, seen, advice }) => [`or: ${kind}`, `  ${seen}`, `  ${advice}`]),
  ];
  const unlike =
    differing < 3
      ? ["looks like: too few rows differ to tell"]
      : [
          "looks like: another schedule, or other parameters",
          "  no usual mistake explains all rows; compare what was run with the plan: lrplot diff",
        ];
  return [
    `parts at ${placeText(parts.index, axis)}${named}: planned ${rateText(parts.planned)}, logged ${rateText(parts.logged)} (${change})`,
    `${countText(differing)} of ${rowsText(compared)} differ, most at ${placeText(largest.index, axis)}: planned ${rateText(largest.planned)}, logged ${rateText(largest.logged)}`,
    ...isRounded,
    ...(alike.length > 0 ? alike : unlike),
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
