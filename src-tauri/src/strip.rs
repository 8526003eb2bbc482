//! The strip: a small window that stays above others, for whoever runs an incident while they look at something else.
//!
//! Its page is the one of the app, opened at an address of its own, fenced in the same way, with far fewer permissions.

use std::ffi::OsString;

use muster_service::wire::{ErrorReply, StripOpened};
use serde_json::{Value, json};
use tauri::webview::PageLoadEvent;
use tauri::{AppHandle, Manager, WebviewWindow};

use crate::host::Host;
use crate::window_commands::{failed, plain};
use crate::{rendering, window};

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
    let shown = match app.get_webview_window(LABEL) {
        Some(window) => turn(&window, &address),
        None => make(app, &address, scale(host)),
    };
    shown.map_err(|error| failed(&error.to_string()))?;
    plain(&StripOpened { docked: false })
}

/// Closes it, if it is open.
pub(crate) fn close(app: &AppHandle) -> Result<Value, ErrorReply> {
    if let Some(window) = app.get_webview_window(LABEL) {
        window.close().map_err(|error| failed(&error.to_string()))?;
    }
    Ok(json!({}))
}

/// The last window with a place for everything is gone: the strip alone would keep the program running unseen.
pub(crate) fn end(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL)
        && let Err(error) = window.destroy()
    {
        tracing::warn!(%error, "the strip could not be closed");
    }
}

fn turn(window: &WebviewWindow, address: &str) -> tauri::Result<()> {
    let here = window.url()?;
    if let Ok(there) = here.join(address)
        && there != here
    {
        window.navigate(there)?;
    }
    window.unminimize()?;
    window.show()?;
    window.set_focus()
}

fn make(app: &AppHandle, address: &str, scale: f64) -> tauri::Result<()> {
    let (width, height) = ((SIZE.0 * scale).min(WIDEST), SIZE.1 * scale);
    let window = window::fenced(app, LABEL, address)
        .title("Muster strip")
        .inner_size(width, height)
        .min_inner_size(SIZE.0.min(width) * 0.75, height * 0.9)
        .decorations(false)
        .always_on_top(true)
        .maximizable(false)
        .visible(false)
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished
                && let Err(error) = window.show().and_then(|()| window.set_focus())
            {
                tracing::error!(%error, "the strip could not be shown");
            }
        })
        .build()?;
    rendering::suit_machine(&window);
    window::dress(&window);
    Ok(())
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
