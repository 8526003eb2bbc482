//! Windows beside the main one: brought to the front with another address, closed, and gone when the main one is.

use muster_service::wire::ErrorReply;
use serde_json::{Value, json};
use tauri::webview::{PageLoadEvent, WebviewWindowBuilder};
use tauri::{AppHandle, Manager, WebviewWindow, Wry};

use crate::window_commands::failed;
use crate::{rendering, window};

/// Labels of all of them; the permissions in `tauri.conf.json` name them too.
const LABELS: [&str; 3] = [crate::strip::LABEL, crate::room::LABEL, crate::players::LABEL];

/// Brings a window to the front with an address, or makes it: `shape` says how it looks. It is shown when its page is
/// there.
///
/// # Errors
/// What the desktop said.
pub(crate) fn open(
    app: &AppHandle,
    label: &'static str,
    address: &str,
    shape: impl FnOnce(WebviewWindowBuilder<'_, Wry, AppHandle>) -> WebviewWindowBuilder<'_, Wry, AppHandle>,
) -> tauri::Result<()> {
    if let Some(window) = app.get_webview_window(label) {
        return turn(&window, address);
    }
    let window = shape(window::fenced(app, label, address))
        .visible(false)
        .on_page_load(move |window, load| {
            if load.event() == PageLoadEvent::Finished
                && let Err(error) = window.show().and_then(|()| window.set_focus())
            {
                tracing::error!(%error, label, "the window could not be shown");
            }
        })
        .build()?;
    rendering::suit_machine(&window);
    window::dress(&window);
    Ok(())
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

/// Closes it, if it is open.
pub(crate) fn close(app: &AppHandle, label: &str) -> Result<Value, ErrorReply> {
    if let Some(window) = app.get_webview_window(label) {
        window.close().map_err(|error| failed(&error.to_string()))?;
    }
    Ok(json!({}))
}

/// The main window is gone, and with it the place from which somebody leads: one beside it would keep the program running
/// unseen.
pub(crate) fn end(app: &AppHandle) {
    for window in LABELS.into_iter().filter_map(|label| app.get_webview_window(label)) {
        if let Err(error) = window.destroy() {
            tracing::warn!(%error, label = window.label(), "the window could not be closed");
        }
    }
}
