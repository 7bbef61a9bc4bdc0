import { typedInBash } from "./bash-line.ts";
import type { CompletionShell } from "./completion.ts";

/**
 * Asks with `$COMP_WORDBREAKS` and the line up to the cursor; is answered with the patterns of files that fit, what
 * comes before their name, the name as far as it is typed, how much of the word bash keeps, and the candidates.
 * Needs no bash-completion, and works in macOS's bash 3.2, which has no compopt.
 */
export const bash: CompletionShell = {
  install: 'in ~/.bashrc: eval "$(lrplot completion bash)"',
  script: `_lrplot() {
  local patterns pattern before name kept word known
  COMPREPLY=()
  {
    IFS=' ' read -r -a patterns
    IFS= read -r before
    IFS= read -r name
    IFS= read -r kept
    while IFS= read -r word; do COMPREPLY+=("\${word:kept}"); done
  } <<<"$(lrplot completion bash -- "$COMP_WORDBREAKS" "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null)"
  compopt -o nosort 2>/dev/null
  if [[ \${#COMPREPLY[@]} == 1 && \${COMPREPLY[0]} == *[@=:/] ]]; then compopt -o nospace 2>/dev/null; fi
  if [[ \${#patterns[@]} == 0 ]]; then return; fi
  while IFS= read -r word; do
    if [[ -z $word ]]; then continue; fi
    word=$before$word
    word=\${word:kept}
    for known in "\${COMPREPLY[@]}"; do
      if [[ $known == "$word" ]]; then continue 2; fi
    done
    COMPREPLY+=("$word")
    compopt -o filenames 2>/dev/null
  done <<<"$({
    for pattern in "\${patterns[@]}"; do compgen -f -X "!$pattern" -- "$name"; done
    compgen -d -- "$name"
  } | sort)"
}
complete -F _lrplot lrplot
`,
  typed: ([breaks = "", line = ""]) => typedInBash(line, breaks),
  answer({ candidates, files }, { word, kept = 0 }) {
    const { endings, before = "" } = files ?? {};
    const patterns = endings?.length === 0 ? ["*"] : (endings ?? []).map((ending) => `*${ending}`);
    return [
      patterns.join(" "),
      before,
      word.slice(before.length),
      kept,
      ...candidates
        .map((candidate) => candidate.word)
        .filter((text) => isPlain([...text].slice(kept).join(""))),
    ];
  },
};

/** bash takes words as they are: what it would read otherwise without quotes is left to be typed. */
const isPlain = (text: string) => /^[\w.:/@=+,%~^-]*$/.test(text);
