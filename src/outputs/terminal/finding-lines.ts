import { countText } from "../../core/facts-text.ts";
import type { Figure } from "../../core/figure.ts";
import type { Finding } from "../../core/finding.ts";
import { most, toldOf } from "../findings/told.ts";
import type { Glyphs } from "./glyphs.ts";
import type { Line } from "./style.ts";
import { filled, plain, shorten } from "./text.ts";

/**
 * The findings in words below the chart, in lines of `columns`: those that are marked on it begin with their mark. Of
 * several curves each is named.
 */
export class FindingLines {
  readonly #findings: readonly Finding[];
  readonly #figure: Pick<Figure, "curves">;
  readonly #columns: number;
  readonly #glyphs: Glyphs;
  readonly #isMarked: (finding: Finding) => boolean;

  constructor(
    findings: readonly Finding[],
    figure: Pick<Figure, "curves">,
    columns: number,
    glyphs: Glyphs,
    isMarked: (finding: Finding) => boolean,
  ) {
    this.#findings = findings;
    this.#figure = figure;
    this.#columns = columns;
    this.#glyphs = glyphs;
    this.#isMarked = isMarked;
  }

  /** How many lines they would have. */
  get wish(): number {
    return this.#first(most.findings, most.lines).length;
  }

  /** At most `room` lines: rather one of each than two of some; then as many as fit, and how many more there are. */
  lines(room: number): Line[] {
    for (let each: number = most.lines; each > 1; each--) {
      const lines = this.#first(most.findings, each);
      if (lines.length <= room) return lines;
    }
    for (let count: number = most.findings; count > 0; count--) {
      const lines = this.#first(count, 1);
      if (lines.length <= room) return lines;
    }
    return [];
  }

  /** The first `count` of them in `each` lines at the most, and how many more there are. */
  #first(count: number, each: number): Line[] {
    const left = this.#findings.length - count;
    const told = this.#findings.slice(0, count).flatMap((finding) => this.#told(finding, each));
    return left > 0 ? [...told, [{ text: `and ${countText(left)} more` }]] : told;
  }

  #told(finding: Finding, room: number): Line[] {
    const head = `${this.#isMarked(finding) ? this.#glyphs.finding : " "} ${finding.rule} `;
    const width = this.#columns - head.length;
    const text = plain(toldOf(finding, this.#figure));
    const all = filled(text.split(" "), " ", width, this.#glyphs);
    const last = all.slice(room - 1).join(" ");
    const lines = [...all.slice(0, room - 1), ...(last === "" ? [] : [shorten(last, width, this.#glyphs)])];
    return lines.map((line, i) => [
      { text: i === 0 ? head : " ".repeat(head.length), style: { bold: true } },
      { text: line },
    ]);
  }
}
