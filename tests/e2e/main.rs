//! The real window, driven through WebDriver: keys only, no mouse. Needs `WebKitWebDriver` and a screen
//! (`scripts/lib/walled.sh --screen`). Pictures of the screens are left in `target/screens`.
#![cfg(target_os = "linux")]
#![expect(clippy::panic, reason = "a test fails by panicking")]

mod app;
mod clipboard;
mod disk;
mod drafts;
mod drill;
mod drill_looks;
mod ending;
mod faketime;
mod journey;
mod looks;
mod neighbours;
mod notified;
mod pace;
mod pace_review;
mod pace_scenario;
mod page;
mod payloads;
mod play;
mod policy;
mod related;
mod response;
mod reviews;
mod security;
mod six;
mod start;
mod strip;
