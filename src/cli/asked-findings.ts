import type { Plan } from "../core/plan.ts";
import type { Output, Target } from "./targets.ts";

/** Does anybody ask what is found? Only then are curves watched for it while they are read: that costs a little. */
export function asksFindings(
  targets: readonly Pick<Target, "format">[],
  { findings, strict }: Pick<Output, "findings" | "strict">,
  plan: Pick<Plan, "chart">,
): boolean {
  return (
    findings !== "none" ||
    strict !== undefined ||
    targets.some(({ format }) =>
      format.findings === "marked" ? plan.chart.mark_findings : format.findings === "always",
    )
  );
}
