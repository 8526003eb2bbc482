#!/usr/bin/env bash
# Runs a command where tests belong: no network but this machine's own loopback, homes of its own so that nobody's
# store is touched, and nothing left behind. With --screen also a screen nobody sees and a session bus.
#
#   scripts/lib/walled.sh [--screen] COMMAND...
set -uo pipefail
ROOT=$(cd "$(dirname "$0")/../.." && pwd)

have() { command -v "$1" >/dev/null 2>&1; }

COMMAND=()
if [ "${1:-}" = --screen ]; then
  shift
  if have xvfb-run; then COMMAND+=(xvfb-run -a -s "-screen 0 1280x800x24"); fi
  if have dbus-run-session; then COMMAND+=(dbus-run-session --); fi
fi
COMMAND+=("$@")

# The strongest wall this machine allows: own network and processes, own network, or none.
USERS=""
[ "$(id -u)" = 0 ] || USERS="--user --map-root-user"
WALL=none
if [ "$(uname -s)" = Linux ] && have unshare && have ip; then
  for each in "--net --pid --fork --kill-child --mount-proc" "--net"; do
    # shellcheck disable=SC2086
    if unshare $USERS $each ip link set lo up 2>/dev/null; then
      WALL=$each
      break
    fi
  done
fi

# Processes here are counted from one, so names in shared memory that are made of their numbers would meet those which a
# run before left there when its windows were killed: libfaketime then ends the program it is loaded into.
SHM=""
case $WALL in *--mount-proc*) SHM="mount -t tmpfs -o mode=1777 shm /dev/shm 2>/dev/null; " ;; esac

HOMES=$ROOT/target/test-homes/$$
mkdir -p "$HOMES/data" "$HOMES/config" "$HOMES/cache" "$HOMES/state" "$HOMES/run"
chmod 700 "$HOMES/run"
trap 'rm -rf "$HOMES"' EXIT
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
export XDG_DATA_HOME=$HOMES/data XDG_CONFIG_HOME=$HOMES/config XDG_CACHE_HOME=$HOMES/cache
export XDG_STATE_HOME=$HOMES/state XDG_RUNTIME_DIR=$HOMES/run

if [ "$WALL" = none ]; then
  echo "with the network open: 'unshare --net' is not to be had here"
  "${COMMAND[@]}"
else
  echo "behind 'unshare $WALL': loopback only"
  # The shell stays as the first process, so that whatever the tests left running ends with it.
  # shellcheck disable=SC2016,SC2086
  unshare $USERS $WALL bash -c "ip link set lo up && { $SHM"'"$@"; }; exit $?' walled "${COMMAND[@]}"
fi
