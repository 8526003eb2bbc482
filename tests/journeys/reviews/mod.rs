//! Reviews, from the first nomination on.

mod bringing;
mod hindsight;
mod ideas;
mod interviews;
mod meeting;
mod queue;
mod reading;
mod scope;
mod searching;
mod story;
mod survey;
