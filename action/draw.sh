# shellcheck shell=bash
# shellcheck disable=SC2154 # work, before and after are set in run.sh, deadline in time.sh
# Has lrplot draw one config: leaves a section of Markdown and a picture in the work folder, and counts.

readonly MESSAGE_LENGTH=4000 PRINTED_LINES=20 OUT_OF_TIME=300 # no program ends with such a code
number=0 invalid=0 findings=0 differing=0 unpainted='' said=''

# draw changed|renamed|added|removed OLD NEW: paths from the repository's top.
draw() {
  local kind=$1 old=$2 new=$3
  number=$((number + 1))
  if ((SECONDS >= deadline)); then
    out_of_time "$kind" "$new"
    return
  fi
  section=$work/sections/$(printf '%04d' "$number")
  body=$work/bodies/${section##*/}.md
  picture=$work/pictures/$(printf '%03d' "$number")-$(file_name "$new").png
  printf '%s: %s\n' "$kind" "$(shown "$new")"
  case $kind in
    removed) draw_removed "$before:$old" ;;
    added) draw_alone "$after:$new" ;;
    *) draw_both "$before:$old" "$after:$new" ;;
  esac
  case $status in
    0) ;;
    3) found ;;
    "$OUT_OF_TIME")
      rm -f "$picture"
      out_of_time "$kind" "$new"
      return
      ;;
    *) wrong "$new" ;;
  esac
  write_section "$kind" "$old" "$new"
}

draw_alone() {
  note=''
  run "$1" --strict --findings github -o "$body" -o "$picture"
  said=$printed
  if ((status == 0 || status == 3)); then differing=$((differing + 1)); fi
}

# Whatever is wrong with a config that goes away is nobody's mistake any more.
draw_removed() {
  note=''
  run "$1" -o "$body" -o "$picture"
  if ((status == OUT_OF_TIME)); then return; fi
  if ((status != 0)); then note="What it said cannot be drawn." status=0; fi
  differing=$((differing + 1))
}

draw_both() {
  note=''
  run diff "$1" "$2" --strict --findings github -o "$body" -o "$picture"
  said=$printed
  if ((status == 2 || status == 124)); then
    local refusal=$message
    draw_alone "$2" # is it the old one that is wrong?
    if ((status == 0 || status == 3)); then
      note="This is what it says now. It cannot be compared with what it said before:"$'\n\n'"$(code_block "$refusal")"
    fi
  elif [[ $FAIL_ON == changes ]]; then
    local outcome=$status reason=$message
    run diff "$1" "$2" --exit-code --format markdown
    case $status in
      0) status=$outcome message=$reason ;;
      3) differing=$((differing + 1)) status=$outcome message=$reason ;;
    esac
  fi
}

# run WORDS…: lrplot with them. Sets `status`, `message` to what it said on standard error, and `printed` to the first
# lines of what it printed.
run() {
  local limit=() left=$((deadline - SECONDS)) seconds=$LRPLOT_SECONDS_EACH
  if ((left < seconds)); then seconds=$left; fi
  status=$OUT_OF_TIME message='' printed=''
  if ((left <= 0)); then return; fi # to timeout, 0 is no limit
  if command -v timeout >/dev/null; then limit=(timeout -k 5 "$seconds"); fi
  status=0
  ${limit[@]+"${limit[@]}"} "$LRPLOT" "$@" </dev/null >"$work/printed" 2>"$work/message" || status=$?
  printed=$(head -n "$PRINTED_LINES" "$work/printed" | without_turning)
  message=$(head -c "$MESSAGE_LENGTH" "$work/message" | without_turning)
  message=${message//"$after:"/}
  if ((${#limit[@]} > 0 && (status == 124 || status == 137))); then
    status=$((seconds < LRPLOT_SECONDS_EACH ? OUT_OF_TIME : 124))
    message="lrplot took longer than $seconds s"
  fi
  # A picture that cannot be drawn on this machine is no reason to keep the rest back.
  if ((status == 1)) && [[ -s $body ]]; then
    if [[ -z $unpainted ]]; then annotate warning "Without pictures: $message"; fi
    unpainted=true status=0
  fi
}

# Sets aside the workflow commands that lrplot printed about a config.
found() {
  findings=$((findings + 1))
  local level=warning
  if [[ $FAIL_ON == findings ]]; then level=error; fi
  local line revision
  revision=$(escape_property "$after:")
  while IFS= read -r line; do
    # lrplot has escaped them; they are of a file in a revision, and all as grave as fail-on says
    if [[ $line =~ ^::(error|warning|notice)\ (.*) ]]; then
      line=${BASH_REMATCH[2]/"file=$revision"/file=}
      annotations+=("::$level ${line//"$after:"/}")
    fi
  done <<<"$said"
}

wrong() {
  invalid=$((invalid + 1))
  message=${message:-lrplot ended with exit code $status}
  printf '%s\n' "$message"
  local level=error
  if [[ $FAIL_ON == never ]]; then level=warning; fi
  annotate "$level" "$message" "$1"
}

# The section whole, and a small one without chart.
write_section() {
  {
    printf '### %s' "$(code_span "$3")"
    case $1 in
      renamed) printf ', renamed from %s' "$(code_span "$2")" ;;
      added | removed) printf ', %s' "$1" ;;
    esac
    printf '\n\n'
    if [[ -n $note ]]; then printf '%s\n\n' "$note"; fi
    if ((status != 0 && status != 3)); then
      printf 'lrplot cannot draw it:\n\n'
      code_block "$message"
    elif [[ -s $body ]]; then
      as_section "$body"
    fi
    printf '\n'
  } >"$section.md"
  without_charts "$section.md" >"$section.small"
}

# A comment of lrplot's without its marker, its heading below ours.
as_section() {
  awk 'NR == 1 && /^<!-- lrplot:/ { next } !headed && sub(/^### /, "#### ") { headed = 1 } { print }' "$1"
}

without_charts() {
  awk '
    chart == "" && /^```+mermaid$/ { chart = substr($0, 1, length($0) - length("mermaid")) }
    chart == "" { print }
    $0 == chart { chart = "" }
  ' "$1"
}

# A path as a file name that every system and actions/upload-artifact take.
file_name() {
  local LC_ALL=C
  local name=${1//[!A-Za-z0-9._-]/-}
  printf '%s' "${name: -$((${#name} < 100 ? ${#name} : 100))}"
}
