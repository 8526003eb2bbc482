#!/usr/bin/env bash
# Sets everything up and runs every check and every test, the real window included. For people and for CI.
#
#   scripts/test.sh [--yes] [--only WORD] [--no-setup]
#
#   --yes        never ask (packages are installed with sudo, Rust into the home directory)
#   --only WORD  only the checks whose name holds WORD: shell, rustfmt, UI, fetch, dependencies, clippy, tests
#   --no-setup   take the machine as it is
#
# MUSTER_FUZZ_SECONDS=60 also hunts each reader of files from elsewhere for that long.
# Needs no screen. The last line counts: N passed, N failed, N skipped. It ends with 1 if anything failed.
set -uo pipefail
LOGS=$(cd "$(dirname "$0")/.." && pwd)/target/test-logs
# shellcheck source=scripts/lib/common.sh
. "$(dirname "$0")/lib/common.sh"
# shellcheck source=scripts/lib/system.sh
. "$ROOT/scripts/lib/system.sh"
# shellcheck source=scripts/lib/toolchain.sh
. "$ROOT/scripts/lib/toolchain.sh"
# shellcheck source=scripts/lib/checks.sh
. "$ROOT/scripts/lib/checks.sh"

SET_UP=1
while [ $# -gt 0 ]; do
  case $1 in
    --yes | -y) YES=1 ;;
    --no-setup) SET_UP=0 ;;
    --only) export ONLY=${2:?--only needs a word} && shift ;;
    --help | -h) sed -n '2,11s/^# \{0,1\}//p' "$0" && exit 0 ;;
    *) say "test.sh does not know '$1'. See scripts/test.sh --help." >&2 && exit 2 ;;
  esac
  shift
done

export CI=true NO_COLOR=1 CARGO_TERM_COLOR=never
exec </dev/null
STARTED="warm (budget 10 min)"
[ -d target/debug/deps ] || STARTED="from nothing (budget 30 min)"

check_shell() {
  local each code=0
  for each in scripts/*.sh scripts/lib/*.sh .ci/run; do bash -n "$each" || code=1; done
  if have shellcheck; then shellcheck -x scripts/*.sh scripts/lib/*.sh .ci/run || code=1; fi
  return "$code"
}

ui() { (cd ui && npm run --silent "$1"); }
ui_tests() { scripts/lib/walled.sh npm --prefix ui test --silent; }
ui_has() { (cd ui && node -e "process.exit(require('./package.json').scripts?.['$1'] ? 0 : 1)") 2>/dev/null; }

# Installed once, into target/, when the machine does not have it. Advisories need a database that no package registry
# serves, so they are not part of this: see docs/decisions/0004.
check_dependencies() {
  local deny=cargo-deny
  if ! have cargo-deny; then
    deny=$ROOT/target/tools/bin/cargo-deny
    [ -x "$deny" ] || cargo install cargo-deny --version '^0.20' --locked --root "$ROOT/target/tools" || return 1
  fi
  "$deny" --offline check --hide-inclusion-graph bans licenses sources
}

# Clippy, build and run take the same packages: another choice would mean other features, and everything built twice.
WHAT=--workspace
lint() { cargo clippy $WHAT --all-targets --locked -- -D warnings; }
build_tests() { cargo test $WHAT --no-run --locked; }
run_tests() {
  local limit=""
  # Long enough for a slow machine; a hang becomes a failure with a log instead of a job that never ends.
  have timeout && limit="timeout -k 10 1200"
  $limit scripts/lib/walled.sh --screen cargo test $WHAT --locked --offline --no-fail-fast
}

# Every reader of files from elsewhere, on damaged ones. Among the tests each has a second; here as long as was asked for,
# eight at a time: a minute each is four minutes in all.
FUZZ=${MUSTER_FUZZ_SECONDS:-}
unset MUSTER_FUZZ_SECONDS
run_fuzz() {
  MUSTER_FUZZ_SECONDS=$FUZZ scripts/lib/walled.sh cargo test $WHAT --locked --offline --test fuzz -- --test-threads 8
}

open_book
if [ "$SET_UP" = 1 ]; then
  set_up test
  note "-" "set-up" $((SECONDS - BEGAN)) ""
fi
find_rust

check "shell scripts" check_shell
check "rustfmt" cargo fmt --all -- --check
check "UI types" ui check
if ui_has lint; then check "UI lint" ui lint; fi
check "UI tests" ui_tests
check "UI build" ui build
if [ ! -f ui/dist/index.html ]; then
  # The window embeds the UI and cannot be built without it; the crates can.
  skip "window" "there is no ui/dist to embed"
  WHAT=
elif [ "$(uname -s)" != Linux ]; then
  check "clippy, window" lint
  skip "window tests" "the webview of this system has no WebDriver"
  WHAT=
fi
# After this nothing needs the network any more.
check "fetch crates" cargo fetch --locked
check "dependencies" check_dependencies
check "clippy" lint
if check "build tests" build_tests; then
  check "tests" run_tests
  if [ -n "$FUZZ" ]; then check "fuzz" run_fuzz; fi
else
  skip "tests" "they did not build"
fi

summary "$STARTED"
[ "$FAILED" = 0 ]
