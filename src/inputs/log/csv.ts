import Papa from "papaparse";
import { Problem } from "../../core/problem.ts";
import type { LogFormat } from "./table.ts";

/** A table with a line of names, parted by commas, tabs or semicolons: Lightning's `metrics.csv`, exports of W&B. */
export const csv: LogFormat = {
  name: "CSV",
  read(text, file) {
    const [head = ""] = text.split("\n", 1);
    const delimiter = [",", "\t", ";"].find((each) => head.includes(each)) ?? ",";
    const { data, errors } = Papa.parse<string[]>(text, { delimiter });
    const broken = errors.find(({ type }) => type === "Quotes");
    if (broken)
      throw new Problem("a quote is not closed", { where: `${file}, row ${(broken.row ?? 0) + 1}` });
    const [columns = [], ...rows] = data;
    const place = new Map(columns.map((column, i) => [column, i] as const).reverse());
    return {
      columns: [...new Set(columns)].filter((column) => column.trim() !== ""),
      rows: rows.flatMap((cells, i) =>
        cells.every((cell) => cell.trim() === "")
          ? []
          : [{ line: i + 2, cell: (column: string) => cells[place.get(column) ?? -1] }],
      ),
      skips: [],
      firstSteps: [0],
    };
  },
};
