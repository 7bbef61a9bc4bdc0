import { text } from "../outputs/text.ts";
import type { Target } from "./targets.ts";

/** A target for a comparison: below a chart in the terminal comes what differs, in words. */
export function withReport(target: Target): Target {
  const { format } = target;
  if (format.name !== "terminal") return target;
  return {
    ...target,
    format: {
      ...format,
      verdict: true,
      async load() {
        const [draw, tell] = [await format.load(), await text.load()];
        return async (...figure) => [...(await draw(...figure)), "\n", ...(await tell(...figure))];
      },
    },
  };
}
