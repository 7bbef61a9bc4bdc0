import type { Flag } from "../../inputs/flag.ts";
import { helpText } from "../help-text.ts";

/** What `lrplot check --help` prints. */
export function checkHelp(flags: readonly Flag[]): string {
  return helpText("check", flags, {
    usage: "lrplot check PLAN --log FILE [flags]",
    description: `See whether a run had the rates that were planned: plan and log in one chart,
where they first part, and what kind of mistake that looks like. Exits with 3
where they part, and with 0 where they agree.

PLAN is a config, - for standard input, a config in git (git:HEAD:lr.json), or a
schedule with its parameters. FILE is a log: CSV (Lightning's metrics.csv, an
export of W&B), JSONL, or trainer_state.json of Hugging Face's Trainer, up to 256
MiB, and may be packed with gzip. Rows may be missing, come twice or in any
order; what was left out is said. A log that ends early agrees so far.

A rate that is logged at step 0 is the one of the first update. Where the first
update is step 1, say --first-step 1.`,
    after: `Examples:
  lrplot check plan.json --log metrics.csv
  lrplot check plan.json --log trainer_state.json -o check.svg
  lrplot check plan.json --log wandb.csv --column 'run-7 - lr'
  lrplot check cosine --T-max 1000 --steps 1000 --log log.jsonl --first-step 1
  lrplot check plan.json --log run.csv --format json | jq .log.looks_like
`,
  });
}
