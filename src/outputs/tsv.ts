import { delimited } from "./delimited.ts";
import type { Format } from "./format.ts";

/** The CSV with tabs instead of commas. */
export const tsv: Format = {
  name: "tsv",
  extensions: [".tsv", ".tab"],
  summary: "tab-separated values, a column per curve",
  binary: false,
  load: () => (figure) => delimited(figure, "\t"),
};
