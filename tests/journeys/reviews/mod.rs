//! Reviews, from the first nomination on.

mod bringing;
mod ideas;
mod interviews;
mod meeting;
mod queue;
mod reading;
mod scope;
mod story;
