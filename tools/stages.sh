# Run named stages, all of them even when one fails, and end with a table. Sourced, not run.
failed=0
table=

stage() {
    title=$1
    shift
    printf '\n== %s\n' "$title"
    began=$(date +%s)
    if "$@"; then note '✓' "$title" "$began"; else note '✗' "$title" "$began"; fi
}

# Begin a program beside the stages that follow, to be heard when they are done: one at a time.
begin_beside() {
    beside_title=$1
    beside_log=$2
    shift 2
    printf '\n== %s: begun beside the others, written to %s\n' "$beside_title" "$beside_log"
    mkdir -p "$(dirname "$beside_log")"
    beside_began=$(date +%s)
    "$@" >"$beside_log" 2>&1 &
    beside=$!
    trap 'kill "$beside" 2>/dev/null; exit 130' INT TERM
}

hear_beside() {
    printf '\n== %s\n' "$beside_title"
    if wait "$beside"; then mark='✓'; else mark='✗'; fi
    trap - INT TERM
    cat "$beside_log"
    note "$mark" "$beside_title, beside the others" "$beside_began"
}

note() {
    [ "$1" = '✓' ] || failed=1
    table="$table
  $1 $2, $(($(date +%s) - $3)) s"
}

finish() {
    printf '\n%s\n' "${table#?}"
    exit "$failed"
}
