# shellcheck shell=bash
# shellcheck disable=SC2154 # work, base and head are set in run.sh
# Puts the sections together in a text that is no longer than the place it is for.

readonly ROOM_FOR_NOTE=500

# compose LIMIT WHERE HEADING: the heading, and the sections in at most LIMIT bytes (never fewer than characters).
# The first ones are whole, later ones without chart where there is no room, the last left out; WHERE says where
# they are.
compose() {
  local room charts=0 left=0 section
  printf '%s\n\n' "$3"
  room=$(($1 - ROOM_FOR_NOTE - $(printf '%s\n\n' "$3" | wc -c)))
  for section in "$work"/sections/*.md; do
    if [[ ! -e $section ]]; then break; fi
    if put "$section"; then continue; fi
    if put "${section%.md}.small"; then charts=$((charts + 1)); else left=$((left + 1)); fi
  done
  if ((charts + left > 0)); then
    printf 'There was no room here for %s and for %s: %s\n' "$(count "$charts" chart)" "$(count "$left" config)" "$2"
  fi
}

# put FILE: prints it where there is room.
put() {
  local size
  size=$(wc -c <"$1")
  if ((size > room)); then return 1; fi
  room=$((room - size))
  cat "$1"
}
