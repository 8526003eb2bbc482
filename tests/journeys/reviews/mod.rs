//! Reviews, from the first nomination on.

mod bringing;
mod interviews;
mod queue;
mod scope;
