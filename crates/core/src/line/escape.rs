//! Which words of ordinary text would be read as grammar, and so need a backslash before them.
//!
//! The parser takes one backslash away where [`escapable`] holds; the printer adds one there. Both ask here, so that
//! what was printed reads back the same.

use super::kinds;
use super::names::mentions_in;
use super::when::{Scan, duration, scan};

/// Where a word stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    /// First of the text: a mark there would still be read as a mark.
    pub(super) first: bool,
    /// First after `=> ana`: a time box would be read there.
    pub(super) boxed: bool,
}

/// Whether a backslash before `rest` is an escape; `following` are the words after it.
pub(super) fn escapable(rest: &str, following: &[&str], place: Place) -> bool {
    rest.starts_with(['@', '#', '/'])
        || matches!(rest, "!" | "*" | "=>")
        || !mentions_in(rest).is_empty()
        || (place.first && (is_time(rest, following) || kinds::milestone(&[rest]).is_some()))
        || (place.boxed && is_box(rest))
}

/// Whether the words begin with something that looks like a time.
pub(super) fn is_time(rest: &str, following: &[&str]) -> bool {
    let mut words = vec![rest];
    words.extend(following.iter().take(3));
    scan(&words, false) != Scan::No
}

/// Whether a word is a time box.
pub(super) fn is_box(word: &str) -> bool {
    duration(word) != Scan::No
}
