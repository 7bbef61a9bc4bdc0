import { type Report, titleOf } from "./report.ts";

/** Two lines each: `lr.json:5:3: error LR003 cosine-rebound: …` as compilers say it, and what to do. */
export function reportLines(reports: readonly Report[]): string {
  return reports.map((report) => `${lineOf(report)}\n`).join("");
}

function lineOf(report: Report): string {
  const { file, line, column, severity, message, advice } = report;
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  const title = [severity, titleOf(report)].filter(Boolean).join(" ");
  return `${place}: ${title}: ${message}${advice === undefined ? "" : `\n  ${advice}`}`;
}
