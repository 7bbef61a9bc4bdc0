import { Problem } from "../core/problem.ts";
import type { Format } from "./format.ts";

/** The text that builds what was drawn: Python, or the command that starts the training. */
export const code: Format = {
  name: "code",
  extensions: [".py"],
  summary: "the code that builds the schedule in its framework",
  binary: false,
  refusal: ({ isComparison }) => (isComparison ? noCode() : undefined),
  load: () => async (figure) => {
    if (figure.code === undefined) throw noCode();
    // what cannot be drawn is no code either
    for (const curve of figure.curves) for (const _ of curve.chunks());
    return [await figure.code()];
  },
};

const noCode = () => new Problem("a comparison is no code", { hint: "Give one of its sides alone" });
