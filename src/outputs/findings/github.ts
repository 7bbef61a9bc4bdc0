import type { Severity } from "../../core/finding.ts";
import { type Report, titleOf } from "./report.ts";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "notice" };

/**
 * Workflow commands, a line each, which GitHub shows beside the line of the config:
 * `::error file=lr.json,line=5,col=3,title=LR003 cosine-rebound::…`.
 */
export function reportsGithub(reports: readonly Report[]): string {
  return reports.map((report) => `${commandOf(report)}\n`).join("");
}

function commandOf(report: Report): string {
  const { severity, file, line, column, curve, message, why, advice } = report;
  // standard input is no file of the repository
  const place = file === "-" ? {} : { file, line, col: column };
  const properties = Object.entries({ ...place, title: titleOf(report) || "lrplot" })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
  const first = curve === undefined ? message : `${curve}: ${message}`;
  const text = [first, why, advice].filter((part) => part !== undefined).join("\n");
  return `::${commands[severity]} ${properties.join(",")}::${escapedData(text)}`;
}

/** As GitHub's runner takes it back: https://github.com/actions/toolkit, packages/core/src/command.ts. */
const escapedData = (text: string) =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const escapedProperty = (text: string) => escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
