import Papa from "papaparse";
import { Problem } from "../../core/problem.ts";
import type { LogFormat } from "./table.ts";

/** So many characters are split into lines at a time. */
const chunkSize = 2 ** 22;

/** A table with a line of names, parted by commas, tabs or semicolons: Lightning's `metrics.csv`, exports of W&B. */
export const csv: LogFormat = {
  name: "CSV",
  read(text, file) {
    const [head = ""] = /^[^\r\n]*/.exec(text) ?? [];
    const delimiter = [",", "\t", ";"].find((each) => head.includes(each)) ?? ",";
    let columns: string[] = [];
    Papa.parse<string[]>(text, {
      delimiter,
      chunkSize,
      step({ data, errors }, parser) {
        checkQuotes(errors, file, 1);
        columns = data.map(nameIn);
        parser.abort();
      },
    });
    if (columns.every((name) => name !== "" && Number.isFinite(Number(name)))) throw headless(head, file);
    const named = columns.filter((name) => name !== "");
    const place = new Map(columns.map((column, i) => [column, i] as const).reverse());
    return {
      columns: [...new Set(named)],
      repeated: named.filter((name, i) => named.indexOf(name) < i),
      each(visit) {
        let line = 0;
        Papa.parse<string[]>(text, {
          delimiter,
          chunkSize,
          step({ data: cells, errors }) {
            line++;
            checkQuotes(errors, file, line);
            if (line === 1 || cells.every((cell) => cell.trim() === "")) return;
            visit({ line, cell: (column) => cells[place.get(column) ?? -1] });
          },
        });
      },
      skips: [],
      firstSteps: [0],
      cut: lastCell(text, delimiter),
      hasThousands: delimiter === ",",
    };
  },
};

/** What a text ends with behind the last delimiter; undefined where its last line has an end. */
function lastCell(text: string, delimiter: string): string | undefined {
  if (/[\r\n]$/.test(text)) return undefined;
  const start = Math.max(...[delimiter, "\n", "\r"].map((each) => text.lastIndexOf(each)));
  return text.slice(start + 1).trim();
}

function checkQuotes(errors: readonly Papa.ParseError[], file: string, row: number): void {
  if (errors.some(({ type }) => type === "Quotes")) {
    throw new Problem("a quote is not closed", { where: `${file}, row ${row}` });
  }
}

/** A column's name without what stands around it: spaces, quotes behind a space, and the `#` of `# step`, as numpy writes it. */
function nameIn(cell: string, place: number): string {
  const name = cell.trim().replace(/^"(.*)"$/, "$1");
  return place === 0 ? name.replace(/^#\s*/, "") : name;
}

function headless(head: string, file: string): Problem {
  return new Problem("has no line of names above its numbers", {
    where: file,
    allowed: `its first line is ${JSON.stringify(head.slice(0, 40))}`,
    hint: "Put one there, such as step,lr",
  });
}
