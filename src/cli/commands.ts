import type { Shell } from "./shell.ts";

/** A command beside drawing, which is what a command line without one does. */
export interface Command {
  readonly name: string;
  /** What comes behind its name: `OLD NEW [flags]`. */
  readonly usage: string;
  readonly summary: string;
  /** Has it a help of its own? It is run for that too, with `--help` among its words. */
  readonly help?: true;
  /** Run it with the words behind its name and return the exit code. Throws a Problem or a Failure. */
  run(words: readonly string[], shell: Shell): Promise<number>;
}

/** Every command, in the order in which the help lists them. What each needs is loaded when it is run. */
export const commands: readonly Command[] = [
  {
    name: "diff",
    usage: "OLD NEW [flags]",
    summary: "what differs between two inputs, in the config and in the curve",
    help: true,
    run: async (words, shell) => (await import("./commands/diff.ts")).diff(words, shell),
  },
  {
    name: "list",
    usage: "[--json]",
    summary: "name, class and summary of every schedule",
    run: async (words, shell) => (await import("./commands/list.ts")).list(words, shell),
  },
  {
    name: "schema",
    usage: "",
    summary: "JSON Schema of a config file",
    run: async (words, shell) => (await import("./commands/schema.ts")).schema(words, shell),
  },
];
