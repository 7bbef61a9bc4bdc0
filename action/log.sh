# shellcheck shell=bash
# What the runner reads of the log. Names and texts of a pull request may hold workflow commands: while they are
# printed the runner heeds none, and the annotations, escaped, follow at the end.

resume_token=''
annotations=()

stop_commands() {
  resume_token=$(head -c 32 /dev/urandom | git hash-object --stdin)
  printf '::stop-commands::%s\n' "$resume_token"
  trap resume_commands EXIT
}

resume_commands() {
  printf '::%s::\n' "$resume_token"
  if ((${#annotations[@]} > 0)); then printf '%s\n' "${annotations[@]}"; fi
}

# annotate error|warning|notice MESSAGE [PATH]
annotate() {
  local file=''
  if (($# > 2)); then file="file=$(escape_property "$3"),"; fi
  annotations+=("::$1 ${file}title=lrplot::$(escape_data "$2")")
}

fail() {
  annotate error "$1"
  exit 1
}

escape_data() {
  local text=$1
  text=${text//'%'/%25}
  text=${text//$'\r'/%0D}
  text=${text//$'\n'/%0A}
  printf '%s' "$text"
}

escape_property() {
  local text
  text=$(escape_data "$1")
  text=${text//':'/%3A}
  printf '%s' "${text//','/%2C}"
}
