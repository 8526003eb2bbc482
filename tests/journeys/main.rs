//! Journeys: whole stretches of work on the service, on a fixed clock.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::needless_pass_by_value,
    reason = "a journey that cannot go on has failed, and says where; requests read better by value"
)]

mod bad_input;
mod bundles;
mod clocks;
mod desk;
mod drills;
mod forty_minutes;
mod fuzzed;
mod handover;
mod keeping;
mod library;
mod long_night;
mod many_people;
mod merged;
mod night;
mod played;
mod reviews;
mod roles;
mod secrets;
mod updates;
