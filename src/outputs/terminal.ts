import type { Format } from "./format.ts";

/** The chart in characters, as wide as the terminal. */
export const terminal: Format = {
  name: "terminal",
  extensions: [".txt"],
  summary: "the chart in characters, as wide as the terminal",
  binary: false,
  findings: "marked",
  load: async () => {
    const { linesOf } = await import("./terminal/chart.ts");
    return async (figure, warn, screen) => [`${(await linesOf(figure, warn, screen)).join("\n")}\n`];
  },
};
