# shellcheck shell=bash
# Rust by rust-toolchain.toml, Node, and the packages of the user interface.

RUST_WANTED=$(sed -n 's/^channel *= *"\(.*\)"/\1/p' "$ROOT/rust-toolchain.toml")

# Finds a Rust that is installed but not on the path. Runs in the caller's own shell, because it exports.
# HOME may point at an empty directory (a clean build does that); the account's own home may still hold the toolchain.
find_rust() {
  local home account
  account=$( (getent passwd "$(id -u)" 2>/dev/null || true) | cut -d: -f6)
  for home in "${CARGO_HOME:-$HOME/.cargo}/bin" "${account:-$HOME}/.cargo/bin"; do
    if ! have cargo && [ -x "$home/cargo" ]; then export PATH="$home:$PATH"; fi
  done
  for home in "${RUSTUP_HOME:-$HOME/.rustup}" "${account:-$HOME}/.rustup"; do
    if compgen -G "$home/toolchains/$RUST_WANTED-*" >/dev/null; then
      export RUSTUP_HOME=$home
      return 0
    fi
  done
}

rust_is_ready() {
  have cargo && cargo --version 2>/dev/null | grep -q "^cargo ${RUST_WANTED%.*}\." &&
    cargo clippy --version >/dev/null 2>&1 && cargo fmt --version >/dev/null 2>&1
}

ensure_rust() {
  if rust_is_ready; then
    say "Rust: $(rustc --version)"
    return 0
  fi
  if ! have rustup; then
    confirm "Install Rust $RUST_WANTED with rustup into your home directory?" || {
      say "Rust $RUST_WANTED is needed: install it from https://rustup.rs, or run this again with --yes."
      return 1
    }
    if ! curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs -o "$LOGS/rustup-init.sh"; then
      say "Rust is missing and its installer could not be fetched: connect to the network, or install Rust $RUST_WANTED from https://rustup.rs."
      return 1
    fi
    sh "$LOGS/rustup-init.sh" -y --profile minimal --default-toolchain none || return 1
    find_rust
    export PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
  fi
  rustup toolchain install "$RUST_WANTED" --profile minimal --component clippy --component rustfmt || {
    say "Rust $RUST_WANTED could not be fetched: connect to the network, then run this again."
    return 1
  }
}

ensure_node() {
  local need="Node 20.19 or newer (of the 22 series: 22.12) is needed to build the user interface"
  if ! have node || ! have npm; then
    say "$need, and none was found: install it from https://nodejs.org or with your version manager, then run this again."
    return 1
  fi
  if ! node -e 'const [a,b]=process.versions.node.split(".").map(Number);process.exit((a===20&&b>=19)||(a===22&&b>=12)||a>22?0:1)'; then
    say "$need, and this is $(node --version): update it from https://nodejs.org or with your version manager, then run this again."
    return 1
  fi
  say "Node: $(node --version)"
}

# A copy of the lock file inside node_modules says what was installed; equal means there is nothing to do.
ensure_ui_packages() {
  local stamp=ui/node_modules/.muster-lock
  if cmp -s ui/package-lock.json "$stamp"; then
    say "Packages of the user interface: up to date."
    return 0
  fi
  (cd ui && npm ci --no-audit --no-fund) && cp ui/package-lock.json "$stamp"
}

ui_build_is_fresh() {
  local newer
  [ -f ui/dist/index.html ] || return 1
  newer=$(find ui \( -path ui/node_modules -o -path ui/dist \) -prune -o -type f -newer ui/dist/index.html -print)
  [ -z "$newer" ]
}

ensure_ui_build() {
  if ui_build_is_fresh; then
    say "User interface: up to date."
    return 0
  fi
  (cd ui && npm run build)
}

# Window and musterctl in one call, so that both are built with the same features and nothing is compiled twice.
build_release() { cargo build --release --locked -p muster -p muster-cli; }

# Everything that must be there before a build. $1 is run or test.
set_up() {
  must "System packages" ensure_system "$1"
  find_rust
  must "Rust" ensure_rust
  find_rust
  must "Node" ensure_node
  must "UI packages" ensure_ui_packages
}
