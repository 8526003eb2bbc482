//! Starts the window.

// Without it a release build opens a console beside the window on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    muster_window::run()
}
