import { Problem } from "../core/problem.ts";
import type { Format } from "./format.ts";

/** The text that builds what was drawn: Python, or the command that starts the training. */
export const code: Format = {
  name: "code",
  extensions: [".py"],
  summary: "the code that builds the schedule in its framework",
  binary: false,
  comparison: false,
  readings: () => 0,
  load: () => async (figure) => {
    if (figure.code !== undefined) return [await figure.code()];
    throw new Problem("a comparison is no code", { where: "--format", hint: "Give one of its sides alone" });
  },
};
