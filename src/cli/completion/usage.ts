import { matchingWords } from "./candidates.ts";
import type { Completion, Typed } from "./completion.ts";

/** What may stand behind a command's name, read from its usage: `[--json]` is a flag, `<bash|zsh|fish>` a choice. */
export function completionOfUsage(usage: string, { before, word }: Typed): Completion {
  const parts = usage.split(" ");
  const operands = parts.filter((part) => /^<.*>$/.test(part));
  const operand = operands[before.findLastIndex((text) => !text.startsWith("-")) + 1];
  const flags = parts.flatMap((part) => /^\[(--[\w-]+)\]$/.exec(part)?.[1] ?? []);
  const words = [
    ...(operand?.slice(1, -1).split("|") ?? []),
    ...flags.filter((flag) => !before.includes(flag)),
  ];
  return {
    candidates: matchingWords(
      word,
      words.map((text) => ({ word: text, description: "" })),
    ),
  };
}
