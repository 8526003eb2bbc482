//! Every reader of what comes from elsewhere, on files damaged without end: none may panic, hang, or take memory without
//! measure.
//!
//! A target a reader, each with a few small files in `tests/corpus/NAME`. A run takes a second a target;
//! `MUSTER_FUZZ_SECONDS=60` takes that long, and `MUSTER_FUZZ_SEED=7` damages in other ways. What stops a reader is left
//! in `target/tmp` and named; put into the corpus, it is read first from then on.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a file of the corpus that is not there is a failed test")]

#[path = "../exchange/mutate.rs"]
mod mutate;

mod hunt;
mod seeds;
mod shapes;
mod targets;
mod trees;
