//! Paths that a person chose. The page may hand such a path back, and cannot make one up.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use muster_service::wire::{ErrorCode, ErrorReply};
use serde_json::{Value, json};

use crate::host::Host;

/// What was chosen in dialogs since the window opened.
#[derive(Default)]
pub(crate) struct Chosen(Mutex<HashSet<String>>);

impl Chosen {
    /// Remembers a path that a person chose.
    pub(crate) fn remember(&self, path: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
    }

    /// Refuses a request of the page that names a path which nobody chose.
    pub(crate) fn allow(&self, host: &Host, name: &str, request: &Value) -> Result<(), ErrorReply> {
        let Some(path) = request.get("path").filter(|path| !path.is_null()) else { return Ok(()) };
        let known = || {
            let path = path.as_str()?;
            let chosen = self.0.lock().unwrap_or_else(PoisonError::into_inner).contains(path);
            (chosen || (name == "restore" && is_backup(host, path))).then_some(())
        };
        known().ok_or_else(|| ErrorReply {
            code: ErrorCode::Rejected,
            message: "This file was not chosen by a person.".to_owned(),
            field: Some("path".to_owned()),
            hint: Some("Choose it in the dialog.".to_owned()),
            retryable: false,
        })
    }
}

fn is_backup(host: &Host, path: &str) -> bool {
    let listed = host.call("backups", json!({})).unwrap_or_default();
    let Some(backups) = listed.get("backups").and_then(Value::as_array) else { return false };
    backups.iter().any(|backup| backup.get("path").and_then(Value::as_str) == Some(path))
}
