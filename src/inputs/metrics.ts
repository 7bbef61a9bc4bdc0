import Papa from "papaparse";
import { Problem } from "../core/problem.ts";
import { didYouMean } from "../core/suggest.ts";
import { gitFile } from "./git-file.ts";

/**
 * Split `val.csv:val_loss` at the colon behind the file's ending, else at the last one; a column is needed. The file may
 * be one in git, `git:v1.0:val.csv`.
 */
export function metricsReference(reference: string): { file: string; column: string } {
  const git = gitFile(reference);
  const revision = git ? reference.length - git.path.length : 0;
  const ending = /\.\w+(?=:)/.exec(reference.slice(revision));
  const at = ending ? revision + ending.index + ending[0].length : reference.lastIndexOf(":");
  const [file, column] = [reference.slice(0, at), reference.slice(at + 1)];
  if (at > revision && column !== "") return { file, column };
  throw new Problem(`${JSON.stringify(reference)} names no column`, {
    allowed: "FILE.csv:COLUMN, or a list of numbers",
  });
}

/** The names of the columns of CSV text. */
export function columnsIn(text: string): string[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { preview: 1 });
  return data[0] ?? [];
}

/** The first of many names, cut where they are long: a file that is no table may have anything in its first line. */
function shortList(names: readonly string[]): string {
  const shown = names.slice(0, 10).map((name) => (name.length > 40 ? `${name.slice(0, 39)}…` : name));
  return shown.join(", ");
}

/** The numbers in a column of CSV text, rows with an empty cell left out. */
export function columnOf(text: string, file: string, column: string): number[] {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { skipEmptyLines: true });
  const broken = errors.find(({ type }) => type === "Quotes");
  if (broken) throw new Problem("a quote is not closed", { where: `${file}, row ${(broken.row ?? 0) + 1}` });
  const [columns = [], ...rows] = data;
  const index = columns.indexOf(column);
  if (index < 0) {
    throw new Problem(`has no column ${JSON.stringify(column)}`, {
      where: file,
      hint: didYouMean(column, columns),
      allowed: columns.length > 0 ? `it has ${shortList(columns)}` : "its first line names the columns",
    });
  }
  if (columns.lastIndexOf(column) !== index) throw new Problem(`has two columns ${column}`, { where: file });
  const values = rows.flatMap((row, i) => {
    const cell = (row[index] ?? "").trim();
    if (cell === "") return [];
    const value = Number(cell);
    if (Number.isFinite(value)) return [value];
    throw new Problem(`${column}: ${JSON.stringify(cell)} is not a finite number`, {
      where: `${file}, row ${i + 2}`,
    });
  });
  if (values.length === 0) throw new Problem(`${column} holds no number`, { where: file });
  return values;
}
