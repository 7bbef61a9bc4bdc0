import type { Flag } from "../../inputs/flag.ts";
import { helpText } from "../help-text.ts";

/** What `lrplot diff --help` prints. */
export function diffHelp(flags: readonly Flag[]): string {
  return helpText("diff", flags, {
    usage: "lrplot diff OLD NEW [flags]\n       lrplot diff OLD … vs NEW … [flags]",
    description: `See what differs between two schedules: both curves in one chart, what the
configs say otherwise, and where the rates part. Changes are relative to OLD:
twice as much is +100 %, from ten times on it is × 35.2 or ÷ 1,000.

OLD and NEW are each a config file, - for standard input, a config in git
(git:HEAD~1:lr.json; git:HEAD:./lr.json from the current folder), or a schedule
with its parameters. Between longer ones stands vs.

A flag of run, optimizer or chart counts for both, or is given for each.`,
    after: `Examples:
  lrplot diff git:HEAD:lr.json lr.json
  lrplot diff old.json new.json -o change.svg
  lrplot diff cosine --T-max 100 vs cosine --T-max 120 --epochs 120
  lrplot diff old.json new.json --exit-code --tolerance 1e-3 > changes.txt
  lrplot diff old.json new.json --format json | jq '.curves[].first'
`,
  });
}
