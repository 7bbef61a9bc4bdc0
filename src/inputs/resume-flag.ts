import * as z from "zod";
import { mostValues } from "../core/config.ts";
import { once } from "../core/once.ts";
import { flagsOf } from "./flag.ts";

/** What a flag says of a run that goes on with another config. */
export const resumeSchema = once(() =>
  z.strictObject({
    resume_at: z
      .int()
      .min(1)
      .max(mostValues)
      .optional()
      .describe("of two plans with vs between them draw one run: the first until here, then the second"),
  }),
);

export const resumeFlags = () => flagsOf(resumeSchema(), "resume", []);
