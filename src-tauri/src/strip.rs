//! The strip: a small window that stays above others, for whoever runs an incident while they look at something else.
//!
//! Its page is the one of the app, opened at an address of its own, fenced in the same way, with far fewer permissions.

use std::ffi::OsString;

use muster_service::wire::{ErrorReply, StripOpened};
use serde_json::{Value, json};
use tauri::AppHandle;

use crate::host::Host;
use crate::side;
use crate::window_commands::{failed, plain};

/// Label of the window; the permissions in `tauri.conf.json` name it.
pub(crate) const LABEL: &str = "strip";

/// Width and height at the usual text size.
const SIZE: (f64, f64) = (560.0, 104.0);
/// Wider than this it would not be a strip any more, whatever the text size is.
const WIDEST: f64 = 1120.0;

/// Opens the strip for an incident, or brings it to the front. Where no window can stay above others, says that the page
/// shows it itself.
pub(crate) fn open(app: &AppHandle, host: &Host, incident: &str) -> Result<Value, ErrorReply> {
    let view = host.call("incident", json!({ "incident": incident }))?;
    // An id goes into the address, never what was typed.
    let id = view["id"].as_str().ok_or_else(|| failed("the incident has no id"))?;
    if docks(&|name| std::env::var_os(name)) {
        return plain(&StripOpened { docked: true });
    }
    let address = format!("index.html#strip/{id}");
    let scale = scale(host);
    let (width, height) = ((SIZE.0 * scale).min(WIDEST), SIZE.1 * scale);
    let shown = side::open(app, LABEL, &address, |window| {
        window
            .title("Muster strip")
            .inner_size(width, height)
            .min_inner_size(SIZE.0.min(width) * 0.75, height * 0.9)
            .decorations(false)
            .always_on_top(true)
            .maximizable(false)
    });
    shown.map_err(|error| failed(&error.to_string()))?;
    plain(&StripOpened { docked: false })
}

/// How much larger than usual text is.
fn scale(host: &Host) -> f64 {
    let start = host.call("app_start", json!({})).unwrap_or_default();
    (start["settings"]["textSize"].as_f64().unwrap_or(100.0) / 100.0).clamp(1.0, 2.0)
}

/// Whether this desktop lets no program keep a window above others: Wayland leaves that to the person.
fn docks(env: &dyn Fn(&str) -> Option<OsString>) -> bool {
    let starts = |name: &str, with: &str| env(name).is_some_and(|value| value.to_string_lossy().starts_with(with));
    if !cfg!(target_os = "linux") || starts("GDK_BACKEND", "x11") {
        return false;
    }
    starts("GDK_BACKEND", "wayland") || env("WAYLAND_DISPLAY").is_some_and(|display| !display.is_empty())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn it_docks_on_wayland_and_nowhere_else() {
        for (backend, display, expected) in [
            (None, None, false),
            (None, Some(""), false),
            (None, Some("wayland-0"), true),
            (Some("x11"), Some("wayland-0"), false),
            (Some("x11,wayland"), Some("wayland-0"), false),
            (Some("wayland,x11"), None, true),
            (Some("*"), Some("wayland-0"), true),
        ] {
            let env = |name: &str| {
                let value = if name == "GDK_BACKEND" { backend } else { display };
                value.map(OsString::from)
            };
            assert_eq!(docks(&env), expected, "{backend:?} {display:?}");
        }
    }
}
