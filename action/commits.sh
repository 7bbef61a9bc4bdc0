# shellcheck shell=bash
# Which two commits are compared. Fetches what a shallow clone lacks, and never checks anything out.

# find_commits BASE PULL_HEAD PULL_BASE: what the user gave, and what a pull request's event says; or nothing.
# Sets `head` and `base`; where there is nothing before the head, `base` is the empty tree.
find_commits() {
  local given=$1 pull_head=$2 pull_base=$3 parents
  head=$(git rev-parse --verify --quiet 'HEAD^{commit}') || fail "There is no commit here: run actions/checkout first."
  parents=$(parents_of "$head")
  # What actions/checkout gets for a pull request is a merge of its head into its base.
  if [[ -n $pull_head && $parents == *$'\n'"$pull_head" ]]; then
    pull_base=''
  elif [[ -n $pull_head && $head != "$pull_head" ]]; then
    need_commit "$pull_head"
    head=$pull_head
  fi

  if [[ -n ${given//0/} ]]; then # zeros alone: a push's `before` where the branch is new
    find_given "$given"
    find_merge_base
  elif [[ -n $pull_base ]]; then
    need_commit "$pull_base"
    base=$pull_base
    find_merge_base
  elif [[ -n $parents ]]; then
    base=${parents%%$'\n'*}
    need_commit "$base"
  else
    base=$(git hash-object -t tree /dev/null)
  fi
}

# Out of the commit itself: a shallow clone's history ends before its parents.
parents_of() {
  git cat-file commit "$1" | sed -n '1,/^$/s/^parent //p'
}

is_shallow() { [[ $(git rev-parse --is-shallow-repository) == true ]]; }

fetch() {
  local depth=()
  if is_shallow; then depth=(--depth=1); fi # in a whole clone it would cut the history
  git fetch --quiet --no-tags ${depth[@]+"${depth[@]}"} origin "$1"
}

need_commit() {
  git cat-file -e "$1^{commit}" 2>/dev/null || fetch "$1" ||
    fail "The commit $1 is not here and cannot be fetched: give actions/checkout fetch-depth: 0."
}

# A commit, tag or branch that the user gave, here or at origin: sets `base`.
find_given() {
  case $1 in [-+^]* | *:*) fail "base: $1 names no commit." ;; esac
  base=$(git rev-parse --verify --quiet "$1^{commit}") && return
  base=$(git rev-parse --verify --quiet "origin/$1^{commit}") && return
  fetch "$1" || fail "base: $1 is not here and cannot be fetched."
  base=$(git rev-parse --verify FETCH_HEAD)
}

# Sets `base` to where it and `head` parted; it stays where they never were one.
find_merge_base() {
  local more
  for more in --deepen=50 --deepen=1000 --unshallow; do
    if git merge-base "$base" "$head" >/dev/null || ! is_shallow; then break; fi
    git fetch --quiet --no-tags "$more" origin "$base" "$head" || break
  done
  base=$(git merge-base "$base" "$head" || printf %s "$base")
}
