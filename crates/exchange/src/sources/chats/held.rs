//! What chats have in common: a message whose lines are still coming.

use crate::sources::lines::{Body, TOO_LONG, mended};
use crate::sources::{Sink, SourceError};

/// Adds a line to a message; says so once when it had no room.
pub(super) fn push(body: &mut Body, line: &str, number: u32, sink: &mut dyn Sink) -> Result<(), SourceError> {
    if !body.push(line) {
        sink.trouble(mended(number, TOO_LONG))?;
    }
    Ok(())
}

/// Words in one line with single blanks, cut to be compared.
pub(super) fn squeezed(text: &str, most: usize) -> String {
    let mut out = String::new();
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
        if out.len() > most {
            break;
        }
    }
    out.chars().take(most).collect()
}
