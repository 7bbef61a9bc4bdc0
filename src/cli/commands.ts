import { comparisonFlags } from "../inputs/comparison-flags.ts";
import { lintFlags } from "../inputs/lint-flags.ts";
import { checkFlags } from "../inputs/log-flags.ts";
import { traceFlags } from "../inputs/trace-flags.ts";
import type { Vocabulary } from "../inputs/words.ts";
import { shellNames } from "./completion/shells.ts";
import type { Shell } from "./shell.ts";

/** A command beside drawing, which is what a command line without one does. */
export interface Command {
  readonly name: string;
  /** What comes behind its name: `OLD NEW [flags]`. */
  readonly usage: string;
  readonly summary: string;
  /** Does it answer `--help` itself? */
  readonly helps?: boolean;
  /** Does it take one input only, where others take two with nothing between them? */
  readonly isOfOne?: boolean;
  /** Are its words files, as many as there are, and flags? */
  readonly isOfFiles?: boolean;
  /** The flags that may stand behind a schedule of its words, or before any; left out where it takes no schedule. */
  readonly flagsOf?: Vocabulary["flagsOf"];
  /** Run it with the words behind its name and return the exit code. Throws a Problem or a Failure. */
  run(words: readonly string[], shell: Shell): Promise<number>;
}

/** Every command, in the order in which the help lists them. What each needs is loaded when it is run. */
export const commands: readonly Command[] = [
  {
    name: "diff",
    usage: "OLD NEW [flags]",
    summary: "what differs between two inputs, config and curve",
    helps: true,
    flagsOf: comparisonFlags,
    run: async (words, shell) => (await import("./commands/diff.ts")).diff(words, shell),
  },
  {
    name: "check",
    usage: "PLAN --log FILE [flags]",
    summary: "where a training log parts from the plan, and what that looks like",
    helps: true,
    isOfOne: true,
    flagsOf: checkFlags,
    run: async (words, shell) => (await import("./commands/check.ts")).check(words, shell),
  },
  {
    name: "trace",
    usage: "FILE.py:NAME [flags]",
    summary: "run your own Python scheduler, and draw the rates that it really had",
    helps: true,
    isOfOne: true,
    flagsOf: traceFlags,
    run: async (words, shell) => (await import("./commands/trace.ts")).trace(words, shell),
  },
  {
    name: "lint",
    usage: "FILE… [flags]",
    summary: "what may not be meant in many configs at once, none of them drawn",
    helps: true,
    isOfFiles: true,
    flagsOf: lintFlags,
    run: async (words, shell) => (await import("./commands/lint.ts")).lint(words, shell),
  },
  {
    name: "list",
    usage: "[WORD…] [--framework FRAMEWORK] [--json]",
    summary: "schedules that have all words in what is said of them, and what is alike elsewhere",
    run: async (words, shell) => (await import("./commands/list.ts")).list(words, shell),
  },
  {
    name: "show",
    usage: "<schedule>",
    summary: "a schedule drawn, with its formula, parameters and documentation",
    run: async (words, shell) => (await import("./commands/show.ts")).show(words, shell),
  },
  {
    name: "explain",
    usage: "[<rule>] [--json]",
    summary: "a rule of advice: the mistake and what is meant, drawn, and why it matters",
    run: async (words, shell) => (await import("./commands/explain.ts")).explain(words, shell),
  },
  {
    name: "schema",
    usage: "",
    summary: "JSON Schema of a config file",
    run: async (words, shell) => (await import("./commands/schema.ts")).schema(words, shell),
  },
  {
    name: "completion",
    usage: `<${shellNames.join("|")}>`,
    summary: "script that completes words in a shell",
    helps: true,
    run: async (words, shell) =>
      (await import("./commands/completion.ts")).completion(words, shell, commands),
  },
];
