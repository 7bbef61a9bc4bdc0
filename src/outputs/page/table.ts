import type { ParameterName } from "../../core/schedule.ts";
import { numberText } from "../number-text.ts";
import type { Line, Model } from "./model.ts";
import { endsOf, type View } from "./view.ts";

/** What a view shows as CSV: as lrplot itself writes it, but of the values seen, and the columns of the curves seen. */
export function csvOf(model: Model, view: View): string {
  const { data, indices } = model;
  const columns = data.parameters.flatMap((parameter, i) =>
    data.groups.flatMap(({ columns }, group) => {
      if (view.only !== undefined && group !== view.only) return [];
      return linesOf(model, group, parameter).map((line, k, { length }) => {
        return { name: columns[i * length + k], rates: line?.rates ?? [] };
      });
    }),
  );
  const rows = [[...data.indexColumns, ...columns.map(({ name }) => name)].join()];
  const [first, last] = endsOf(model, view);
  for (let position = first; position <= last; position++) {
    const index = indices[position] as number;
    const place = data.steps_per_epoch > 1 ? [index, Math.floor(index / data.steps_per_epoch)] : [index];
    const rates = columns.map(({ rates }) =>
      position < rates.length ? numberText(rates[position] as number) : "",
    );
    rows.push([...place, ...rates].join());
  }
  return `${rows.join("\n")}\n`;
}

/** The lines of a group's columns of one parameter; undefined where a side of a comparison lacks the curve. */
function linesOf(
  { data, lines, differences }: Model,
  group: number,
  parameter: ParameterName,
): (Line | undefined)[] {
  const isOwn = (line: Line) => line.group === group && line.parameter === parameter;
  const own = lines.filter(isOwn);
  if (!data.sides) return own;
  return [
    own.find(({ isBefore }) => isBefore),
    own.find(({ isBefore }) => !isBefore),
    differences.find(isOwn),
  ];
}
