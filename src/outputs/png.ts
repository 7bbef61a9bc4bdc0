import type { Format } from "./format.ts";

/** The chart as pixels, drawn by node-canvas, which is loaded for this alone. */
export const png: Format = {
  name: "png",
  extensions: [".png"],
  summary: "the chart as pixels",
  binary: true,
  findings: "marked",
  load: async () => {
    const { pngOf } = await import("./chart/render.ts");
    return async (figure, warn) => [await pngOf(figure, warn)];
  },
};
