# shellcheck shell=bash
# The book of test.sh: every check goes through `check`, is counted here, and comes back in one summary.

PASSED=0
FAILED=0
SKIPPED=0
BOOK=$LOGS/summary.tsv
ONLY=${ONLY:-}

# Begins a run: what an earlier one wrote is gone.
open_book() {
  mkdir -p "$LOGS"
  rm -f "$LOGS"/*.log
  : >"$BOOK"
}

# A set-up that fails is a failed run with a summary, like any other.
die() {
  note FAILED "set-up" 0 "$*"
  FAILED=$((FAILED + 1))
  summary "not begun"
  exit 1
}

# note RESULT NAME SECONDS WORDS
note() { printf '%s\t%s\t%s\t%s\n' "$@" >>"$BOOK"; }

wanted() { [ -z "$ONLY" ] || printf '%s' "$1" | grep -q -- "$ONLY"; }

# check NAME COMMAND...: one step of the summary. A step that ran tests counts as its tests, any other as one.
check() {
  local name=$1 code=0 counts passed failed skipped
  wanted "$name" || return 0
  step "$@" || code=1
  counts=$(count_tests "$STEP_LOG")
  read -r passed failed skipped <<<"$counts"
  if [ "$((passed + failed + skipped))" = 0 ]; then
    [ "$code" = 0 ] && passed=1 || failed=1
    note "$([ "$code" = 0 ] && echo ok || echo FAILED)" "$name" "$STEP_SECONDS" ""
  else
    # A run can break without a test that says so: a crash, a hang, a binary that does not start.
    [ "$code" != 0 ] && [ "$failed" = 0 ] && failed=1
    note "$([ "$code" = 0 ] && echo ok || echo FAILED)" "$name" "$STEP_SECONDS" "$passed passed, $failed failed, $skipped skipped"
    list_targets "$STEP_LOG"
  fi
  PASSED=$((PASSED + passed)) FAILED=$((FAILED + failed)) SKIPPED=$((SKIPPED + skipped))
  return "$code"
}

# skip NAME WHY: a check that could not run here, said aloud.
skip() {
  wanted "$1" || return 0
  printf '\n==> %s\n    skipped: %s\n' "$1" "$2"
  note skipped "$1" 0 "$2"
  SKIPPED=$((SKIPPED + 1))
}

# Prints "passed failed skipped" of the cargo and vitest runs in a log.
count_tests() {
  awk '
    { gsub(/\033\[[0-9;]*m/, "") }
    /^test result: / { p += $4; f += $6; s += $8 }
    /^ +Tests  / { for (i = 2; i <= NF; i++) {
      if ($i ~ /^passed/) p += $(i-1); if ($i ~ /^failed/) f += $(i-1); if ($i ~ /^(skipped|todo)/) s += $(i-1) } }
    END { print p + 0, f + 0, s + 0 }' "$1"
}

# Notes one line for each test program of a cargo run that held tests.
list_targets() {
  awk -v book="$BOOK" '
    /^ +Running / { at = $0; sub(/.*\/deps\//, "", at); sub(/-[0-9a-f]+(\.exe)?\)$/, "", at); kind = $2 == "unittests" ? "unit" : "tests" }
    /^ +Doc-tests / { at = $2; kind = "doc" }
    /^test result: / && $4 + $6 + $8 > 0 { seconds = $NF; sub(/s$/, "", seconds)
      printf "%s\t%s\t%.1f\t%d passed, %d failed, %d skipped\n", ($6 > 0 ? "FAILED" : "ok"), "  " at " (" kind ")", seconds, $4, $6, $8 >> book }' "$1"
}

# The one summary. Its last line is the plain count, alone.
summary() {
  local result name seconds words
  printf '\n==== summary ====\n'
  while IFS=$(printf '\t') read -r result name seconds words; do
    printf '%-8s %-36s %8s s  %s\n' "$result" "$name" "$seconds" "$words"
  done <"$BOOK"
  grep -h -E '^(test .*FAILED|.*panicked at )' "$LOGS"/*.log 2>/dev/null | head -n 40 | sed 's/^/  ! /'
  printf 'logs: %s\n' "${LOGS#"$ROOT"/}"
  printf 'total: %s on %s cores, %s\n' "$(spoken $((SECONDS - BEGAN)))" "$(cores)" "$1"
  printf '%d passed, %d failed, %d skipped\n' "$PASSED" "$FAILED" "$SKIPPED"
}

cores() { getconf _NPROCESSORS_ONLN 2>/dev/null || echo '?'; }
