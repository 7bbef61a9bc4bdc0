import type { Format } from "./format.ts";

/** The chart as a page of vectors, with the shipped font in it; drawn by node-canvas. */
export const pdf: Format = {
  name: "pdf",
  extensions: [".pdf"],
  summary: "the chart as a page of vectors, its font embedded",
  binary: true,
  findings: "marked",
  load: async () => {
    const { pdfOf } = await import("./chart/render.ts");
    return async (figure, warn) => [await pdfOf(figure, warn)];
  },
};
