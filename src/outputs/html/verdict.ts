import type { Figure } from "../../core/figure.ts";
import type { Verdict } from "../../core/log/verdict.ts";
import { readText, verdictLines } from "../text/check.ts";
import { type Markup, markup } from "./markup.ts";

/** How a log agrees with its plan, a paragraph for each thing that is said. */
export function verdictOf(figure: Figure, verdict: Verdict): Markup {
  const lines = [...verdictLines(figure, verdict), readText(verdict)];
  return markup`${lines.map(
    (line) => markup`<p><bdi>${line.trim()}</bdi></p>
`,
  )}`;
}
