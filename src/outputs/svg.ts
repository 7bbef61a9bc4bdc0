import type { Format } from "./format.ts";

/** The chart as SVG; needs no canvas. */
export const svg: Format = {
  name: "svg",
  extensions: [".svg"],
  summary: "the chart as scalable vector graphics",
  binary: false,
  findings: "marked",
  load: async () => {
    const { svgOf } = await import("./chart/render.ts");
    return async (figure, warn) => [await svgOf(figure, warn)];
  },
};
