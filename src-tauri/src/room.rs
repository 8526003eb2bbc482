//! The room view of a meeting: a second window for a projector, that shows what everybody may see and nothing else.
//!
//! Its page is the one of the app, opened at an address of its own, fenced in the same way, and may only read.

use muster_service::wire::{ErrorReply, MeetingOnly, StripOpened};
use serde_json::{Value, json};
use tauri::AppHandle;

use crate::host::Host;
use crate::side;
use crate::window_commands::{failed, plain};

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
    let shown = side::open(app, LABEL, &address, |window| {
        window.title("Muster: room view").inner_size(SIZE.0, SIZE.1).min_inner_size(640.0, 480.0)
    });
    if let Err(error) = &shown {
        tracing::warn!(%error, "the room view has no window of its own");
    }
    plain(&StripOpened { docked: shown.is_err() })
}
