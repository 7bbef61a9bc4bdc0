import type { Format } from "./format.ts";

/** The spec that the drawn formats are made of, for other tools and for changes by hand. */
export const vegaLite: Format = {
  name: "vl.json",
  extensions: [".vl.json"],
  summary: "the chart as a Vega-Lite specification",
  binary: false,
  findings: "marked",
  load: async () => {
    const { specOf } = await import("./chart/spec.ts");
    return (figure, warn) => [`${JSON.stringify(specOf(figure, warn), null, 2)}\n`];
  },
};
