import { frameworksOf } from "../../core/registry.ts";
import { matchingWords, rulesNamed, schedulesNamed } from "./candidates.ts";
import type { Candidate, Completion, Typed, Vocabulary } from "./completion.ts";

/**
 * What may stand behind a command's name, read from its usage: `[--json]` is a flag, `[--framework FRAMEWORK]` one
 * with a value, `<bash|zsh|fish>` a choice, `<schedule>` any of them, `<rule>` one of advice.
 */
export function completionOfUsage(
  usage: string,
  { before, word }: Pick<Typed, "before" | "word">,
  { registry, rules }: Pick<Vocabulary, "registry" | "rules">,
): Completion {
  const operands = [...usage.matchAll(/<([^>]+)>/g)].map(([, operand = ""]) => operand);
  const flags = [...usage.matchAll(/\[(--[\w-]+)(?: (\w+))?\]/g)].map(([, flag = "", value]) => ({
    flag,
    value,
  }));
  const pending = flags.find(({ flag, value }) => value !== undefined && flag === before.at(-1));
  if (pending?.value !== undefined) {
    return { candidates: matchingWords(word, valuesOf(pending.value, word, { registry, rules })) };
  }
  const operand = operands[before.findLastIndex((text) => !text.startsWith("-")) + 1];
  const left = flags.filter(({ flag }) => !before.includes(flag)).map(({ flag }) => candidate(flag));
  const values = operand === undefined ? [] : valuesOf(operand, word, { registry, rules });
  return { candidates: [...matchingWords(word, values), ...matchingWords(word, left)] };
}

/** What a word of the usage stands for: schedules, frameworks, rules, or the choices that it lists. */
function valuesOf(
  kind: string,
  word: string,
  { registry, rules }: Pick<Vocabulary, "registry" | "rules">,
): readonly Candidate[] {
  if (kind === "schedule") return schedulesNamed(word, registry);
  if (kind === "rule") return rulesNamed(word, rules);
  return (kind === "FRAMEWORK" ? frameworksOf(registry) : kind.split("|")).map(candidate);
}

const candidate = (word: string): Candidate => ({ word, description: "" });
