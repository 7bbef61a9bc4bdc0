import type { Format } from "./format.ts";

/** The body of a comment on a pull request: facts, the chart as GitHub draws it, findings, the command. */
export const markdown: Format = {
  name: "markdown",
  extensions: [".md", ".markdown"],
  summary: "a comment for a pull request, with a chart GitHub draws",
  binary: false,
  verdict: true,
  findings: "always",
  load: async () => {
    const { commentOf } = await import("./markdown/comment.ts");
    return (figure, warn) => [commentOf(figure, warn)];
  },
};
