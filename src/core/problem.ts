import type { Change } from "./finding.ts";

/** Where in a config something stands, as the keys that lead to it: `["schedule", "gamma"]`. */
export type Path = readonly (string | number)[];

/** A place in the text of a file, counted from 1. */
export interface Position {
  /** As the words of the command line name it: `-` for standard input. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What a Problem says beside its first sentence. */
export interface ProblemDetails {
  /** The keys of the config that lead to the wrong value; `[]` for the config as a whole. */
  readonly path?: Path | undefined;
  /** A name that stands before the message and is no path: a flag, a file, "standard input". */
  readonly where?: string | undefined;
  /** Where in a file's text it is, where that is known. */
  readonly position?: Position | undefined;
  /** What is allowed instead, as a sentence without its full stop. */
  readonly allowed?: string | undefined;
  /** What to do next, as a sentence without its full stop: "Did you mean --gamma?". */
  readonly hint?: string | undefined;
  /** What to write instead, its paths like `path`: stands behind the hint. */
  readonly changes?: readonly Change[] | undefined;
  /** Is it in the words of a command line alone, so that no change of a file mends it? */
  readonly lasting?: boolean | undefined;
  /** The rule of advice that says more of it: `LR008`. */
  readonly rule?: string | undefined;
}

/**
 * A mistake of the user's that the tool names and refuses (exit code 2). Anything else that is thrown is
 * a mistake of ours or of the machine's.
 */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly path: Path;
  readonly where: string | undefined;
  readonly position: Position | undefined;
  readonly allowed: string | undefined;
  readonly hint: string | undefined;
  readonly changes: readonly Change[];
  readonly lasting: boolean | undefined;
  readonly rule: string | undefined;

  constructor(message: string, details: ProblemDetails = {}) {
    super(message);
    this.path = details.path ?? [];
    this.where = details.where;
    this.position = details.position;
    this.allowed = details.allowed;
    this.hint = details.hint;
    this.changes = details.changes ?? [];
    this.lasting = details.lasting;
    this.rule = details.rule;
  }

  /** The same problem seen from further out: `keys` come before its path. */
  below(...keys: Path): Problem {
    const changes = this.changes.map(({ path, value }) => ({ path: [...keys, ...path], value }));
    return new Problem(this.message, { ...this, path: [...keys, ...this.path], changes });
  }

  /** The same problem with the name of the place that it is in, and where in a file's text that is. */
  at(where: string, position = this.position): Problem {
    return new Problem(this.message, { ...this, where, position });
  }
}

/** Run `work`; a Problem that it throws gets `keys` before its path. */
export function below<T>(keys: Path, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw isProblem(error) ? error.below(...keys) : error;
  }
}

/** Run `work`; a Problem that it throws is in the words, but for one that says that it is not. */
export function ofWords<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asLasting(error);
  }
}

export function asLasting(error: unknown): unknown {
  return isProblem(error) ? new Problem(error.message, { ...error, lasting: error.lasting ?? true }) : error;
}

/** Is this a Problem? By name, because each bundle in `dist` has its own copy of the class. */
export function isProblem(error: unknown): error is Problem {
  return error instanceof Error && error.name === "Problem";
}
