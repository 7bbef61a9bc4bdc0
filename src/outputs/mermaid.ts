import type { Format } from "./format.ts";
import { checkOneParameter } from "./one-parameter.ts";

/** The chart as the source of a mermaid diagram, without a fence around it. */
export const mermaid: Format = {
  name: "mermaid",
  extensions: [".mmd", ".mermaid"],
  summary: "the chart alone, as a mermaid xychart-beta",
  binary: false,
  load: async () => {
    const { diagramOf } = await import("./markdown/diagram.ts");
    return (figure, warn) => {
      checkOneParameter(figure, "mermaid");
      return [diagramOf(figure, warn)];
    };
  },
};
