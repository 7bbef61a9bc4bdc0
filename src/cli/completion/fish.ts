import type { CompletionShell } from "./completion.ts";
import { respelled } from "./matching.ts";

/**
 * Asks with the words up to the cursor, the last of them unfinished; is answered with the expression of files that fit,
 * what comes before their name, and a line of word, tab and description for each candidate. fish compares candidates
 * with what is typed, so they are spelled as it is begun.
 */
export const fish: CompletionShell = {
  install: "lrplot completion fish > ~/.config/fish/completions/lrplot.fish",
  script: `function __lrplot_complete
    set -l words (commandline -opc)
    set -l raw (commandline -ct)
    set -l word (string unescape -- "$raw"; or string trim --left --chars '"\\'' -- "$raw")
    set -l answer (lrplot completion fish -- $words[2..-1] "$word" 2>/dev/null)
    if set -q answer[3]
        printf '%s\\n' $answer[3..-1]
    end
    set -l pattern $answer[1]
    set -l before $answer[2]
    if test -n "$pattern"
        set -l name (string sub --start (math 1 + (string length -- "$before")) -- "$word")
        for file in (complete -C "'' "(string escape --no-quoted -- "$name" | string replace '\\\\~' '~'))
            set -l path (string split --fields 1 \\t -- $file)
            if string match -q -- '*/' $path; or string match -q -r -- $pattern $path
                echo -- $before$path
            end
        end
    end
end
complete -c lrplot -e
complete -c lrplot -f -k -a '(__lrplot_complete)'
`,
  typed: (words) => ({ before: words.slice(0, -1), word: words.at(-1) ?? "" }),
  answer: ({ candidates, files }, { word: typed }) => [
    files ? patternOf(files.endings) : "",
    files?.before ?? "",
    ...candidates.map(({ word, description }) => `${respelled(typed, word)}\t${description}`),
  ],
};

const patternOf = (endings: readonly string[]) =>
  endings.length === 0 ? "$" : `(${endings.map((ending) => ending.replaceAll(".", "\\.")).join("|")})$`;
