# shellcheck shell=bash
# What run.sh, test.sh and bench.sh share: words on the screen, steps that are timed and logged, and the arguments.
# Written for bash 3.2 and newer, because that is what macOS has.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$ROOT" || exit 1

YES=${YES:-0}
LOGS=${LOGS:-$ROOT/target/run-logs}
# When the whole run began; the scripts that source this say how long it took.
export BEGAN=$SECONDS

say() { printf '%s\n' "$*"; }

# Ends with one sentence a person can act on.
die() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

# 75 -> "1 min 15 s"
spoken() {
  if [ "$1" -ge 60 ]; then printf '%d min %d s' $(($1 / 60)) $(($1 % 60)); else printf '%d s' "$1"; fi
}

have() { command -v "$1" >/dev/null 2>&1; }

# "UI tests" -> "ui-tests", for the name of a log.
slug() { printf '%s' "$1" | tr '[:upper:] ' '[:lower:]-' | tr -cd 'a-z0-9-'; }

# Asks before something that reaches beyond this directory. --yes answers for the person; with nobody there it is a no.
confirm() {
  local answer
  [ "$YES" = 1 ] && return 0
  { : </dev/tty; } 2>/dev/null || return 1
  printf '%s [Y/n] ' "$1" >/dev/tty
  read -r answer </dev/tty || return 1
  case $answer in '' | y | Y | yes) return 0 ;; *) return 1 ;; esac
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif have sudo; then sudo "$@"; else
    say "Neither root nor sudo: run this as an administrator: $*"
    return 1
  fi
}

# step NAME COMMAND...: runs it, shows and logs what it prints, and says how long it took. The command runs in a
# subshell, so what it exports is gone afterwards. STEP_SECONDS and STEP_LOG tell the caller about the last step.
step() {
  local name=$1 code began=$SECONDS
  shift
  mkdir -p "$LOGS"
  STEP_LOG=$LOGS/$(slug "$name").log
  printf '\n==> %s\n' "$name"
  "$@" 2>&1 | tee "$STEP_LOG"
  code=${PIPESTATUS[0]}
  STEP_SECONDS=$((SECONDS - began))
  if [ "$code" = 0 ]; then
    printf '    %s: done in %s\n' "$name" "$(spoken "$STEP_SECONDS")"
  else
    printf '    %s: FAILED after %s, see %s\n' "$name" "$(spoken "$STEP_SECONDS")" "${STEP_LOG#"$ROOT"/}"
  fi
  return "$code"
}

# A step without which nothing further makes sense.
must() {
  step "$@" || die "Stopped at: $1. The reason stands above and in ${STEP_LOG#"$ROOT"/}."
}
