//! The players' window of a drill: a second window that shows what reached the players and nothing else.
//!
//! Its page is the one of the app, opened at an address of its own, fenced in the same way. It may read what players may
//! see, and stop the drill when something real happens; it has no way to what only the facilitator sees.

use muster_service::wire::{ErrorReply, StripOpened};
use serde_json::{Value, json};
use tauri::webview::PageLoadEvent;
use tauri::{AppHandle, Manager, WebviewWindow};

use crate::host::Host;
use crate::window_commands::{failed, plain};
use crate::{rendering, window};

/// Label of the window; the permissions in `tauri.conf.json` name it.
pub(crate) const LABEL: &str = "players";

/// Width and height until somebody moves it to the other screen.
const SIZE: (f64, f64) = (1120.0, 760.0);

/// Opens the players' window of a drill, or brings it to the front. Where no second window can be made, says that the
/// page shows it itself.
pub(crate) fn open(app: &AppHandle, host: &Host, incident: &str) -> Result<Value, ErrorReply> {
    let view = host.call("drill_players", json!({ "incident": incident }))?;
    // An id goes into the address, never what was typed.
    let id = view["incident"].as_str().ok_or_else(|| failed("the drill has no incident"))?;
    let address = format!("index.html#players/{id}");
    let shown = match app.get_webview_window(LABEL) {
        Some(window) => turn(&window, &address),
        None => make(app, &address),
    };
    if let Err(error) = &shown {
        tracing::warn!(%error, "the players have no window of their own");
    }
    plain(&StripOpened { docked: shown.is_err() })
}

/// Closes it, if it is open.
pub(crate) fn close(app: &AppHandle) -> Result<Value, ErrorReply> {
    if let Some(window) = app.get_webview_window(LABEL) {
        window.close().map_err(|error| failed(&error.to_string()))?;
    }
    Ok(json!({}))
}

/// Freezes a drill because something real happened, and brings the window to the front in which it is declared.
pub(crate) fn real_world(app: &AppHandle, host: &Host, incident: &str) -> Result<Value, ErrorReply> {
    host.call("drill_stop", json!({ "incident": incident }))?;
    if let Some(window) = app.get_webview_window(window::LABEL) {
        let front = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
        // The drill stands still all the same; the page of the main window opens Declare by itself.
        if let Err(error) = front {
            tracing::warn!(%error, "the main window could not be brought to the front");
        }
    }
    Ok(json!({}))
}

/// The main window is gone: nobody could lead the drill on from here.
pub(crate) fn end(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL)
        && let Err(error) = window.destroy()
    {
        tracing::warn!(%error, "the players' window could not be closed");
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

fn make(app: &AppHandle, address: &str) -> tauri::Result<()> {
    let window = window::fenced(app, LABEL, address)
        .title("EXERCISE: Muster, players")
        .inner_size(SIZE.0, SIZE.1)
        .min_inner_size(640.0, 480.0)
        .visible(false)
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished
                && let Err(error) = window.show().and_then(|()| window.set_focus())
            {
                tracing::error!(%error, "the players' window could not be shown");
            }
        })
        .build()?;
    rendering::suit_machine(&window);
    window::dress(&window);
    Ok(())
}
