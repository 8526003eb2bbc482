//! Commands that only a window can carry out.

use std::io::Write as _;
use std::path::Path;

use muster_service::wire::{
    CardsExport, CopyText, Empty, ErrorCode, ErrorReply, ExportRequest, IncidentOnly, MailDraft, MeetingOnly, OpenLink,
    SaveText, SourceDialog,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tauri::{Manager, Webview};

use crate::host::Host;
use crate::start::Start;
use crate::{clipboard, dialogs, links, players, room, side, strip, window};

/// Runs one of them, off the main thread. A dialog keeps that thread until it is answered.
pub(crate) fn run(webview: &Webview, host: &Host, name: &str, request: Value) -> Result<Value, ErrorReply> {
    match name {
        "export_dialog" => dialogs::export(webview, host, &read::<ExportRequest>(request)?),
        "bundle_save_dialog" => dialogs::bundle_save(webview, host, &read::<IncidentOnly>(request)?),
        "bundle_dialog" => read::<Empty>(request).and_then(|_| dialogs::bundle(webview)),
        "scenario_dialog" => read::<Empty>(request).and_then(|_| dialogs::scenario(webview)),
        "codes_dialog" => read::<Empty>(request).and_then(|_| dialogs::codes(webview)),
        "library_dialog" => read::<Empty>(request).and_then(|_| dialogs::cards(webview)),
        "cards_dialog" => dialogs::cards_export(webview, host, &read::<CardsExport>(request)?),
        "people_dialog" => read::<Empty>(request).and_then(|_| dialogs::people(webview)),
        "source_dialog" => dialogs::source(webview, &read::<SourceDialog>(request)?),
        "backup_dialog" => read::<Empty>(request).and_then(|_| dialogs::backup(webview)),
        "open_link" => open_link(webview, &read::<OpenLink>(request)?),
        "show_store" => read::<Empty>(request).and_then(|_| show_store(webview)),
        "clipboard_picture" => read::<Empty>(request).and_then(|_| clipboard::picture(webview)),
        "copy_text" => copy_text(webview, read::<CopyText>(request)?.text),
        "mail_draft" => mail_draft(webview, &read::<MailDraft>(request)?),
        "save_text" => dialogs::save_text(webview, host, &read::<SaveText>(request)?),
        "print_page" => read::<Empty>(request).and_then(|_| print_page(webview)),
        "strip_open" => strip::open(webview.app_handle(), host, &read::<IncidentOnly>(request)?.incident),
        "strip_close" => read::<Empty>(request).and_then(|_| side::close(webview.app_handle(), strip::LABEL)),
        "room_open" => room::open(webview.app_handle(), host, &read::<MeetingOnly>(request)?),
        "room_close" => read::<Empty>(request).and_then(|_| side::close(webview.app_handle(), room::LABEL)),
        "players_open" => players::open(webview.app_handle(), host, &read::<IncidentOnly>(request)?.incident),
        "players_close" => read::<Empty>(request).and_then(|_| side::close(webview.app_handle(), players::LABEL)),
        "real_world" => players::real_world(webview.app_handle(), host, &read::<IncidentOnly>(request)?.incident),
        "page_ready" => read::<Empty>(request).map(|_| {
            window::page_is_ready(webview.app_handle());
            json!({})
        }),
        // A row was added to the table and not here; a test fails on it.
        _ => Err(failed("nothing in the window carries it out")),
    }
}

fn open_link(webview: &Webview, link: &OpenLink) -> Result<Value, ErrorReply> {
    let url = links::outside(&link.url)?;
    outside(webview, "links.txt", url.as_str(), || {
        tauri_plugin_opener::open_url(url.as_str(), None::<&str>).map_err(|error| error.to_string())
    })
}

fn copy_text(webview: &Webview, text: String) -> Result<Value, ErrorReply> {
    let noted = text.clone();
    outside(webview, "copied.txt", &noted, || clipboard::copy(webview, text))
}

fn mail_draft(webview: &Webview, draft: &MailDraft) -> Result<Value, ErrorReply> {
    let url = links::mail(&draft.mailto)?;
    outside(webview, "links.txt", url.as_str(), || {
        tauri_plugin_opener::open_url(url.as_str(), None::<&str>).map_err(|error| error.to_string())
    })
}

fn show_store(webview: &Webview) -> Result<Value, ErrorReply> {
    let store = webview.state::<Start>().store.clone();
    outside(webview, "shown.txt", &store.display().to_string(), || {
        tauri_plugin_opener::reveal_item_in_dir(&store).map_err(|error| error.to_string())
    })
}

fn print_page(webview: &Webview) -> Result<Value, ErrorReply> {
    outside(webview, "printed.txt", "page", || webview.print().map_err(|error| error.to_string()))
}

/// Does something outside the window; under test it is only noted, so that no test opens a browser or a printer.
fn outside(
    webview: &Webview,
    note: &str,
    what: &str,
    act: impl FnOnce() -> Result<(), String>,
) -> Result<Value, ErrorReply> {
    let done = match &webview.state::<Start>().answers {
        Some(folder) => append(&folder.join(note), what).map_err(|error| error.to_string()),
        None => act(),
    };
    done.map(|()| json!({})).map_err(|why| failed(&why))
}

pub(crate) fn append(file: &Path, line: &str) -> std::io::Result<()> {
    writeln!(std::fs::OpenOptions::new().create(true).append(true).open(file)?, "{line}")
}

/// Reads a request of the window's own commands.
fn read<T: DeserializeOwned>(request: Value) -> Result<T, ErrorReply> {
    serde_json::from_value(request).map_err(|error| ErrorReply {
        code: ErrorCode::InvalidRequest,
        message: format!("The request has not the shape it must have: {error}."),
        field: None,
        hint: None,
        retryable: false,
    })
}

pub(crate) fn failed(why: &str) -> ErrorReply {
    ErrorReply {
        code: ErrorCode::Internal,
        message: format!("The system did not do it: {why}."),
        field: None,
        hint: None,
        retryable: true,
    }
}

pub(crate) fn plain(value: &impl Serialize) -> Result<Value, ErrorReply> {
    serde_json::to_value(value).map_err(|error| failed(&error.to_string()))
}
