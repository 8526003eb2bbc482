//! Drills: put together, played, watched.

mod after;
mod bad_scenarios;
mod figures;
mod killed;
mod past;
mod pictures;
mod playing;
mod scenarios;
mod stamped;
mod team;
mod tidy_up;
mod to_the_report;
mod wheel;
