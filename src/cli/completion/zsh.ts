import type { CompletionShell } from "./completion.ts";

/**
 * Asks with the words up to the cursor, the last of them unfinished; is answered with the pattern of files that fit,
 * what comes before their name, how many candidates go on, and a line `word:description` for each, those first; a word
 * alone where there is nothing to say, or zsh would list it apart. Candidates are not compared with
 * what is typed again (`-U`): zsh would not find `--T_0` by `--T0`.
 */
export const zsh: CompletionShell = {
  install: `in ~/.zshrc, behind compinit: eval "$(lrplot completion zsh)"
# or save this as the file _lrplot in a folder of $fpath`,
  script: `_lrplot() {
  local -a answer spaced joined
  local pattern before found=1
  answer=("\${(@f)$(lrplot completion zsh -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}")
  pattern=$answer[1] before=$answer[2]
  joined=(\${answer[4,3+answer[3]]})
  spaced=(\${answer[4+answer[3],-1]})
  (( $#spaced )) && _describe -V lrplot spaced -U && found=0
  (( $#joined )) && _describe -V lrplot joined -U -S '' && found=0
  if [[ -n $pattern ]]; then
    [[ -n $before ]] && compset -P "\${(b)before}"
    _path_files -g "$pattern" && found=0
    _path_files -/ && found=0
  fi
  return found
}
if [[ $funcstack[1] == _lrplot ]]; then _lrplot "$@"; else compdef _lrplot lrplot; fi
`,
  typed: (words) => ({ before: words.slice(0, -1), word: words.at(-1) ?? "" }),
  answer({ candidates, files }) {
    const joined = candidates.filter(({ word }) => goesOn(word));
    const spaced = candidates.filter(({ word }) => !goesOn(word));
    return [
      files ? patternOf(files.endings) : "",
      files?.before ?? "",
      joined.length,
      ...[...joined, ...spaced].map(({ word, description }) => {
        const text = word.replaceAll(":", "\\:");
        return description === "" ? text : `${text}:${description}`;
      }),
    ];
  },
};

/** In parentheses one ending alone would be read as what is asked of a file beside its name. */
const patternOf = (endings: readonly string[]) =>
  endings.length > 1 ? `*(${endings.join("|")})` : `*${endings.join("")}`;

const goesOn = (word: string) => /[@=:/]$/.test(word);
