# shellcheck shell=bash
# Texts of a pull request in Markdown: shown as they are, and inert.

# A path in one line: as the shell would quote it where it holds control characters.
shown() {
  case $1 in
    *[[:cntrl:]]*) printf '%q' "$1" ;;
    *) printf '%s' "$1" ;;
  esac
}

# fence_for TEXT SHORTEST: backticks, more than TEXT has in a row.
fence_for() {
  local fence=$2
  while [[ $1 == *"$fence"* ]]; do fence+='`'; done
  printf '%s' "$fence"
}

code_span() {
  local text fence pad=''
  text=$(shown "$1" && printf .)
  text=${text%.}
  fence=$(fence_for "$text" '`')
  case $text in '`'* | *'`' | ' '* | *' ') pad=' ' ;; esac
  printf '%s' "$fence$pad$text$pad$fence"
}

code_block() {
  local fence
  fence=$(fence_for "$1" '```')
  printf '%s\n%s\n%s\n' "${fence}text" "$1" "$fence"
}

# count 2 config: "2 configs"
count() {
  printf '%d %s' "$1" "$2"
  if (($1 != 1)); then printf s; fi
}
