import type { Figure } from "../../core/figure.ts";
import type { Verdict } from "../../core/log/verdict.ts";
import { readText, verdictLines } from "../text/check.ts";
import { prose } from "./escape.ts";

/** How a log agrees with its plan, in a list. */
export function verdictList(figure: Figure, verdict: Verdict): string {
  const lines = [...verdictLines(figure, verdict), readText(verdict)];
  return lines.map((line) => `${line.startsWith("  ") ? "  " : ""}- ${prose(line.trim())}`).join("\n");
}
