# Run named stages one after the other, all of them even when one fails, and end with a table. Sourced, not run.
failed=0
table=

stage() {
    title=$1
    shift
    printf '\n== %s\n' "$title"
    began=$(date +%s)
    if "$@"; then
        mark='✓'
    else
        mark='✗'
        failed=1
    fi
    table="$table
  $mark $title, $(($(date +%s) - began)) s"
}

finish() {
    printf '\n%s\n' "${table#?}"
    exit "$failed"
}
