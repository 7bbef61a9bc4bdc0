import type { Figure } from "../core/figure.ts";
import { Problem } from "../core/problem.ts";
import type { Format } from "./format.ts";

/** The chart as the source of a mermaid diagram, without a fence around it. */
export const mermaid: Format = {
  name: "mermaid",
  extensions: [".mmd", ".mermaid"],
  summary: "the chart alone, as a mermaid xychart-beta",
  binary: false,
  refusal: severalParameters,
  load: async () => {
    const { diagramOf } = await import("./markdown/diagram.ts");
    return (figure, warn) => {
      const refused = severalParameters(figure);
      if (refused) throw refused;
      return [diagramOf(figure, warn)];
    };
  },
};

function severalParameters({ parameters }: Pick<Figure, "parameters">): Problem | undefined {
  const [first, ...others] = parameters;
  if (others.length === 0) return undefined;
  return new Problem("mermaid draws one parameter at a time", {
    path: ["parameter"],
    hint: `Try --parameter ${first}`,
  });
}
