import type { Rule } from "../../advice/rule.ts";
import type { Vocabulary as WordsVocabulary } from "../../inputs/words.ts";
import type { Format } from "../../outputs/format.ts";
import type { Command } from "../commands.ts";
import type { Git } from "./git-words.ts";

/** All that can be said: what is added to one of these is completed. */
export interface Vocabulary extends WordsVocabulary {
  readonly commands: readonly Pick<
    Command,
    "name" | "usage" | "summary" | "flagsOf" | "isOfOne" | "isOfFiles"
  >[];
  readonly formats: readonly Format[];
  readonly rules: readonly Pick<Rule, "id" | "name" | "title">[];
  readonly git: Git;
  /** The endings of files that can be drawn: `.json` and so on. */
  readonly endings: readonly string[];
  /** The columns of a file; none where it cannot be read, or has none. */
  columnsIn(file: string, use: Use): Promise<readonly string[]>;
}

/** What a file with columns is named for: metrics, an input that is drawn, or the log of a check. */
export type Use = "metrics" | "input" | "log";

/** One word that may stand at the cursor. A word that ends in `@`, `=`, `:` or `/` goes on: no space comes behind it. */
export interface Candidate {
  readonly word: string;
  /** What it is, in a line; "" for nothing to say. */
  readonly description: string;
}

/** The names of files that may stand at the cursor; the shell finds them, which knows `~`, quotes and links. */
export interface Files {
  /** `.json` and so on; any where there are none. Folders always fit, because they lead to files. */
  readonly endings: readonly string[];
  /** What of the word comes before the name: `--output=`, `-o` or nothing. */
  readonly before: string;
}

/** What may stand at the cursor. */
export interface Completion {
  readonly candidates: readonly Candidate[];
  readonly files?: Files | undefined;
}

/** How a shell asks, and is answered. */
export interface CompletionShell {
  /** How to have the script loaded in every session: the rest of a comment that begins with "To install". */
  readonly install: string;
  /** What the shell loads: a function that asks this very lrplot at every TAB. */
  readonly script: string;
  /** The words before the cursor, without `lrplot`, and the unfinished one, from what the script asks with. */
  typed(words: readonly string[]): Typed;
  /** The lines that the script reads. */
  answer(completion: Completion, typed: Typed): (string | number)[];
}

export interface Typed {
  readonly before: readonly string[];
  /** The word up to the cursor, "" where the next one begins. */
  readonly word: string;
  /** How many of its characters the shell leaves as they are, because it takes what follows for a word. */
  readonly kept?: number;
  /** Is it a redirection's, and so none of lrplot's words? */
  readonly redirected?: boolean;
}
