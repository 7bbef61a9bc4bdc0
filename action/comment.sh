#!/usr/bin/env bash
# The comment of a pull request: created once, then updated. All that has the token, and all that calls gh. A
# comment that cannot be written is a notice: the job summary says the same.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=action/log.sh
source "$here/log.sh"

: "${COMMENT:=true}" "${COMMENT_FILE:=}" "${CHANGED:=0}" "${ARTIFACT_URL:=}" "${GH:=gh}"
export GH_HOST=${GITHUB_SERVER_URL:-https://github.com}
export GH_HOST=${GH_HOST#*://} GH_ENTERPRISE_TOKEN=${GH_TOKEN:-}

main() {
  stop_commands
  case $COMMENT in
    true) ;;
    false) return ;;
    *) fail "comment: $COMMENT is neither true nor false" ;;
  esac
  if [[ ! -s $COMMENT_FILE ]]; then return; fi

  local event pull_request marker id=''
  event=$(node "$here/event.mjs")
  if [[ -z $event ]]; then return; fi
  pull_request=repos/$GITHUB_REPOSITORY/issues/${event%%$'\n'*}
  IFS= read -r marker <"$COMMENT_FILE"
  if [[ -n $ARTIFACT_URL ]]; then printf '\n[Pictures](%s)\n' "$ARTIFACT_URL" >>"$COMMENT_FILE"; fi

  find_own || give_up
  if [[ -n $id ]]; then
    api --method PATCH "${pull_request%/*}/comments/$id" -F "body=@$COMMENT_FILE" >/dev/null || give_up
  elif ((CHANGED > 0)); then
    api --method POST "$pull_request/comments" -F "body=@$COMMENT_FILE" >/dev/null || give_up
  fi
}

# Sets `id` to the comment that this token's user has written here before; others' are not ours to change.
find_own() {
  local login page=1
  login=$(api graphql -f 'query={viewer{login}}' --jq .data.viewer.login) || return
  id=next
  while [[ $id == next ]]; do
    id=$(api "$pull_request/comments?per_page=100&page=$page" | node "$here/own-comment.mjs" "$login" "$marker") || return
    page=$((page + 1))
  done
}

api() { "$GH" api "$@" </dev/null 2>"$COMMENT_FILE.errors"; }

give_up() {
  annotate notice "The comment was not written, the job summary has all of it. It takes pull-requests: write, \
which pull requests from forks do not get. $(head -c 500 "$COMMENT_FILE.errors")"
  exit 0
}

main
