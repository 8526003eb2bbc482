//! Conversations from elsewhere: looked at, brought in in one step that can be taken back, read again.

mod bringing;
mod folder;
mod looking;
mod messages;
mod news;
mod opened;
mod pictured;
mod reach;
mod staged;

pub(crate) use messages::{person_of, shown};

use muster_exchange::sources::SourceError;

use crate::wire::{ErrorCode, ErrorReply};

/// A sentence for what a reader of files said.
pub(crate) fn refused(error: &SourceError) -> ErrorReply {
    let code = match error {
        SourceError::Cancelled => ErrorCode::Cancelled,
        SourceError::Empty { .. }
        | SourceError::TooLarge { .. }
        | SourceError::Hostile { .. }
        | SourceError::NotThat { .. }
        | SourceError::Broken { .. } => ErrorCode::Rejected,
    };
    let hint = match error {
        SourceError::Cancelled => "Nothing of it was brought in.",
        SourceError::NotThat { .. } => "Read it as something else, or choose another file.",
        SourceError::Empty { .. }
        | SourceError::TooLarge { .. }
        | SourceError::Hostile { .. }
        | SourceError::Broken { .. } => "Nothing of it was brought in. Choose another file.",
    };
    ErrorReply::new(code, format!("Failed to {error}.")).with_hint(hint)
}
