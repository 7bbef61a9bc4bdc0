import { countText, type Fact, factTexts } from "../../core/facts-text.ts";
import type { Figure } from "../../core/figure.ts";
import type { Finding } from "../../core/finding.ts";
import { leadingOf } from "../../core/of-parameter.ts";
import { code } from "./escape.ts";
import { cut, fitting, row, table } from "./fit.ts";
import type { Line } from "./lines.ts";
import type { Read } from "./reading.ts";

/** Characters of a label. */
export const labelLength = 80;

/** A row for each curve, with the signs of those that are drawn; the last ones are left out where there is no room. */
export function factsTable(figure: Figure, lines: readonly Line[], read: Read, room: number): string {
  const { curves, x, findings } = figure;
  const isOfRates = leadingOf(figure) === "lr";
  // what is found is about the rates
  const names = isOfRates ? ["peak", "final", "warm-up", "restarts"] : ["peak", "lowest", "final"];
  const head = ["curve", ...names, `${x}s`, ...(isOfRates ? ["findings"] : [])];
  const signs = new Map(lines.map(({ curve, sign }) => [curve, `${sign} `]));
  function* rows() {
    for (const curve of curves) {
      const text = textsOf(factTexts(read(curve).facts, figure));
      const label = `${signs.get(curve) ?? ""}${code(cut(curve.label, labelLength))}`;
      const own = findings.filter((finding) => finding.curve === curve.label);
      const length = lengthText(curve.length, figure);
      yield row([label, ...names.map(text), length, ...(isOfRates ? [countsText(own)] : [])]);
    }
  }
  const { taken, left } = fitting(rows(), curves.length, room);
  const more = left > 0 ? [row([`… and ${left} more`, ...head.slice(1).map(() => "")])] : [];
  return table(head, [...taken, ...more]);
}

/** The text of the fact of a name. */
export function textsOf(facts: readonly Fact[]): (name: string) => string {
  return (name) => facts.find((fact) => fact.name === name)?.text ?? "none";
}

/** How many values a run has: `58,650 (150 epochs)`. */
export function lengthText(length: number, { steps_per_epoch }: Figure): string {
  const count = countText(length);
  if (steps_per_epoch === 1) return count;
  const epochs = Number((length / steps_per_epoch).toFixed(2));
  return `${count} (${countText(epochs)} epoch${epochs === 1 ? "" : "s"})`;
}

/** `1 error, 2 notes`. */
function countsText(findings: readonly Finding[]): string {
  const counts = (["error", "warning", "note"] as const).flatMap((severity) => {
    const { length } = findings.filter((finding) => finding.severity === severity);
    return length > 0 ? `${length} ${severity}${length === 1 ? "" : "s"}` : [];
  });
  return counts.join(", ") || "none";
}
