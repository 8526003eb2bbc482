//! The players' window of a drill: a second window that shows what reached the players and nothing else.
//!
//! Its page is the one of the app, opened at an address of its own, fenced in the same way. It may read what players may
//! see, and stop the drill when something real happens; it has no way to what only the facilitator sees.

use muster_service::wire::{ErrorReply, StripOpened};
use serde_json::{Value, json};
use tauri::AppHandle;

use crate::host::Host;
use crate::window_commands::{failed, plain};
use crate::{side, window};

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
    let shown = side::open(app, LABEL, &address, |window| {
        window.title("EXERCISE: Muster, players").inner_size(SIZE.0, SIZE.1).min_inner_size(640.0, 480.0)
    });
    if let Err(error) = &shown {
        tracing::warn!(%error, "the players have no window of their own");
    }
    plain(&StripOpened { docked: shown.is_err() })
}

/// Freezes a drill because something real happened, and brings the window to the front in which it is declared.
pub(crate) fn real_world(app: &AppHandle, host: &Host, incident: &str) -> Result<Value, ErrorReply> {
    host.call("drill_stop", json!({ "incident": incident }))?;
    // The drill stands still whatever the desktop does with the window; the page in it opens Declare by itself.
    window::focus(app);
    Ok(json!({}))
}
