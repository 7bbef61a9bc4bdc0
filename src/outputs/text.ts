import type { Format } from "./format.ts";

/** What a reader asks first, in lines of plain text: the facts of each curve, or of a comparison what differs. */
export const text: Format = {
  name: "text",
  extensions: [],
  summary: "facts of each curve, or what differs, as plain text",
  binary: false,
  verdict: true,
  load: async () => {
    const { textOf } = await import("./text/text.ts");
    return (figure, _, { columns }) => [textOf(figure, columns)];
  },
};
