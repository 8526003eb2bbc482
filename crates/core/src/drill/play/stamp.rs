//! The word that stands on everything that leaves a drill.

/// The word itself, in every language the same.
pub const STAMP: &str = "EXERCISE";

/// Puts the word in front of a text that leaves a drill; once, and in no other way than here. What is real stays as it is.
#[must_use]
pub fn stamped(is_drill: bool, text: &str) -> String {
    if !is_drill || text.trim_start().starts_with(STAMP) {
        return text.to_owned();
    }
    if text.trim().is_empty() { STAMP.to_owned() } else { format!("{STAMP}: {text}") }
}

/// The same around a longer text: a line in front and one at its end, so that no part of it travels alone.
#[must_use]
pub fn stamped_around(is_drill: bool, text: &str) -> String {
    let line = format!("{STAMP}. This is a drill; nothing here is real.");
    if !is_drill || text.starts_with(&line) {
        return text.to_owned();
    }
    format!("{line}\n\n{}\n\n{line}\n", text.trim_end())
}
