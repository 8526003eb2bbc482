//! Drills: exercises on the real screens.
//!
//! A drill is an incident that is an exercise, with a stream beside it for what only the facilitator sees. What is
//! played is a [`scenario::Scenario`] from the library; a drill keeps the version it began with.

pub mod after;
pub mod play;
pub mod scenario;
