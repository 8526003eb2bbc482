//! Reviews, from the first nomination on.

mod scope;
