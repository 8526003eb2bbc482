//! Failures as a terminal says them: one sentence on standard error, and an exit code.

use std::io::{self, Write as _};
use std::process::ExitCode;

use muster_service::wire::{ErrorCode, ErrorReply};

/// Why a command did not do what was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The service refused or failed.
    Refused(ErrorReply),
    /// Something of ours, as a fragment that reads well after "failed to".
    Said(String),
    /// What was typed cannot be meant.
    Usage(String),
    /// Everything was said already, where it happened.
    Told,
    /// Nobody reads what we print, or it cannot be written.
    Output(io::Error),
}

impl From<ErrorReply> for Failure {
    fn from(reply: ErrorReply) -> Self {
        Self::Refused(reply)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl Failure {
    /// Says it and returns the exit code.
    pub(crate) fn tell(&self) -> ExitCode {
        let code = match self {
            Self::Usage(_) => ExitCode::from(2),
            // Somebody piped us into `head`: that is no failure.
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Self::Refused(_) | Self::Said(_) | Self::Told | Self::Output(_) => ExitCode::FAILURE,
        };
        if !matches!(self, Self::Told) {
            warn(&self.sentence());
        }
        code
    }

    /// One line for a person.
    pub(crate) fn sentence(&self) -> String {
        match self {
            Self::Refused(reply) => in_one_line(reply),
            Self::Said(what) => format!("failed to {what}"),
            Self::Usage(what) => what.clone(),
            Self::Told => String::new(),
            Self::Output(error) => format!("failed to print: {error}"),
        }
    }
}

/// The message of the service and what can be done about it from a terminal.
fn in_one_line(reply: &ErrorReply) -> String {
    let message = reply.message.trim_end_matches('.');
    let message =
        message.strip_prefix("Failed to").map_or_else(|| message.to_owned(), |rest| format!("failed to{rest}"));
    // The hints of a write speak of the composer; here nothing was kept.
    let hint = match reply.code {
        ErrorCode::DiskFull => Some("nothing was saved; free some space and run this again"),
        ErrorCode::ReadOnly => Some("nothing was saved; make the folder of the store writable and run this again"),
        ErrorCode::StoreFailed => Some("nothing was saved; run `musterctl verify`, then this again"),
        ErrorCode::StoreBusy => Some("nothing was saved; run this again, or end the other program"),
        ErrorCode::InvalidRequest
        | ErrorCode::NotFound
        | ErrorCode::Rejected
        | ErrorCode::StoreDamaged
        | ErrorCode::StoreUnusable
        | ErrorCode::Cancelled
        | ErrorCode::Internal => reply.hint.as_deref(),
    };
    hint.map_or_else(|| message.clone(), |hint| format!("{message}: {}", hint.trim_end_matches('.')))
}

/// Writes one line to standard error. When even that fails there is nobody left to tell.
pub(crate) fn warn(sentence: &str) {
    let line = format!("musterctl: {}\n", plain(sentence));
    io::stderr().lock().write_all(line.as_bytes()).ok();
}

/// Text that cannot move the cursor, colour the terminal or turn the reading direction, in one line.
pub(crate) fn plain(text: &str) -> String {
    let shown = |letter: char| match letter {
        '\n' | '\r' | '\t' => ' ',
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        other if other.is_control() => '\u{fffd}',
        other => other,
    };
    text.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_follows_the_message_in_one_sentence() {
        let reply = ErrorReply {
            code: ErrorCode::StoreUnusable,
            message: "Failed to open `a.db`: this is a folder.".to_owned(),
            field: None,
            hint: Some("Name another file.".to_owned()),
            retryable: false,
        };
        let said = Failure::from(reply).sentence();
        assert_eq!(said, "failed to open `a.db`: this is a folder: Name another file");
    }

    #[test]
    fn what_is_printed_cannot_steer_a_terminal() {
        assert_eq!(plain("a\u{1b}[31mb\nc\u{202e}d\u{7}"), "a\u{fffd}[31mb c\u{fffd}d\u{fffd}");
    }
}
