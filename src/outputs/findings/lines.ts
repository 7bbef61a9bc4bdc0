import { nameOf } from "../../core/file-name.ts";
import { spelledOut } from "../../core/unprintable.ts";
import { type Report, titleOf } from "./report.ts";

/**
 * What is said of one file, two lines each: `lr.json:5:3: error LR003 cosine-rebound: …` as compilers say it, and what to
 * do. Curves are named where it is of several.
 */
export function reportLines(reports: readonly Report[]): string {
  return reports.map((report) => `${lineOf(report)}\n`).join("");
}

function lineOf(report: Report): string {
  const { file, line, column, severity, curve, isOfSeveral, advice } = report;
  const message = isOfSeveral && curve !== undefined ? `${curve}: ${report.message}` : report.message;
  const place = [file === undefined ? undefined : nameOf(file), line, column]
    .filter((part) => part !== undefined)
    .join(":");
  const title = [severity, titleOf(report)].filter(Boolean).join(" ");
  const lines = [`${place}: ${title}: ${message}`, ...(advice === undefined ? [] : [`  ${advice}`])];
  return lines.map(spelledOut).join("\n"); // nothing of a file begins a line of its own
}
