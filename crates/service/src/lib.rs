//! Use cases of Muster: the one command table, clock and id sources, background work.
//!
//! The window and `musterctl` are two faces of this crate and hold no rules of their own.

#![expect(
    clippy::needless_pass_by_value,
    reason = "every command takes its request by value and may fail: the table's dispatcher treats all alike"
)]

mod alarms;
mod background;
mod board;
mod bundles;
mod call;
mod card_history;
pub mod clock;
mod codes;
mod directory;
mod drill;
mod error;
mod exporting;
mod grab;
mod handover;
mod headline;
mod incident;
mod keeping;
mod library;
mod lines;
mod loaded;
pub mod logging;
pub mod measuring;
mod neighbours;
mod notify;
mod parts;
pub mod paths;
mod pictures;
mod reading;
mod response;
mod review;
mod scenarios;
mod searching;
mod service;
mod settings;
mod shelf;
mod sources;
pub mod table;
mod undo;
mod updates;
mod web;
pub mod wire;
mod write;

pub use service::{Service, Setup};
