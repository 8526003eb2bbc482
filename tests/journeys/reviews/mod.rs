//! Reviews, from the first nomination on.

mod bringing;
mod queue;
mod scope;
