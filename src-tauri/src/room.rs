//! The room view of a meeting: a second window for a projector, that shows what everybody may see and nothing else.
//!
//! Its page is the one of the app, opened at an address of its own, fenced in the same way, and may only read.

use muster_service::wire::{ErrorReply, MeetingOnly, StripOpened};
use serde_json::{Value, json};
use tauri::webview::PageLoadEvent;
use tauri::{AppHandle, Manager, WebviewWindow};

use crate::host::Host;
use crate::window_commands::{failed, plain};
use crate::{rendering, window};

/// Label of the window; the permissions in `tauri.conf.json` name it.
pub(crate) const LABEL: &str = "room";

/// Width and height until somebody moves it to the projector.
const SIZE: (f64, f64) = (1120.0, 700.0);

/// Opens the room view of a meeting, or brings it to the front. Where no second window can be made, says that the page
/// shows it itself.
pub(crate) fn open(app: &AppHandle, host: &Host, request: &MeetingOnly) -> Result<Value, ErrorReply> {
    let view = host.call("incident", json!({ "incident": request.incident }))?;
    // An id goes into the address, never what was typed.
    let id = view["id"].as_str().ok_or_else(|| failed("the incident has no id"))?;
    let address = format!("index.html#room/{id}/{}", request.meeting);
    let shown = match app.get_webview_window(LABEL) {
        Some(window) => turn(&window, &address),
        None => make(app, &address),
    };
    if let Err(error) = &shown {
        tracing::warn!(%error, "the room view has no window of its own");
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

/// The main window is gone: nobody could lead the meeting on from here.
pub(crate) fn end(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL)
        && let Err(error) = window.destroy()
    {
        tracing::warn!(%error, "the room view could not be closed");
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
        .title("Muster: room view")
        .inner_size(SIZE.0, SIZE.1)
        .min_inner_size(640.0, 480.0)
        .visible(false)
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished
                && let Err(error) = window.show().and_then(|()| window.set_focus())
            {
                tracing::error!(%error, "the room view could not be shown");
            }
        })
        .build()?;
    rendering::suit_machine(&window);
    window::dress(&window);
    Ok(())
}
