import { delimited } from "./delimited.ts";
import type { Format } from "./format.ts";

/** `epoch,lr` and a row per value: RFC 4180, but lines end in `\n`, as awk and git want them. */
export const csv: Format = {
  name: "csv",
  extensions: [".csv"],
  summary: "comma-separated values, a column per curve",
  binary: false,
  load: () => (figure) => delimited(figure, ","),
};
