//! Dialogs of the system: where to save, what to open.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use muster_service::wire::{
    CardsExport, ChosenPath, ChosenText, ErrorCode, ErrorReply, ExportChosen, ExportFormat, ExportRequest,
    IncidentOnly, SaveText, SourceDialog,
};
use serde_json::{Value, json};
use tauri::{Manager, Webview};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

use crate::chosen::Chosen;
use crate::host::Host;
use crate::start::Start;
use crate::window_commands::{failed, plain};

/// A text larger than this was chosen by mistake.
const MOST_BYTES: u64 = 16 << 20;

/// Asks where to save an export, and has the service write it there.
pub(crate) fn export(webview: &Webview, host: &Host, request: &ExportRequest) -> Result<Value, ErrorReply> {
    let export = plain(request)?;
    let text = host.call("export_text", export.clone())?;
    let name = text.get("fileName").and_then(Value::as_str).unwrap_or("incident").to_owned();
    let (kind, ending) = match request.format {
        ExportFormat::Markdown => ("Markdown", "md"),
        ExportFormat::Csv => ("CSV", "csv"),
        ExportFormat::Json => ("JSON", "json"),
        ExportFormat::Html => ("HTML", "html"),
    };
    let chosen = match &webview.state::<Start>().answers {
        Some(folder) => Some(folder.join(&name)),
        None => path(
            dialog(webview)
                .set_title("Save the export")
                .set_file_name(&name)
                .add_filter(kind, &[ending])
                .blocking_save_file(),
        )?,
    };
    let Some(chosen) = chosen else { return plain(&ExportChosen { path: None }) };
    let path = chosen.to_str().ok_or_else(|| failed("the name of this file is not text"))?;
    let written = host.call("export_file", json!({ "export": export, "path": path }))?;
    plain(&ExportChosen { path: written.get("path").and_then(Value::as_str).map(str::to_owned) })
}

/// Asks where to save a bundle, and has the service write it there.
pub(crate) fn bundle_save(webview: &Webview, host: &Host, request: &IncidentOnly) -> Result<Value, ErrorReply> {
    let offer = host.call("bundle_offer", plain(request)?)?;
    let name = offer.get("fileName").and_then(Value::as_str).unwrap_or("incident.muster").to_owned();
    let chosen = match &webview.state::<Start>().answers {
        Some(folder) => Some(folder.join(&name)),
        None => path(
            dialog(webview)
                .set_title("Save the bundle")
                .set_file_name(&name)
                .add_filter("Bundle", &["muster"])
                .blocking_save_file(),
        )?,
    };
    let Some(chosen) = chosen else { return plain(&ExportChosen { path: None }) };
    let path = chosen.to_str().ok_or_else(|| failed("the name of this file is not text"))?;
    let written = host.call("bundle_write", json!({ "incident": request.incident, "path": path }))?;
    plain(&ExportChosen { path: written.get("path").and_then(Value::as_str).map(str::to_owned) })
}

/// Asks which bundle to look into.
pub(crate) fn bundle(webview: &Webview) -> Result<Value, ErrorReply> {
    let chosen = match &webview.state::<Start>().answers {
        Some(folder) => Some(folder.join("bundle.muster")),
        None => {
            path(dialog(webview).set_title("Choose a bundle").add_filter("Bundle", &["muster"]).blocking_pick_file())?
        }
    };
    let path = chosen.map(|path| path.to_string_lossy().into_owned());
    if let Some(path) = &path {
        webview.state::<Arc<Chosen>>().remember(path);
    }
    plain(&ChosenPath { path })
}

/// Asks where to save a text, and writes it there.
pub(crate) fn save_text(webview: &Webview, host: &Host, request: &SaveText) -> Result<Value, ErrorReply> {
    let name = plain_name(&request.file_name);
    let chosen = match &webview.state::<Start>().answers {
        Some(folder) => Some(folder.join(&name)),
        None => path(dialog(webview).set_title("Save").set_file_name(&name).blocking_save_file())?,
    };
    let Some(chosen) = chosen else { return plain(&ChosenPath { path: None }) };
    let path = chosen.to_str().ok_or_else(|| failed("the name of this file is not text"))?;
    let written = host.service().write_file(path.to_owned(), &request.text)?;
    plain(&ChosenPath { path: Some(written.path) })
}

/// A name and not a path: the person chooses the folder.
fn plain_name(name: &str) -> String {
    let is_plain = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ');
    let kept: String = name.chars().filter(is_plain).take(80).collect();
    let kept = kept.trim_matches([' ', '.']);
    if kept.is_empty() { "update.txt".to_owned() } else { kept.to_owned() }
}

/// Asks where to save cards, and has the service write them there.
pub(crate) fn cards_export(webview: &Webview, host: &Host, request: &CardsExport) -> Result<Value, ErrorReply> {
    let export = plain(request)?;
    let text = host.call("cards_export", export.clone())?;
    let name = text.get("fileName").and_then(Value::as_str).unwrap_or("cards.yaml").to_owned();
    let chosen = match &webview.state::<Start>().answers {
        Some(folder) => Some(folder.join(&name)),
        None => path(
            dialog(webview)
                .set_title("Save the cards")
                .set_file_name(&name)
                .add_filter("YAML", &["yaml", "yml"])
                .blocking_save_file(),
        )?,
    };
    let Some(chosen) = chosen else { return plain(&ExportChosen { path: None }) };
    let path = chosen.to_str().ok_or_else(|| failed("the name of this file is not text"))?;
    let written = host.call("cards_export_file", json!({ "export": export, "path": path }))?;
    plain(&ExportChosen { path: written.get("path").and_then(Value::as_str).map(str::to_owned) })
}

/// Asks which file to read people from, and reads it.
pub(crate) fn people(webview: &Webview) -> Result<Value, ErrorReply> {
    let kind = ("Comma-separated values", &["csv", "txt"][..]);
    let hint = "Choose a comma-separated file with a name in each row.";
    text(webview, "Read people from a file", kind, "people.csv", hint)
}

/// Asks which file to read cards from, and reads it.
pub(crate) fn cards(webview: &Webview) -> Result<Value, ErrorReply> {
    let kind = ("YAML", &["yaml", "yml"][..]);
    text(webview, "Read cards from a file", kind, "cards.yaml", "Choose a YAML file of checklist cards.")
}

/// Asks which file to read codes from, and reads it.
pub(crate) fn codes(webview: &Webview) -> Result<Value, ErrorReply> {
    let kind = ("YAML", &["yaml", "yml"][..]);
    text(webview, "Read codes from a file", kind, "codes.yaml", "Choose a YAML file of codes.")
}

/// Asks which file to read a scenario from, and reads it.
pub(crate) fn scenario(webview: &Webview) -> Result<Value, ErrorReply> {
    let kind = ("Scenarios", &["yaml", "yml", "json", "csv", "md"][..]);
    let hint = "Choose a scenario as YAML, a list of injects as CSV, or an exercise of SkillAegis as JSON.";
    text(webview, "Read a scenario from a file", kind, "scenario.yaml", hint)
}

fn text(
    webview: &Webview,
    title: &str,
    (kind, endings): (&str, &[&str]),
    answer: &str,
    hint: &str,
) -> Result<Value, ErrorReply> {
    let chosen = match &webview.state::<Start>().answers {
        Some(folder) => Some(folder.join(answer)),
        None => path(dialog(webview).set_title(title).add_filter(kind, endings).blocking_pick_file())?,
    };
    let Some(chosen) = chosen else { return plain(&ChosenText { name: None, text: String::new() }) };
    let name = chosen.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = read_text(&chosen).map_err(|why| ErrorReply {
        code: ErrorCode::Rejected,
        message: format!("{name} could not be read: {why}."),
        field: None,
        hint: Some(hint.to_owned()),
        retryable: true,
    })?;
    plain(&ChosenText { name: Some(name), text })
}

/// Asks which backup to restore.
pub(crate) fn backup(webview: &Webview) -> Result<Value, ErrorReply> {
    let chosen = match &webview.state::<Start>().answers {
        Some(folder) => Some(folder.join("backup.db")),
        None => path(dialog(webview).set_title("Choose a backup").blocking_pick_file())?,
    };
    let path = chosen.map(|path| path.to_string_lossy().into_owned());
    if let Some(path) = &path {
        webview.state::<Arc<Chosen>>().remember(path);
    }
    plain(&ChosenPath { path })
}

/// Asks which file or folder to bring into a review.
pub(crate) fn source(webview: &Webview, request: &SourceDialog) -> Result<Value, ErrorReply> {
    let chosen = match &webview.state::<Start>().answers {
        Some(folder) => Some(folder.join(if request.folder { "source" } else { "source.zip" })),
        None if request.folder => {
            path(dialog(webview).set_title("Choose the folder of an export").blocking_pick_folder())?
        }
        None => path(dialog(webview).set_title("Choose a conversation or a time line").blocking_pick_file())?,
    };
    let path = chosen.map(|path| path.to_string_lossy().into_owned());
    if let Some(path) = &path {
        webview.state::<Arc<Chosen>>().remember(path);
    }
    plain(&ChosenPath { path })
}

fn dialog(webview: &Webview) -> FileDialogBuilder<tauri::Wry> {
    webview.dialog().file().set_parent(&webview.window())
}

fn path(chosen: Option<FilePath>) -> Result<Option<PathBuf>, ErrorReply> {
    chosen
        .map(|chosen| {
            chosen.into_path().map_err(|error| failed(&format!("this is not a file on this machine: {error}")))
        })
        .transpose()
}

fn read_text(file: &Path) -> Result<String, String> {
    let size = std::fs::metadata(file).map_err(|error| error.to_string())?.len();
    if size > MOST_BYTES {
        return Err("it is larger than 16 MB".to_owned());
    }
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| no_text(error.as_bytes(), error.utf8_error().valid_up_to()))
}

/// Where a file stops being text.
fn no_text(bytes: &[u8], text_until: usize) -> String {
    let text = String::from_utf8_lossy(bytes.get(..text_until).unwrap_or_default());
    let line = text.matches('\n').count() + 1;
    let column = text.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    format!("line {line}, column {column} is not UTF-8 text; it may be a picture or a program")
}

#[cfg(test)]
mod tests {
    use super::{no_text, plain_name};

    #[test]
    fn what_is_no_text_is_said_with_its_place() {
        let bytes = b"key: \xc3\xa9\nname: \xff\x00";
        assert_eq!(no_text(bytes, 14), "line 2, column 7 is not UTF-8 text; it may be a picture or a program");
    }

    #[test]
    fn a_name_that_is_offered_is_no_path() {
        for (offered, name) in [
            ("INC-0042-update.eml", "INC-0042-update.eml"),
            ("../../etc/passwd", "etcpasswd"),
            ("C:\\x\n.txt", "Cx.txt"),
            ("...", "update.txt"),
            ("", "update.txt"),
        ] {
            assert_eq!(plain_name(offered), name, "{offered:?}");
        }
    }
}
