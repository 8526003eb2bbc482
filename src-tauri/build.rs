//! Gives every command of the one table a permission of its own, so that whatever stands outside the table is denied.

// The table as the service writes it, read here for its names only: a row added there is known here at once.
macro_rules! commands {
    ($($(#[doc = $doc:literal])+ $name:ident: $request:ty => $reply:ty, $way:ident;)+) => {
        const COMMANDS: &[&str] = &[$(stringify!($name)),+];
    };
}
macro_rules! window_commands {
    ($($(#[doc = $doc:literal])+ $name:ident: $request:ty => $reply:ty;)+) => {
        const WINDOW_COMMANDS: &[&str] = &[$(stringify!($name)),+];
    };
}

include!("../crates/service/src/command_table.rs");

fn main() {
    println!("cargo::rerun-if-changed=crates/service/src/command_table.rs");
    let names: &'static [&'static str] = Box::leak([COMMANDS, WINDOW_COMMANDS].concat().into_boxed_slice());
    let manifest = tauri_build::AppManifest::new().commands(names);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        println!("cargo::error={error:#}");
        std::process::exit(1);
    }
}
