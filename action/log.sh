# shellcheck shell=bash
# What the runner reads of the log. Names and texts of a pull request may hold workflow commands: while they are
# printed the runner heeds none, and the annotations, escaped, follow at the end.

resume_token='' failure=''
annotations=()

stop_commands() {
  resume_token=$(head -c 32 /dev/urandom | git hash-object --stdin)
  printf '::stop-commands::%s\n' "$resume_token"
  trap resume_commands EXIT
}

resume_commands() {
  local status=$?
  if ((status != 0)) && [[ -z $failure ]]; then annotate error "The action itself failed: the log says at what."; fi
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
  failure=$1
  annotate error "$failure"
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
