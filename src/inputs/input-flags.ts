import * as z from "zod";
import { once } from "../core/once.ts";
import { type Flag, flagsOf } from "./flag.ts";

/** What flags say of the input that they stand behind. */
export const inputSchema = once(() =>
  z.strictObject({
    set: z
      .array(z.string().min(1))
      .optional()
      .describe(
        "a value in the place of the file's, or what a name in a script stands for; may be given several times",
      ),
    column: z
      .string()
      .min(1)
      .optional()
      .describe("what holds the recorded rate; found by its name where there is one"),
    step_column: z
      .string()
      .min(1)
      .optional()
      .describe("what says where a row is: a step, or an epoch; found by its name as well"),
  }),
);

export const inputFlags = (): Flag[] =>
  flagsOf(inputSchema(), "input", []).map((flag) =>
    flag.name === "set" ? { ...flag, phrase: "KEY=VALUE" } : flag,
  );
