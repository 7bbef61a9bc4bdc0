# shellcheck shell=bash
# shellcheck disable=SC2034 # deadline is read in draw.sh, unchecked in run.sh
# How long lrplot may take, and which configs were not drawn because of that. A pull request can add as many configs
# as it likes, each as long as it likes.

readonly UNDRAWN_LENGTH=4000
: "${LRPLOT_SECONDS:=600}" "${LRPLOT_SECONDS_EACH:=60}"
deadline=0 undrawn=0 unchecked=0 named=0 undrawn_names=''

# Sets `deadline`, in bash's SECONDS.
start_clock() {
  local name
  for name in LRPLOT_SECONDS LRPLOT_SECONDS_EACH; do
    if [[ ! ${!name} =~ ^[1-9][0-9]{0,5}$ ]]; then fail "$name: ${!name} is no number of seconds"; fi
  done
  deadline=$((SECONDS + LRPLOT_SECONDS))
}

# out_of_time KIND PATH: counts a config that was not drawn. Quick, because all that are left come here.
out_of_time() {
  undrawn=$((undrawn + 1))
  if [[ $1 == removed ]]; then differing=$((differing + 1)); else unchecked=$((unchecked + 1)); fi
  if ((${#undrawn_names} + ${#2} > UNDRAWN_LENGTH)); then return; fi
  printf 'not drawn, out of time: %s\n' "$(shown "$2")"
  undrawn_names+=${undrawn_names:+, }$(code_span "$2")
  named=$((named + 1))
}

# What was not drawn, in a paragraph; nothing where all was.
undrawn_text() {
  if ((undrawn == 0)); then return; fi
  printf '\n\nThere was no time, in %d s, to draw %s' "$LRPLOT_SECONDS" "${undrawn_names:-any of them}"
  if ((named > 0 && undrawn > named)); then printf ' and %d more' $((undrawn - named)); fi
  printf .
}
