#!/usr/bin/env bash
# Builds the release programs when they are not fresh, and measures them beside the machine's own limits.
#
#   scripts/bench.sh [--no-build] [ARGUMENTS FOR musterctl bench]
#
#   --quick          a tenth of the store and fewer repetitions, to see that it works
#   --events N       size of the large store (1,000,000 otherwise); it is made once and kept in target/bench
#   --only WORD      only rows whose name holds the word: line, log, open, incident, response, search, review, import,
#                    marks, conversation, report, window, scenario, deb
#   --out FILE       where the results go as JSON; otherwise target/bench/results.json
#   --no-build       measure what is there
#
# Prints a table. A figure that falls short is printed as SHORT; nothing fails because of a time.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
. "$(dirname "$0")/lib/common.sh"
# shellcheck source=scripts/lib/system.sh
. "$ROOT/scripts/lib/system.sh"
# shellcheck source=scripts/lib/toolchain.sh
. "$ROOT/scripts/lib/toolchain.sh"

BUILD=1
ARGUMENTS=()
for each in "$@"; do
  case $each in
    --help | -h) sed -n '2,13s/^# \{0,1\}//p' "$0" && exit 0 ;;
    --no-build) BUILD=0 ;;
    *) ARGUMENTS+=("$each") ;;
  esac
done

find_rust
if [ "$BUILD" = 1 ]; then
  must "UI build" ensure_ui_build
  must "Release build" build_release
fi

# Keys, saved lines and frames are measured by the window tests, which drive the release window.
build_pace() { cargo test --workspace --no-run --locked --test e2e; }
PACE=
if have WebKitWebDriver && [ "$(uname -s)" = Linux ]; then
  if [ "$BUILD" = 1 ] && step "Window tests" build_pace; then
    PACE=$(sed -n 's/^ *Executable tests\/e2e\/main.rs (\(.*\))$/\1/p' "$STEP_LOG" | tail -1)
  fi
else
  say "WebKitWebDriver is not installed: keys and frames will not be measured."
fi
[ -n "$PACE" ] && ARGUMENTS+=(--pace "$PACE")
if [ ! -x "$ROOT/target/release/musterctl" ]; then
  die "There is no target/release/musterctl: run this without --no-build."
fi
have strace || say "strace is not installed: syncs will not be counted."
have Xvfb || say "Xvfb is not installed: the window will not be measured."
# Bash 3.2 takes an empty list for an unset one.
exec "$ROOT/target/release/musterctl" bench ${ARGUMENTS[@]+"${ARGUMENTS[@]}"}
