//! Failures in words: what, where, what to do.

use muster_core::directory::DirectoryRejection;
use muster_core::drill::play::DrillRejection;
use muster_core::incident::Rejection;
use muster_core::library::LibraryRejection;
use muster_core::review::ReviewRejection;
use muster_store::{OpenError, StoreError};

use crate::wire::{ErrorCode, ErrorReply};

impl ErrorReply {
    /// A failure with nothing more to say.
    #[must_use]
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), field: None, hint: None, retryable: false }
    }

    /// Says what to do.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Names the field of the request.
    #[must_use]
    pub fn in_field(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }

    const fn again(mut self) -> Self {
        self.retryable = true;
        self
    }
}

/// A fragment that reads well after "failed to" as a sentence of its own.
fn sentence(fragment: impl std::fmt::Display) -> String {
    format!("Failed to {fragment}.")
}

impl From<Rejection> for ErrorReply {
    fn from(rejection: Rejection) -> Self {
        let code = match rejection {
            Rejection::NoIncident | Rejection::NoLine | Rejection::NotThere(_) => ErrorCode::NotFound,
            Rejection::EmptyLine
            | Rejection::NotWritten
            | Rejection::Erased
            | Rejection::NoChange
            | Rejection::NoReason
            | Rejection::BackwardSpan
            | Rejection::NoAsk
            | Rejection::NoPerson
            | Rejection::NoText(_)
            | Rejection::NoMinutes
            | Rejection::PastTime
            | Rejection::Ended(_)
            | Rejection::Itself => ErrorCode::Rejected,
        };
        Self::new(code, sentence(rejection))
    }
}

impl From<DirectoryRejection> for ErrorReply {
    fn from(rejection: DirectoryRejection) -> Self {
        let field = match rejection {
            DirectoryRejection::NoName => "name",
            DirectoryRejection::HandleTaken { .. } => "handle",
            DirectoryRejection::NotThere | DirectoryRejection::OnePerson => "drop",
        };
        Self::new(ErrorCode::Rejected, sentence(rejection)).in_field(field)
    }
}

impl From<LibraryRejection> for ErrorReply {
    fn from(rejection: LibraryRejection) -> Self {
        let code = match rejection {
            LibraryRejection::NotThere { .. } => ErrorCode::NotFound,
            LibraryRejection::Wrong(_) | LibraryRejection::Needed(_) => ErrorCode::Rejected,
        };
        // Sentences of the library end by themselves.
        Self::new(code, format!("{}.", sentence(rejection).trim_end_matches('.'))).in_field("value")
    }
}

impl From<DrillRejection> for ErrorReply {
    fn from(rejection: DrillRejection) -> Self {
        let code = match rejection {
            DrillRejection::Incident(rejection) => return rejection.into(),
            DrillRejection::NotThere(_) => ErrorCode::NotFound,
            DrillRejection::Missing(_)
            | DrillRejection::NoChange
            | DrillRejection::NotBegun
            | DrillRejection::Over
            | DrillRejection::Back
            | DrillRejection::Came
            | DrillRejection::Planned
            | DrillRejection::Speed
            | DrillRejection::NothingToUndo => ErrorCode::Rejected,
        };
        Self::new(code, sentence(rejection))
    }
}

impl From<ReviewRejection> for ErrorReply {
    fn from(rejection: ReviewRejection) -> Self {
        let code = match rejection {
            ReviewRejection::NotThere(_) => ErrorCode::NotFound,
            ReviewRejection::Missing(_)
            | ReviewRejection::NoChange
            | ReviewRejection::NoMeaning(_)
            | ReviewRejection::NothingToUndo => ErrorCode::Rejected,
        };
        Self::new(code, sentence(rejection))
    }
}

impl From<StoreError> for ErrorReply {
    fn from(error: StoreError) -> Self {
        let message = sentence(&error);
        match error {
            StoreError::DiskFull => Self::new(ErrorCode::DiskFull, message)
                .with_hint("What you typed is kept. Free some space and press Enter again.")
                .again(),
            StoreError::ReadOnly => Self::new(ErrorCode::ReadOnly, message)
                .with_hint("What you typed is kept. Make the folder of the store writable and press Enter again.")
                .again(),
            StoreError::Failed(_) => Self::new(ErrorCode::StoreFailed, message)
                .with_hint("What you typed is kept. The store is opened and checked again at the next try.")
                .again(),
            StoreError::Busy => Self::new(ErrorCode::StoreBusy, message)
                .with_hint("What you typed is kept. Try again, or end the other program.")
                .again(),
            StoreError::Damaged(_) => Self::new(ErrorCode::StoreDamaged, message)
                .with_hint("Nothing is deleted. Start Muster again to see what can be read and which backup is good."),
            StoreError::Cancelled => Self::new(ErrorCode::Cancelled, "Stopped. Nothing was changed."),
            StoreError::File { .. } | StoreError::Unfit(_) => Self::new(ErrorCode::Rejected, message),
            StoreError::Chain(_) | StoreError::Body(_) => Self::new(ErrorCode::StoreDamaged, message),
            StoreError::Sql(_) => {
                tracing::error!(%error, "a query failed");
                Self::new(ErrorCode::Internal, message)
            }
        }
    }
}

/// What to say and what to do when a store cannot be opened.
pub(crate) fn refusal(error: &OpenError) -> (String, String) {
    let hint = match error {
        OpenError::Newer { .. } => "Start the newer Muster, or name another store. This file was not changed.",
        OpenError::NotAStore { .. } => "Name another file with --store or MUSTER_STORE. This one was not changed.",
        OpenError::Damaged { .. } => "Nothing is deleted. See what can be read and which backup is good.",
        OpenError::OldSqlite { .. } => "This copy of Muster was built wrongly; use another.",
        OpenError::Store(StoreError::DiskFull) => "Free some space and start again.",
        OpenError::Store(_) => "Look at the file and its folder, then start again.",
    };
    (sentence(error), hint.to_owned())
}
