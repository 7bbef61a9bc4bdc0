# shellcheck shell=bash
# shellcheck disable=SC2154 # work is set in run.sh
# Which files of the configs' globs differ between two commits.

# pathspecs_of GLOBS: sets `pathspecs` from globs, one a line; those that begin with ! leave files out.
pathspecs_of() {
  pathspecs=()
  local glob some=false
  while IFS= read -r glob; do
    glob=${glob#"${glob%%[![:space:]]*}"}
    glob=${glob%"${glob##*[![:space:]]}"}
    case $glob in
      '') ;;
      !*) pathspecs+=(":(top,glob,exclude)${glob#!}") ;;
      *) pathspecs+=(":(top,glob)$glob") && some=true ;;
    esac
  done <<<"$1"
  [[ $some == true ]] || fail "configs: names no file; give it a glob a line, like configs/**/*.json"
}

# warn_of_none BASE HEAD: a warning where neither has a file of `pathspecs`, which would pass for ever unseen.
warn_of_none() {
  local empty tree globs
  empty=$(git hash-object -t tree /dev/null)
  for tree in "$@"; do
    # ends with 1 at the first path that the empty tree has not
    git diff-tree -r --quiet "$empty" "$tree" -- "${pathspecs[@]}" || return 0
  done
  globs=$(printf '%s, ' "${pathspecs[@]}")
  globs=${globs//":(top,glob,exclude)"/!}
  globs=${globs//":(top,glob)"/}
  annotate warning "configs: ${globs%, } matches no file, neither before nor after"
}

# each_change BASE HEAD COMMAND: calls COMMAND KIND OLD NEW for each file, KIND changed, renamed, added or removed.
# Links and submodules are no configs: what they point to is not in the commit.
each_change() {
  local list=$work/changes change old_mode new_mode status old new
  git diff-tree -r -z --raw --find-renames "$1" "$2" -- "${pathspecs[@]}" >"$list"
  while IFS= read -r -d '' change; do
    read -r old_mode new_mode _ _ status <<<"${change#:}"
    IFS= read -r -d '' old
    new=$old
    if [[ $status == R* ]]; then IFS= read -r -d '' new; fi
    case "$old_mode $new_mode" in
      100*\ 100*) if [[ $old == "$new" ]]; then "$3" changed "$old" "$new"; else "$3" renamed "$old" "$new"; fi ;;
      100*) "$3" removed "$old" "$new" ;;
      *\ 100*) "$3" added "$old" "$new" ;;
    esac
  done <"$list"
}
