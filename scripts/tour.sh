#!/usr/bin/env bash
# Makes the pictures of the README: replays a public incident report into a fresh store, each line at its minute, and
# photographs the real window on it. Needs musterctl and muster built, and on Debian the packages
# faketime imagemagick pngquant python3 webkit2gtk-driver xvfb xauth.
#
#   scripts/tour.sh            writes docs/images
#   MUSTER=FILE scripts/tour.sh   with another window
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/.." && pwd)
cd "$ROOT"

have() { command -v "$1" >/dev/null 2>&1; }
first() { for each in "$@"; do if [ -x "$each" ]; then echo "$each"; return; fi; done; }

for each in convert pngquant python3 xvfb-run WebKitWebDriver; do
  have "$each" || { echo "tour: $each is missing; see the head of this script" >&2; exit 1; }
done
FAKE=$(find /usr/lib /usr/lib64 -name libfaketimeMT.so.1 2>/dev/null | head -1)
[ -n "$FAKE" ] || { echo "tour: libfaketime is missing; install faketime" >&2; exit 1; }
CTL=$(first target/release/musterctl target/debug/musterctl)
[ -n "$CTL" ] || { cargo build --locked -p muster-cli; CTL=target/debug/musterctl; }
MUSTER=${MUSTER:-$(first target/release/muster target/debug/muster)}
[ -n "$MUSTER" ] || { echo "tour: no window is built; scripts/run.sh builds it" >&2; exit 1; }

HOME_OF_TOUR=$(mktemp -d)
trap 'rm -rf "$HOME_OF_TOUR"' EXIT
mkdir -p "$HOME_OF_TOUR"/{data,config,cache,state,shots}
export XDG_DATA_HOME=$HOME_OF_TOUR/data XDG_CONFIG_HOME=$HOME_OF_TOUR/config XDG_CACHE_HOME=$HOME_OF_TOUR/cache
export XDG_STATE_HOME=$HOME_OF_TOUR/state MUSTER_STORE=$HOME_OF_TOUR/data/muster.db
export TZ=America/Los_Angeles LC_ALL=C.UTF-8

# Runs a command with its clock at an instant; without that, every line would be "added years late".
at() {
  local then=$1 now
  shift
  now=$(date +%s)
  FAKETIME="$(($(date -d "$then" +%s) - now))" FAKETIME_DONT_FAKE_MONOTONIC=1 LD_PRELOAD=$FAKE "$@"
}
lines_of() { grep -v '^# ' "$1"; }
settings() { echo "{\"me\":null,\"zone\":\"$TZ\",\"theme\":\"$1\",\"textSize\":100,\"order\":\"arrival\",\"dismissed\":[]}"; }

echo "tour: $CTL, $MUSTER"
BEGAN="2017-10-17 07:00:00"
at "$BEGAN" "$CTL" call settings_save "$(settings dark)" >/dev/null
for each in hub=JupyterHub builder=BinderHub ingress=Ingress "autoscaler=Cluster autoscaler"; do
  at "$BEGAN" "$CTL" call service_save "{\"handle\":\"${each%%=*}\",\"name\":\"${each#*=}\",\"team\":\"\"}" >/dev/null
done
# Nobody of that night is named: people stand here by what they did.
for each in "night=Night on call" "morning=Morning on call" "cluster=Cluster expert" "colleague=A colleague"; do
  at "$BEGAN" "$CTL" call person_save \
    "{\"handle\":\"${each%%=*}\",\"name\":\"${each#*=}\",\"team\":\"\",\"contact\":\"\",\"zone\":\"\"}" >/dev/null
done

# The board of that morning.
lines_of docs/tour/earlier.txt | while IFS=';' read -r opened closed declared line; do
  at "$opened:05" "$CTL" declare "$declared"
  reference=$(at "$opened:06" "$CTL" --json list | grep -o 'INC-[0-9]*' | sort | tail -1)
  minute=$(grep -oE '[0-9-]{10} [0-9:]{5}' <<<"$line")
  echo "$line" | at "$minute:20" "$CTL" log --incident "$reference" --stdin >/dev/null
  if [ "${closed// /}" != - ]; then
    at "$closed:00" "$CTL" call phase_set "{\"incident\":\"$reference\",\"phase\":\"resolved\"}" >/dev/null
    at "$closed:30" "$CTL" call act "{\"incident\":\"$reference\",\"act\":{\"kind\":\"stood_down\"}}" >/dev/null
  fi
done

# The incident: its lines and what changed beside them, in the order of their minutes.
at "2018-01-18 04:19:10" "$CTL" declare "sev4 Many more visitors than usual"
INCIDENT=$(at "2018-01-18 04:19:11" "$CTL" --json list | grep -o 'INC-[0-9]*' | sort | tail -1)
minute="2018-01-18 04:19"
{
  # A line that tells of an earlier minute was written down after the line before it.
  lines_of docs/tour/lines.txt | while read -r line; do
    told=$(grep -oE '[0-9-]{10} [0-9:]{5}' <<<"$line" | head -1)
    if [[ "$told" > "$minute" ]]; then minute=$told; fi
    printf '%s:20\tline\t%s\n' "$minute" "$line"
  done
  lines_of docs/tour/changes.txt | while IFS=';' read -r when name request; do
    printf '%s:40\t%s\t%s\n' "$when" "${name// /}" "$request"
  done
} | sort -s -t "$(printf '\t')" -k1,1 >"$HOME_OF_TOUR/script"
replay() {
  while IFS=$(printf '\t') read -r when name what; do
    if [ "$name" = line ]; then
      echo "$what" | at "$when" "$CTL" log --incident "$INCIDENT" --stdin >/dev/null
    else
      at "$when" "$CTL" call "$name" "{\"incident\":\"$INCIDENT\",${what#*\{}" >/dev/null
    fi
  done
}
SHOTS=$HOME_OF_TOUR/shots
# Photographs the window at an instant: shoot INSTANT dark|light PART
shoot() {
  at "$1" "$CTL" call settings_save "$(settings "$2")" >/dev/null
  DBUS_SESSION_BUS_ADDRESS=disabled: MUSTER_OFFSET=$(($(date -d "$1" +%s) - $(date +%s))) MUSTER_FAKE=$FAKE \
    xvfb-run -a -s "-screen 0 1440x900x24" python3 docs/tour/window.py "$(realpath "$MUSTER")" "$2" "$SHOTS" "$3"
}
EARLY="2018-01-18 04:36"
awk -v end="$EARLY" '$0 < end' "$HOME_OF_TOUR/script" | replay
shoot "$EARLY:30" dark first
awk -v end="$EARLY" '$0 >= end' "$HOME_OF_TOUR/script" | replay
NOW="2018-01-18 09:14:50"
at "$NOW" "$CTL" verify
shoot "$NOW" light board
shoot "$NOW" dark all

mkdir -p docs/images
for each in "$SHOTS"/*.png; do
  pngquant --force --strip --speed 1 --output "docs/images/$(basename "$each")" 128 "$each"
done
FRAMES=()
for each in board first composer update handover asknown; do FRAMES+=("docs/images/$each.png"); done
convert -delay 500 -loop 0 "${FRAMES[@]}" -resize 1080x \
  -dither None -colors 96 -layers OptimizePlus docs/images/tour.gif
du -b docs/images/*
