//! Reviews, from the first nomination on.

mod bringing;
mod hindsight;
mod ideas;
mod interviews;
mod killed;
mod meeting;
mod off_the_record;
mod queue;
mod reading;
mod scope;
mod searching;
mod story;
mod survey;
