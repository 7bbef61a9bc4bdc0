import { numberText } from "../number-text.ts";
import type { Model } from "./model.ts";
import { endsOf } from "./readout.ts";
import type { View } from "./view.ts";

/** What a view shows as CSV: as lrplot itself writes it, but of the values seen, and a column for each curve seen. */
export function csvOf(model: Model, view: View): string {
  const { data, indices, lines } = model;
  const columns = lines.flatMap((line, i) =>
    view.only === undefined || line.group === view.only
      ? [{ name: data.curves[i]?.column as string, rates: line.rates }]
      : [],
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
