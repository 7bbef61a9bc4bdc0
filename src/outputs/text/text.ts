import type { Comparison } from "../../core/comparison.ts";
import { factTexts } from "../../core/facts-text.ts";
import type { Figure } from "../../core/figure.ts";
import { wordsOf } from "../../core/parameter-name.ts";
import type { ParameterName } from "../../core/schedule.ts";
import { survey } from "../../core/survey.ts";
import { unprintable } from "../../core/unprintable.ts";
import { checkLines } from "./check.ts";
import { comparisonLines } from "./comparison.ts";
import { columns } from "./lines.ts";

/** A figure in words, a comparison in lines of `width` columns where that can be. */
export function textOf(figure: Figure, width: number): string {
  const { comparison } = figure;
  const lines = comparison ? sidesLines(figure, comparison, width) : factLines(figure);
  // names of files and labels are a user's text, and must not move the cursor
  return lines.map((line) => `${line.replace(new RegExp(unprintable, "gu"), "\ufffd")}\n`).join("");
}

function sidesLines(figure: Figure, comparison: Comparison, width: number): string[] {
  const { log } = comparison;
  return log ? checkLines(figure, comparison, log, width) : comparisonLines(figure, comparison, width);
}

/** What a parameter is called, where that is not the rate of a figure of rates. */
function parameterNamed({ parameters }: Figure, parameter: ParameterName): string[] {
  return parameters.length === 1 && parameter === "lr" ? [] : [wordsOf(parameter)];
}

function factLines(figure: Figure): string[] {
  const { title, subtitle, curves, parameters } = figure;
  const facts = curves.flatMap((curve) => {
    const rows = factTexts(survey(curve, 1).facts, figure).map(({ name, text }) => [name, text]);
    const label = curves.length > parameters.length ? [curve.label] : [];
    const names = [...label, ...parameterNamed(figure, curve.parameter)].join(", ");
    return ["", ...(names === "" ? [] : [names]), ...columns(rows, 2)];
  });
  return [title, ...(subtitle === "" ? [] : [subtitle]), ...facts];
}
