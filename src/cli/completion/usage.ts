import { completionAt, filesOf, matchingWords } from "./candidates.ts";
import type { Completion, Typed, Vocabulary } from "./completion.ts";
import { placeOf } from "./place.ts";

/**
 * What may stand behind a command's name, read from its usage: `[--json]` is a flag, `<bash|zsh|fish>` a choice,
 * `OLD` a config file and `[flags]` all that may follow a schedule.
 */
export async function completionOfUsage(
  usage: string,
  { before, word }: Typed,
  vocabulary: Vocabulary,
): Promise<Completion> {
  const parts = usage.split(" ");
  const operands = parts.filter((part) => /^<.*>$|^[A-Z]+$/.test(part));
  const drawn = parts.includes("[flags]");
  const place = drawn ? await placeOf(before, vocabulary) : undefined;
  if (place && (place.pending || word.startsWith("-"))) return completionAt(place, word, vocabulary);

  const operand = operands[before.findLastIndex((text) => !text.startsWith("-")) + 1];
  const flags = parts.flatMap((part) => /^\[(--[\w-]+)\]$/.exec(part)?.[1] ?? []);
  const choices = operand?.startsWith("<") ? operand.slice(1, -1).split("|") : [];
  const candidates = matchingWords(
    word,
    [...choices, ...flags.filter((flag) => !before.includes(flag))].map((text) => ({
      word: text,
      description: "",
    })),
  );
  if (operand && choices.length === 0) return { candidates, files: filesOf("*.json").files };
  if (!place) return { candidates };
  return completionAt({ ...place, subject: true }, word, vocabulary);
}
