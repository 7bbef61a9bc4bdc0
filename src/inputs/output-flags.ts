import * as z from "zod";
import { severities } from "../core/finding.ts";
import { once } from "../core/once.ts";
import { type Flag, flagsOf } from "./flag.ts";

/** What flags say of where the result goes; these have no place in a config. */
export const outputSchema = once(() =>
  z.strictObject({
    output: z
      .array(z.string().min(1))
      .default([])
      .describe(
        "write to FILE, its ending names the format; - is standard output; may be given several times",
      ),
    format: z.string().optional().describe("format of every output, whatever its file is called"),
    code: z
      .boolean()
      .default(false)
      .describe("print the code that builds the schedule in its framework; -o still draws"),
    print_config: z
      .boolean()
      .default(false)
      .describe("print the input as a config of lrplot's, which draws the same; -o still draws"),
    precision: z
      .int()
      .min(1)
      .max(17)
      .optional()
      .describe("significant digits of written numbers; all by default"),
    color: z
      .enum(["auto", "always", "never"])
      .default("auto")
      .describe("colour in the terminal; auto: where it is one, and NO_COLOR is not set"),
    findings: z
      .enum(["text", "json", "github", "none"])
      .default("text")
      .describe(
        "how it is said what may not be meant: in text on standard error; as json or annotations of github on standard output, which then gets no drawing; or not at all",
      ),
    strict: z
      .enum(severities)
      .optional()
      .describe(
        "exit with 3 where there is a finding of this severity or a graver one; warning where none is said",
      ),
    watch: z
      .boolean()
      .default(false)
      .describe("draw again when a file that was read changes; Ctrl-C ends it"),
    help: z.boolean().default(false).describe("show what there is to say"),
    version: z.boolean().default(false).describe("show the version"),
  }),
);

/** Those that may stand without a value. */
const bare: Readonly<Record<string, string>> = { strict: "warning" };

const shorts: Readonly<Record<string, string>> = { output: "-o", help: "-h", version: "-V" };

/** The flags of outputSchema(). */
export function outputFlags(): Flag[] {
  return flagsOf(outputSchema(), "output", []).map((flag) => {
    const short = shorts[flag.name];
    const alone = bare[flag.name];
    const named = flag.name === "output" ? { ...flag, phrase: "a file such as lr.svg" } : flag;
    return { ...named, ...(short && { short }), ...(alone && { bare: alone }) };
  });
}
