#!/usr/bin/env bash
# From two commits to what people see of the schedules that differ: pictures, job summary, and the text of the
# comment. Inputs come as environment variables; the token does not come here at all (see comment.sh).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=action/log.sh
source "$here/log.sh"
# shellcheck source=action/markdown.sh
source "$here/markdown.sh"
# shellcheck source=action/commits.sh
source "$here/commits.sh"
# shellcheck source=action/changes.sh
source "$here/changes.sh"
# shellcheck source=action/time.sh
source "$here/time.sh"
# shellcheck source=action/draw.sh
source "$here/draw.sh"
# shellcheck source=action/compose.sh
source "$here/compose.sh"

# GitHub's are 1 MiB and 65,536 characters; some are for what others write there.
readonly SUMMARY_LIMIT=1000000 COMMENT_LIMIT=64000
: "${CONFIGS:=}" "${FAIL_ON:=invalid}" "${BASE:=}" "${LRPLOT:=$here/../bin/lrplot.cjs}"
run_url=${GITHUB_SERVER_URL:-https://github.com}/${GITHUB_REPOSITORY:-}/actions/runs/${GITHUB_RUN_ID:-}

# Where a container's user does not own the checkout, git would refuse it.
nth=${GIT_CONFIG_COUNT:-0}
export "GIT_CONFIG_KEY_$nth=safe.directory" "GIT_CONFIG_VALUE_$nth=$PWD" GIT_CONFIG_COUNT=$((nth + 1))
export GIT_TERMINAL_PROMPT=0

main() {
  stop_commands
  check_inputs
  pathspecs_of "$CONFIGS"
  work=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/lrplot-XXXXXX")
  mkdir "$work/bodies" "$work/sections" "$work/pictures"

  local pull_request=() line event
  event=$(node "$here/event.mjs")
  while IFS= read -r line; do pull_request+=("$line"); done <<<"$event"
  find_commits "$BASE" "${pull_request[1]:-}" "${pull_request[2]:-}"
  before=git:$(git rev-parse --short=12 "$base") after=git:$(git rev-parse --short=12 "$head")
  warn_of_none "$base" "$head"
  start_clock
  each_change "$base" "$head" draw

  write_texts
  write_outputs
  verdict
}

check_inputs() {
  case $FAIL_ON in
    never | invalid | findings | changes) ;;
    *) fail "fail-on: $FAIL_ON is none of never, invalid, findings, changes" ;;
  esac
}

write_texts() {
  local title='## Learning-rate schedules'$'\n' marker
  # Uses of the action in other jobs or with other configs have comments of their own.
  marker=$(printf '%s\0' "${GITHUB_WORKFLOW:-}" "${GITHUB_JOB:-}" "$CONFIGS" | git hash-object --stdin)
  compose "$SUMMARY_LIMIT" "the artifact has the pictures." \
    "$title"$'\n'"$(counts 'No config changes.')$(undrawn_text)" >"$work/summary.md"
  compose "$COMMENT_LIMIT" "the [job summary]($run_url) has them." \
    "<!-- lrplot-action:${marker:0:12} -->"$'\n'"$title"$'\n'"$(counts 'No schedule changes any more.')$(undrawn_text)" >"$work/comment.md"
  cat "$work/summary.md" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
}

# counts NONE: what changed in a sentence, NONE where nothing did.
counts() {
  if ((number == 0)); then
    printf '%s' "$1"
    return
  fi
  printf '%s changed' "$(count "$number" config)"
  if ((invalid > 0)); then printf ', **%d invalid**' "$invalid"; fi
  if ((findings > 0)); then printf ', **%d with findings**' "$findings"; fi
  if ((undrawn > 0)); then printf ', **%d not drawn**' "$undrawn"; fi
  printf '. Compared with %s.' "${base:0:7}"
}

write_outputs() {
  local pictures=$work/pictures
  rmdir "$pictures" 2>/dev/null && pictures='' # there are none
  cat >>"${GITHUB_OUTPUT:-/dev/null}" <<OUTPUTS
changed=$number
invalid=$invalid
findings=$findings
undrawn=$undrawn
summary-file=$work/summary.md
comment-file=$work/comment.md
pictures=$pictures
OUTPUTS
}

verdict() {
  printf '%s\n' "$(counts 'No config changes.')"
  if [[ $FAIL_ON != never ]] && ((invalid > 0)); then fail "$(count "$invalid" config) cannot be drawn."; fi
  # What was not drawn may be invalid, have findings, or change nothing: nobody knows.
  if ((unchecked > 0)); then
    local late
    late="$(count "$unchecked" config) not drawn: out of time after $LRPLOT_SECONDS s."
    if [[ $FAIL_ON == never ]]; then annotate warning "$late"; else fail "$late"; fi
  fi
  if [[ $FAIL_ON == findings ]] && ((findings > 0)); then fail "$(count "$findings" config) with findings."; fi
  if [[ $FAIL_ON == changes ]] && ((differing > 0)); then fail "$(count "$differing" schedule) changed."; fi
}

main
