import type { Typed } from "./completion.ts";

/**
 * The words of a bash command line up to the cursor. bash parts words at `breaks` (`$COMP_WORDBREAKS`: at `=` and `:`
 * too) and puts what is completed in the place of the last part only, so `kept` counts what comes before it.
 */
export function typedInBash(line: string, breaks: string): Typed {
  const words: string[] = [];
  let word: string | undefined; // undefined between words
  let kept = 0;
  let quote = "";
  let redirected = false;
  const end = () => {
    if (word !== undefined && !redirected) words.push(word);
    if (word !== undefined) redirected = false;
    word = undefined;
    kept = 0;
  };
  for (let i = 0; i < line.length; i++) {
    const character = line[i] as string;
    if (quote !== "" && character === quote) {
      quote = "";
    } else if (character === "\\" && quote !== "'") {
      const next = line[++i] ?? "";
      // in double quotes a backslash stands for itself, but before these
      word = (word ?? "") + (quote === '"' && !/["\\$`]/.test(next) ? `\\${next}` : next);
    } else if (quote !== "") {
      word += character;
    } else if (character === "'" || character === '"') {
      quote = character;
      word ??= "";
      kept = word.length;
    } else if (/\s/.test(character)) {
      end();
    } else if (/[<>&|;]/.test(character)) {
      if (/^\d*$/.test(word ?? "")) word = undefined; // 2>
      end();
      redirected = /[<>]/.test(character) || redirected;
    } else {
      if (character === "@" && breaks.includes("@")) kept = word?.length ?? 0; // of all breaks this one is replaced
      word = (word ?? "") + character;
      if (character !== "@" && breaks.includes(character)) kept = word.length;
    }
  }
  const unfinished = word ?? "";
  return {
    before: words.slice(1),
    word: unfinished,
    kept: [...unfinished.slice(0, kept)].length,
    redirected,
  };
}
