//! Reviews, from the first nomination on.

mod bringing;
mod scope;
