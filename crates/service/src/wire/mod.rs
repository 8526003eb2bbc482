//! What crosses the edge between Rust and the user interface: `camelCase`, instants as RFC 3339 with `Z`, tagged enums
//! with `kind`, no 64-bit integers.

mod after;
mod alarms;
mod app;
mod board;
mod bundles;
mod conversation;
mod directory;
mod drill;
mod handover;
mod incident;
mod interviews;
mod keep;
mod library;
mod meetings;
mod response;
mod review;
mod scenarios;
mod search;
mod sources;
mod story;
mod survey;
mod updates;
mod write;

pub use after::*;
pub use alarms::*;
pub use app::*;
pub use board::*;
pub use bundles::*;
pub use conversation::*;
pub use directory::*;
pub use drill::*;
pub use handover::*;
pub use incident::*;
pub use interviews::*;
pub use keep::*;
pub use library::*;
pub use meetings::*;
pub use response::*;
pub use review::*;
pub use scenarios::*;
pub use search::*;
pub use sources::*;
pub use story::*;
pub use survey::*;
pub use updates::*;
pub use write::*;

/// Declares wire types: all are serialised in `camelCase` and exported to TypeScript.
macro_rules! wire_types {
    ($($(#[$meta:meta])* $vis:vis struct $name:ident { $($body:tt)* })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(rename_all = "camelCase")]
        $vis struct $name { $($body)* }
    )+};
}
pub(crate) use wire_types;
