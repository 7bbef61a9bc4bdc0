import { completionAt, filesNamed, filesOf, matchingWords } from "./candidates.ts";
import type { Completion, Typed, Vocabulary } from "./completion.ts";
import { placeOf } from "./place.ts";
import { completionOfUsage } from "./usage.ts";

/** What may stand at the cursor of a command line. */
export async function completionOf(typed: Typed, vocabulary: Vocabulary): Promise<Completion> {
  const { before, word } = typed;
  const { commands } = vocabulary;
  if (typed.redirected) return filesOf([]);
  const command = commands.find(({ name }) => name === before[0]);
  if (command?.flagsOf) {
    const drawn = { ...vocabulary, flagsOf: command.flagsOf };
    const place = await placeOf(before.slice(1), drawn);
    if (command.isOfFiles && !place.pending && !word.startsWith("-")) return filesNamed(word, drawn);
    const code = codeEnding(command.usage);
    if (code !== undefined && !place.subject && !place.joined && !place.pending && !word.startsWith("-"))
      return filesOf([code]);
    const completion = await completionAt(place, word, drawn);
    const isSecond =
      !command.isOfOne && place.subject && !place.pending && !word.startsWith("-") && !before.includes("vs");
    if (!isSecond) return completion;
    const { candidates, files } = filesNamed(word, drawn);
    return { candidates: [...completion.candidates, ...candidates], files };
  }
  if (command) return completionOfUsage(command.usage, { before: before.slice(1), word }, vocabulary);
  const completion = await completionAt(await placeOf(before, vocabulary), word, vocabulary);
  if (before.length > 0 || word.startsWith("-")) return completion;
  const named = commands.map(({ name, summary }) => ({ word: name, description: summary }));
  return { ...completion, candidates: matchingWords(word, [...completion.candidates, ...named]) };
}

/** `FILE.py:NAME` first: what the files of a command end in that runs what stands in them. */
const codeEnding = (usage: string) => /^FILE(\.\w+):/.exec(usage)?.[1];
