import type * as z from "zod";
import { className } from "../core/definition.ts";
import { type Draft, pastedIn, pastedText } from "../core/draft.ts";
import { nameOf } from "../core/file-name.ts";
import { type Finding, type Severity, severities } from "../core/finding.ts";
import type { Plan } from "../core/plan.ts";
import { isProblem, Problem } from "../core/problem.ts";
import { spelledOut } from "../core/unprintable.ts";
import type { FilledTerm } from "../inputs/filled-term.ts";
import type { outputSchema } from "../inputs/output-flags.ts";
import type { Shell } from "./shell.ts";

/** Do `work`; a Problem that it throws is named by the place of its path in the draft. */
export async function placed<T>(draft: Draft, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw placedError(error, draft);
  }
}

/** What was thrown; a Problem with the place of its path in the draft, where it has none yet, and in its words. */
export function placedError(error: unknown, draft: Draft): unknown {
  if (!isProblem(error) || error.where !== undefined) return error;
  const said = new Problem(error.message, { ...error, hint: hintIn(draft, error) });
  return said.at(draft.where(error.path), draft.position?.(error.path));
}

function hintIn(draft: Draft, { hint, changes }: Problem): string | undefined {
  const sentence = hint && (draft.inItsWords?.(hint) ?? hint);
  const pasted = pastedText(pastedIn(draft, changes));
  return [sentence, pasted].filter(Boolean).join(": ") || undefined;
}

/** A Problem in one line: where, what, what is allowed, what to try, and what explains it. */
export function problemText(problem: Problem): string {
  const rule = problem.rule === undefined ? "" : ` (lrplot explain ${problem.rule})`;
  return spelledOut(`${problem.where ?? "lrplot"}: ${problemSentence(problem)}${rule}`);
}

/** What is wrong, and what is allowed. */
export function whatIsWrong({ message, allowed }: Problem): string {
  return allowed === undefined ? message : `${message}; ${allowed}`;
}

/** A Problem without its place. */
function problemSentence(problem: Problem): string {
  const said = whatIsWrong(problem);
  const { hint } = problem;
  if (hint === undefined) return said;
  return `${said}${/[.?!\u2026]$/.test(said) ? "" : "."} ${hint}`;
}

/** A finding in three lines: what was seen, why it matters, what to do. */
function findingText({ rule, name, severity, curve, message, why, advice }: Finding): string {
  const lines = [`${severity} ${rule} ${name}, ${curve}: ${message}`, `  ${why}`, `  ${advice}`];
  return lines.map(spelledOut).join("\n");
}

/** Say findings on standard error, where they are to be said in words. */
export function sayFindings(
  findings: () => readonly Finding[],
  { findings: kind }: Pick<z.output<ReturnType<typeof outputSchema>>, "findings">,
  { say }: Pick<Shell, "say">,
): void {
  if (kind === "text") for (const finding of findings()) say(findingText(finding));
}

/** Is there a finding of this severity, or a graver one? Never where none is said. */
export function isFound(
  findings: () => readonly Pick<Finding, "severity">[],
  least: Severity | undefined,
): boolean {
  if (least === undefined) return false;
  const grave = severities.slice(0, severities.indexOf(least) + 1);
  return findings().some(({ severity }) => grave.includes(severity));
}

/** Whose length a run has that was given none. */
export function lengthNote({ lengthOf, values, x }: Plan): string {
  return `${values} ${x}${values === 1 ? "" : "s"}, the length of ${lengthOf} itself; --${x}s N says another`;
}

/** What dataset and batch come to, where the user speaks of them. What words it is loaded then. */
export async function dataNotes(plan: Plan): Promise<string[]> {
  return plan.data === undefined ? [] : [(await import("./data-note.ts")).dataNote(plan.data, plan.told)];
}

/** What is to be known of how inputs were read, each with its name. */
export const inputNotes = (terms: readonly Pick<FilledTerm, "file" | "notes">[]): string[] =>
  terms.flatMap(({ file, notes = [] }) => notes.map((note) => `${nameOf(file)}: ${note}`));

/** That nobody looks at the optimizer's rate, where one was said and every schedule is a function of the step alone. */
export function rateNotes({ curves }: Plan): string[] {
  const isSaid = curves.some(({ optimizer }) => optimizer?.lr !== undefined);
  if (!isSaid || !curves.every(({ part }) => "at" in part.schedule)) return [];
  const names = [...new Set(curves.map(({ part }) => className(part.definition)))];
  return [`the optimizer's lr changes nothing: ${names.join(" and ")} has its own rate among its parameters`];
}

/** Text from a file or flag cannot move the cursor, colour the terminal or turn what stands beside it. */
export function printable(text: string): string {
  return text
    .split(/([\t\n])/)
    .map((part) => (part === "\t" || part === "\n" ? part : spelledOut(part)))
    .join("");
}
