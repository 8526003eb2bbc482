#!/usr/bin/env bash
# Sets everything up, builds Muster and opens it. Safe to run again: what is up to date is left alone.
#
#   scripts/run.sh [--yes] [--build-only] [-- ARGUMENTS FOR MUSTER]
#
#   --yes         never ask (packages are installed with sudo, Rust into the home directory)
#   --build-only  stop when the programs are built
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
. "$(dirname "$0")/lib/common.sh"
# shellcheck source=scripts/lib/system.sh
. "$ROOT/scripts/lib/system.sh"
# shellcheck source=scripts/lib/toolchain.sh
. "$ROOT/scripts/lib/toolchain.sh"

BUILD_ONLY=0
while [ $# -gt 0 ]; do
  case $1 in
    --yes | -y) YES=1 ;;
    --build-only) BUILD_ONLY=1 ;;
    --) shift && break ;;
    --help | -h) sed -n '2,7s/^# \{0,1\}//p' "$0" && exit 0 ;;
    *) say "run.sh does not know '$1'. See scripts/run.sh --help." >&2 && exit 2 ;;
  esac
  shift
done

has_screen() { [ "$(uname -s)" = Darwin ] || [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; }

set_up run
must "UI build" ensure_ui_build
must "Release build" build_release
printf '\nReady after %s.\n' "$(spoken $((SECONDS - BEGAN)))"

if [ "$BUILD_ONLY" = 1 ]; then
  say "The window is target/release/muster, the terminal program target/release/musterctl."
elif has_screen; then
  exec "$ROOT/target/release/muster" "$@"
else
  say "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window was opened."
  say "The same store is at hand from this terminal:"
  say '  target/release/musterctl declare "Checkout answers 502"'
  say '  target/release/musterctl log "/a -2m rolled back the gateway"'
  say "  target/release/musterctl show        and: target/release/musterctl --help"
fi
