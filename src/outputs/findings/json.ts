import type { Report } from "./report.ts";

/** An array with an object a line, its keys always the same; null for what is not known. */
export function reportsJson(reports: readonly Report[]): string {
  const lines = reports.map((report) => `  ${JSON.stringify(rowOf(report))}`);
  return lines.length === 0 ? "[]\n" : `[\n${lines.join(",\n")}\n]\n`;
}

function rowOf({ rule, name, severity, curve, file, line, column, path, at, ...rest }: Report) {
  const { message, why, advice, changes } = rest;
  const row = { rule, name, severity, curve, file, line, column, path, at, message, why, advice, changes };
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? null]));
}
