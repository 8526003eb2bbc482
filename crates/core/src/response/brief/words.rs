//! Short lines, times on both clocks, lengths of time.

use super::super::Scene;
use crate::time::Moment;

/// Longest run of characters that one entry of a brief takes from a line of the log.
const LONG: usize = 140;

/// Some lines, or what stands there when there are none.
pub(super) struct Text {
    lines: Vec<String>,
    otherwise: String,
}

impl Text {
    /// What stands there when nothing is known. In brackets: it is the program that speaks.
    pub(super) fn or(prompt: &str) -> Self {
        Self { lines: Vec::new(), otherwise: format!("[{prompt}]") }
    }

    pub(super) fn line(&mut self, line: impl Into<String>) {
        self.lines.push(line.into());
    }

    /// `On the call: a, b`
    pub(super) fn named(&mut self, name: &str, of: &[String]) {
        if !of.is_empty() {
            self.line(format!("{name}: {}", list(of)));
        }
    }

    /// The first few of a list, and how many more there are.
    pub(super) fn some<T>(&mut self, of: &[T], most: usize, words: impl Fn(&T) -> String) {
        self.lines.extend(of.iter().take(most).map(words));
        if of.len() > most {
            self.line(format!("and {} more", of.len() - most));
        }
    }

    pub(super) fn done(self) -> String {
        if self.lines.is_empty() { self.otherwise } else { self.lines.join("\n") }
    }
}

/// `a, b`
pub(super) fn list(of: &[String]) -> String {
    of.join(", ")
}

/// A text on one line and not longer than an entry may be.
pub(super) fn short(text: &str) -> String {
    let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = words.char_indices().nth(LONG) {
        words.truncate(cut);
        words.push('…');
    }
    words
}

/// `03:02 CET (02:02Z)`; with the date where it is not today's.
pub(super) fn time(scene: &Scene<'_>, at: Moment) -> String {
    let (wall, today) = (scene.zone.local_time(at).naive, scene.zone.local_time(scene.now).naive.date());
    let date = if wall.date() == today { String::new() } else { wall.format("%-d %b ").to_string() };
    let utc = at.format("%H:%MZ");
    let zone = scene.zone.abbreviation(at);
    // Some machines call it `Etc/UTC`.
    if zone == "UTC" {
        return format!("{date}{utc}");
    }
    format!("{date}{} {zone} ({utc})", wall.format("%H:%M"))
}

/// `45 s`, `12 min`, `2 h 05 min`; nothing runs backwards here.
pub(super) fn span(from: Moment, to: Moment) -> String {
    let seconds = (to - from).num_seconds().max(0);
    let (minutes, hours) = (seconds / 60, seconds / 3_600);
    match seconds {
        0..60 => format!("{seconds} s"),
        60..3_600 => format!("{minutes} min"),
        _ => format!("{hours} h {:02} min", minutes % 60),
    }
}
