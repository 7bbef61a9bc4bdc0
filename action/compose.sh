# shellcheck shell=bash
# shellcheck disable=SC2154 # work is set in run.sh
# Puts the sections together in a text that is no longer than the place it is for.

readonly ROOM_FOR_NOTE=500

# compose LIMIT WHERE HEADING: the heading, and the sections in at most LIMIT bytes (never fewer than characters).
# Where there is no room for all, every config comes before any chart; WHERE says where the rest is.
compose() {
  local room spare section size small charts=0 left=0
  printf '%s\n\n' "$3"
  room=$(($1 - ROOM_FOR_NOTE - ${#3}))
  spare=$((room - $(find "$work/sections" -name '*.small' -exec cat {} + | wc -c)))
  for section in "$work"/sections/*.md; do
    if [[ ! -e $section ]]; then break; fi
    size=$(wc -c <"$section")
    small=$(wc -c <"${section%.md}.small")
    if ((size - small <= spare)); then
      cat "$section"
      spare=$((spare - size + small))
      room=$((room - size))
    elif ((small <= room)); then
      cat "${section%.md}.small"
      room=$((room - small))
      charts=$((charts + (size > small)))
    else
      left=$((left + 1))
    fi
  done
  if ((charts + left > 0)); then
    printf 'There was no room here for %s and for %s: %s\n' "$(count "$charts" chart)" "$(count "$left" config)" "$2"
  fi
}
