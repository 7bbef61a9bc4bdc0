import type { Change, Finding, Severity } from "../../core/finding.ts";
import type { Path } from "../../core/problem.ts";

/** What is said of an input: a finding, or why it is refused. */
export interface Report {
  /** `LR004`; undefined where it is refused for a reason that no rule is about. */
  readonly rule: string | undefined;
  /** `never-anneals`. */
  readonly name: string | undefined;
  readonly severity: Severity;
  /** The curve's label; undefined where there is none. */
  readonly curve: string | undefined;
  /** Are there other curves of rates beside it? */
  readonly isOfSeveral?: boolean;
  /** The file that says it, `-` for standard input; undefined where flags alone do. */
  readonly file: string | undefined;
  /** Counted from 1; undefined where the file does not say it. */
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly path: Path;
  /** The index of the value at which it is seen. */
  readonly at: number | undefined;
  readonly message: string;
  readonly why: string | undefined;
  readonly advice: string | undefined;
  readonly changes: readonly Change[];
}

/** A finding as it is reported; `file` is what is linted, where no file says it. */
export function reportOf({ position, ...finding }: Finding, file?: string): Report {
  const { line, column } = position ?? {};
  return { ...finding, file: position?.file ?? file, line, column };
}

/** `LR004 never-anneals`; "" for what no rule is about. */
export const titleOf = ({ rule, name }: Report) => [rule, name].filter(Boolean).join(" ");
