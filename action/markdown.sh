# shellcheck shell=bash
# Texts of a pull request in Markdown: shown as they are, and inert.

# A path in one line that reads as it is: as the shell would quote it in ASCII where it holds control characters,
# also Unicode's (U+0080-9F), separators of lines (U+2028-29), or marks that turn the direction of what follows
# (U+061C, U+200E-0F, U+202A-2E, U+2066-69). Byte by byte, so that it is the same in every locale.
shown() {
  local LC_ALL=C
  case $1 in
    *[[:cntrl:]]* | *$'\xc2'[$'\x80'-$'\x9f']* | *$'\xd8\x9c'* | \
      *$'\xe2\x80'[$'\x8e\x8f\xa8'-$'\xae']* | *$'\xe2\x81'[$'\xa6'-$'\xa9']*) printf '%q' "$1" ;;
    *) printf '%s' "$1" ;;
  esac
}

# Those marks in standard input, each as the character for what cannot be shown.
without_turning() {
  LC_ALL=C sed -e $'s/\xd8\x9c/\xef\xbf\xbd/g' -e $'s/\xe2\x80[\x8e\x8f\xaa-\xae]/\xef\xbf\xbd/g' \
    -e $'s/\xe2\x81[\xa6-\xa9]/\xef\xbf\xbd/g'
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
