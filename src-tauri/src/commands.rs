//! One handler for every command of the table: the service does the work, the window carries it there and back.

use std::sync::Arc;

use muster_service::table::{COMMANDS, WINDOW_COMMANDS, Way};
use muster_service::wire::{ErrorCode, ErrorReply};
use serde_json::Value;
use tauri::ipc::{Invoke, InvokeBody, InvokeResolver};
use tauri::{Manager, Wry};

use crate::chosen::Chosen;
use crate::host::{Host, guarded};
use crate::window_commands;

/// Runs a command off the main thread. Gives `false` for a name that is not in the table; Tauri then refuses it.
pub(crate) fn handle(invoke: Invoke<Wry>) -> bool {
    let Invoke { message, resolver, .. } = invoke;
    let Some((name, way)) = find(message.command()) else { return false };
    let request = match request_of(message.payload()) {
        Ok(request) => request,
        Err(error) => {
            resolver.reject(error);
            return true;
        }
    };
    let webview = message.webview();
    let host = Arc::clone(&webview.state::<Arc<Host>>());
    let run: Box<dyn FnOnce() + Send> = match way {
        Some(_) => {
            let (host, chosen) = (Arc::clone(&host), Arc::clone(&webview.state::<Arc<Chosen>>()));
            Box::new(move || {
                let reply = chosen.allow(&host, name, &request).and_then(|()| host.call(name, request));
                answer(resolver, reply);
            })
        }
        None => {
            let host = Arc::clone(&host);
            Box::new(move || {
                answer(resolver, guarded(name, || window_commands::run(&webview, &host, name, request)));
            })
        }
    };
    match way {
        Some(Way::Write) => host.in_order(run),
        Some(Way::Read | Way::Long) | None => {
            tauri::async_runtime::spawn_blocking(run);
        }
    }
    true
}

/// The name as the table holds it, and how it runs: `Some` by the service, `None` by the window.
fn find(name: &str) -> Option<(&'static str, Option<Way>)> {
    COMMANDS.iter().chain(WINDOW_COMMANDS).find(|row| row.name == name).map(|row| (row.name, row.way))
}

/// Takes the request out of `{ request: {...} }`.
fn request_of(payload: &InvokeBody) -> Result<Value, ErrorReply> {
    match payload {
        InvokeBody::Json(Value::Object(arguments)) => match arguments.get("request") {
            Some(request @ Value::Object(_)) => Ok(request.clone()),
            _ => Err(misshapen()),
        },
        InvokeBody::Json(_) | InvokeBody::Raw(_) => Err(misshapen()),
    }
}

fn misshapen() -> ErrorReply {
    ErrorReply {
        code: ErrorCode::InvalidRequest,
        message: "A command takes one argument, \"request\", and it is an object.".to_owned(),
        field: Some("request".to_owned()),
        hint: None,
        retryable: false,
    }
}

fn answer(resolver: InvokeResolver<Wry>, reply: Result<Value, ErrorReply>) {
    match reply {
        Ok(value) => resolver.resolve(value),
        Err(error) => resolver.reject(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_the_table_are_known() {
        assert_eq!(find("board"), Some(("board", Some(Way::Read))));
        assert_eq!(find("line_add"), Some(("line_add", Some(Way::Write))));
        assert_eq!(find("open_link"), Some(("open_link", None)));
        for name in ["", "canary", "Board", "board ", "plugin:fs|read_file"] {
            assert_eq!(find(name), None, "{name:?} is in no table");
        }
    }

    #[test]
    fn a_request_is_one_object() {
        let read = |text: &str| request_of(&InvokeBody::Json(serde_json::from_str(text).expect("test JSON")));
        assert_eq!(read(r#"{"request":{"closed":3}}"#).ok(), Some(serde_json::json!({"closed": 3})));
        for text in ["null", "[]", "{}", r#"{"request":null}"#, r#"{"request":[1]}"#, r#"{"request":"x"}"#] {
            assert_eq!(read(text).expect_err("misshapen").code, ErrorCode::InvalidRequest, "{text}");
        }
        assert!(request_of(&InvokeBody::Raw(vec![1])).is_err());
    }
}
