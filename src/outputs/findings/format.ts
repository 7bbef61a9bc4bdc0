import type { Format } from "../format.ts";
import { reportsGithub } from "./github.ts";
import { reportsJson } from "./json.ts";
import { partingReports } from "./parting.ts";
import { type Report, reportOf } from "./report.ts";

/** What `--findings` prints for a program. */
export const findingsTexts: Readonly<Record<"json" | "github", (reports: readonly Report[]) => string>> = {
  json: reportsJson,
  github: reportsGithub,
};

/** The findings of a figure in the place of its picture; no `--format` names it. */
export const findingsFormat = (kind: keyof typeof findingsTexts): Format => ({
  name: kind,
  extensions: [],
  summary: "what may not be meant",
  binary: false,
  findings: "always",
  verdict: true,
  load: () => (figure) => [
    findingsTexts[kind]([...partingReports(figure), ...figure.findings.map((finding) => reportOf(finding))]),
  ],
});
