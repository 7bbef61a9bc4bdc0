import { matchingWords, schedulesNamed } from "./candidates.ts";
import type { Candidate, Completion, Typed, Vocabulary } from "./completion.ts";

/**
 * What may stand behind a command's name, read from its usage: `[--json]` is a flag, `[--framework FRAMEWORK]` one
 * with a value, `<bash|zsh|fish>` a choice, `<schedule>` any of them.
 */
export function completionOfUsage(
  usage: string,
  { before, word }: Pick<Typed, "before" | "word">,
  vocabulary: Pick<Vocabulary, "registry">,
): Completion {
  const operands = [...usage.matchAll(/<([^>]+)>/g)].map(([, operand = ""]) => operand);
  const flags = [...usage.matchAll(/\[(--[\w-]+)(?: (\w+))?\]/g)].map(([, flag = "", value]) => ({
    flag,
    value,
  }));
  const pending = flags.find(({ flag, value }) => value !== undefined && flag === before.at(-1));
  if (pending)
    return { candidates: matchingWords(word, valuesOf(pending.value as string, word, vocabulary)) };
  const operand = operands[before.findLastIndex((text) => !text.startsWith("-")) + 1];
  const left = flags.filter(({ flag }) => !before.includes(flag)).map(({ flag }) => candidate(flag));
  const values = operand === undefined ? [] : valuesOf(operand, word, vocabulary);
  return { candidates: [...matchingWords(word, values), ...matchingWords(word, left)] };
}

function valuesOf(
  placeholder: string,
  word: string,
  { registry }: Pick<Vocabulary, "registry">,
): readonly Candidate[] {
  if (placeholder === "schedule") return schedulesNamed(word, registry);
  if (placeholder !== "FRAMEWORK") return placeholder.split("|").map(candidate);
  return [...new Set(registry.map(({ framework }) => framework))].map(candidate);
}

const candidate = (word: string): Candidate => ({ word, description: "" });
