import Papa from "papaparse";
import { Problem } from "../core/problem.ts";
import { didYouMean } from "../core/suggest.ts";

/** Split `val.csv:val_loss` into file and column; a column is needed. */
export function metricsReference(reference: string): { file: string; column: string } {
  const at = reference.lastIndexOf(":");
  const [file, column] = [reference.slice(0, at), reference.slice(at + 1)];
  if (at > 0 && column !== "") return { file, column };
  throw new Problem(`${JSON.stringify(reference)} names no column`, {
    allowed: "FILE.csv:COLUMN, or a list of numbers",
  });
}

/** The numbers in a column of CSV text, rows with an empty cell left out. */
export function columnOf(text: string, file: string, column: string): number[] {
  const { data, meta } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ""), {
    header: true,
    skipEmptyLines: true,
  });
  const columns = meta.fields ?? [];
  if (!columns.includes(column)) {
    throw new Problem(`has no column ${JSON.stringify(column)}`, {
      where: file,
      hint: didYouMean(column, columns),
      allowed:
        columns.length > 0 ? `it has ${columns.slice(0, 10).join(", ")}` : "its first line names the columns",
    });
  }
  return data.flatMap((row, i) => {
    const cell = (row[column] ?? "").trim();
    if (cell === "") return [];
    const value = Number(cell);
    if (Number.isFinite(value)) return [value];
    throw new Problem(`${column}: ${JSON.stringify(cell)} is not a finite number`, {
      where: `${file}, row ${i + 2}`,
    });
  });
}
