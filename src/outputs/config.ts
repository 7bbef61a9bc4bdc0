import { Problem } from "../core/problem.ts";
import type { Format } from "./format.ts";

/** What was read, whatever it was, as a config of ours that draws the same. */
export const config: Format = {
  name: "config",
  extensions: [".lr.json"],
  summary: "the input as a config file, which draws the same",
  binary: false,
  refusal: ({ isComparison }) => (isComparison ? noConfig() : undefined),
  load: () => (figure) => {
    if (figure.config === undefined) throw noConfig();
    // what cannot be drawn is no config either
    for (const curve of figure.curves) for (const _ of curve.chunks());
    return [`${JSON.stringify(figure.config, null, 2)}\n`];
  },
};

const noConfig = () => new Problem("a comparison is no config", { hint: "Give one of its sides alone" });
