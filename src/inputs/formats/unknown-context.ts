import { type Path, Problem } from "../../core/problem.ts";

/** What a file does not say, or leaves to another program with "auto", and which flag says it. */
export const unknownContext = (what: string, path: Path, flag: string): Problem =>
  new Problem(`${what} is not known`, { path, hint: `Add ${flag}` });
