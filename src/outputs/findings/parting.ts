import type { Figure } from "../../core/figure.ts";
import { headline } from "../../core/log/headline.ts";
import { isAgreed } from "../../core/log/verdict.ts";
import type { Report } from "./report.ts";

/** Where a log parts from its plan, which is reported before what is found in the plan; none where they agree. */
export function partingReports({ comparison, x, steps_per_epoch }: Figure): Report[] {
  const { log, pairs = [] } = comparison ?? {};
  if (log === undefined || isAgreed(log)) return [];
  const [likeliest] = log.looksLike;
  return [
    {
      rule: undefined,
      name: "log-parts",
      severity: "error",
      curve: pairs[0]?.label,
      file: log.file,
      line: undefined,
      column: undefined,
      path: [],
      at: log.parts?.index,
      message: headline(log, { x, steps_per_epoch }),
      why: likeliest?.seen,
      advice: likeliest?.advice,
      changes: [],
    },
  ];
}
