import type { Format } from "./format.ts";

/** A page that needs nothing beside itself: the chart to look into, to zoom and to save. */
export const html: Format = {
  name: "html",
  extensions: [".html", ".htm"],
  summary: "a page to explore: values under the cursor, zoom, saving",
  binary: false,
  verdict: true,
  findings: "always",
  load: async () => {
    const { htmlOf } = await import("./html/document.ts");
    return async (figure) => [await htmlOf(figure)];
  },
};
