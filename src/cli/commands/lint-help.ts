import type { Flag } from "../../inputs/flag.ts";
import { helpText } from "../help-text.ts";

/** What `lrplot lint --help` prints. */
export function lintHelp(flags: readonly Flag[]): string {
  return helpText("lint", flags, {
    usage: "lrplot lint FILE… [flags]",
    description: `Say what may not be meant in many configs at once, and draw none. FILE is a
config, - for standard input, or a config in git (git:HEAD:lr.json). Each is
looked at on its own; flags count for all of them. Behind -- every word is a
file.

Exits with 2 where a file cannot be read, planned or run, else with 3 where
there is a finding that is a warning or an error (--strict=error or
--strict=note moves that bar), else with 0.`,
    after: `Examples:
  lrplot lint configs/*.json
  lrplot lint lr.json --epochs 100 --ignore LR004
  lrplot lint --findings github configs/*.json
  lrplot lint --findings json lr.json | jq -r '.[].rule'
`,
  });
}
