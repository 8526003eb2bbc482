# shellcheck shell=bash
# System packages: which ones, which of them are missing, and how to get those.

manager() {
  case $(uname -s) in
    Darwin) if have brew; then echo brew; else echo none; fi ;;
    *) for each in apt-get:apt dnf:dnf pacman:pacman brew:brew; do
      if have "${each%%:*}"; then echo "${each##*:}" && return; fi
    done && echo none ;;
  esac
}

# What building and starting the window takes. SQLite is part of the build; nothing runs beside the app.
packages_to_run() {
  case $1 in
    apt) echo libwebkit2gtk-4.1-dev build-essential ca-certificates curl pkg-config mold file ;;
    dnf) echo webkit2gtk4.1-devel gcc gcc-c++ make ca-certificates curl pkgconf-pkg-config mold file ;;
    pacman) echo webkit2gtk-4.1 base-devel ca-certificates curl pkgconf mold file ;;
  esac
}

# What the tests take besides: a screen and a bus of their own, the webview's driver, and a look at system calls.
packages_to_test() {
  case $1 in
    apt) echo webkit2gtk-driver xvfb xauth dbus faketime strace iproute2 util-linux ;;
    dnf) echo webkit2gtk-driver xorg-x11-server-Xvfb xorg-x11-xauth dbus-daemon libfaketime strace iproute util-linux ;;
    pacman) echo webkitgtk-6.0 xorg-server-xvfb xorg-xauth dbus libfaketime strace iproute2 util-linux ;;
  esac
}

is_installed() {
  case $1 in
    apt) [ "$(dpkg-query -W -f '${db:Status-Status}' "$2" 2>/dev/null)" = installed ] ;;
    dnf) rpm -q --whatprovides "$2" >/dev/null 2>&1 ;;
    pacman) pacman -T "$2" >/dev/null 2>&1 ;;
    brew) brew list --versions "$2" >/dev/null 2>&1 ;;
  esac
}

install_packages() {
  local with=$1
  shift
  case $with in
    apt)
      # A stale list is a common reason for "not found"; a failed refresh is not yet a reason to give up.
      as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q || say "The package lists could not be refreshed; trying with the old ones."
      as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
      ;;
    dnf) as_root dnf install -y "$@" ;;
    pacman) as_root pacman -S --needed --noconfirm "$@" ;;
    brew) brew install "$@" ;;
  esac
}

# ensure_system run|test
ensure_system() {
  local with wanted missing=() each
  with=$(manager)
  if [ "$with" = none ]; then
    say "No apt, dnf, pacman or brew here: nothing was installed. docs/CONVENTIONS.md names what is needed."
    return 0
  fi
  if [ "$(uname -s)" = Darwin ] && ! xcode-select -p >/dev/null 2>&1; then
    say "The command line tools of Xcode are missing: run 'xcode-select --install', then run this again."
    return 1
  fi
  wanted=$(packages_to_run "$with")
  [ "$1" = test ] && wanted="$wanted $(packages_to_test "$with")"
  for each in $wanted; do is_installed "$with" "$each" || missing+=("$each"); done
  if [ ${#missing[@]} = 0 ]; then
    say "System packages: all there."
    return 0
  fi
  say "Missing system packages: ${missing[*]}"
  if ! confirm "Install them with $with (as administrator)?"; then
    say "Not installed. Install them yourself, or run this again with --yes."
    return 1
  fi
  install_packages "$with" "${missing[@]}" || {
    say "$with could not install: ${missing[*]}. Check the network, then run this again."
    return 1
  }
}
