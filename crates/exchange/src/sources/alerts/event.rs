//! What one reader found of one event, and how it becomes a sentence.

use serde_json::Value;

use super::super::{LineKind, When, Who};
use super::look::shortened;

/// One event.
#[derive(Debug, Clone)]
pub(super) struct Event {
    /// What its program calls it; empty when it does not say.
    pub(super) id: String,
    /// When; `None` when it does not say.
    pub(super) when: Option<When>,
    /// Who, where it was not the program itself.
    pub(super) who: Option<Who>,
    /// An alert, unless a person wrote it.
    pub(super) kind: LineKind,
    /// What to read.
    pub(super) text: String,
    /// Which service or page.
    pub(super) room: String,
    /// The part of the record that it was made from; `None` for all of it.
    pub(super) json: Option<String>,
}

impl Event {
    /// What a program said.
    pub(super) fn alert(id: String, when: Option<When>, text: String) -> Self {
        Self { id, when, who: None, kind: LineKind::Alert, text, room: String::new(), json: None }
    }

    /// The same with the service or page it is about.
    pub(super) fn in_room(mut self, room: Option<String>) -> Self {
        self.room = room.unwrap_or_default();
        self
    }

    /// The same done by a person.
    pub(super) fn by(mut self, who: Option<Who>) -> Self {
        self.who = who;
        self
    }

    /// The same written by a person.
    pub(super) fn written_by(mut self, who: Option<Who>) -> Self {
        self.kind = LineKind::Message;
        self.who = who;
        self
    }

    /// The same made from a part of the record.
    pub(super) fn made_from(mut self, part: &Value) -> Self {
        self.json = serde_json::to_string(part).ok();
        self
    }
}

/// A person, as a file names them.
pub(super) fn person(id: Option<String>, name: Option<String>, email: Option<String>) -> Option<Who> {
    let name_or_mail = name.clone().or_else(|| email.clone()).or_else(|| id.clone())?;
    let id = id.or_else(|| email.clone()).or(name)?;
    Some(Who { id, name: name_or_mail, email: email.unwrap_or_default(), is_program: false })
}

/// What there is to say about an alert.
#[derive(Debug, Clone, Default)]
pub(super) struct Said {
    /// In which state it is now: `firing`, `resolved`.
    pub(super) state: Option<String>,
    /// What fired.
    pub(super) title: Option<String>,
    /// How bad.
    pub(super) severity: Option<String>,
    /// Where.
    pub(super) place: Option<String>,
    /// Values, reasons, who is asked.
    pub(super) details: Vec<Option<String>>,
}

impl Said {
    /// `Firing: High CPU (critical) on web-1`, and the details below it.
    pub(super) fn text(self) -> String {
        let title = shortened(&self.title.unwrap_or_default(), 400);
        let holds = |part: &str| title.to_lowercase().contains(&part.to_lowercase());
        let mut out = String::new();
        match self.state.as_deref().map(sentence_case).filter(|state| !state.is_empty()) {
            Some(state) if title.is_empty() => out.push_str(&state),
            Some(state) if begins_with_word(&title, &state) => out.push_str(&title),
            Some(state) => out = format!("{state}: {title}"),
            None => out.push_str(&title),
        }
        if let Some(severity) = self.severity.filter(|severity| !severity.is_empty() && !word_in(&title, severity)) {
            out = format!("{out} ({severity})");
        }
        if let Some(place) = self.place.filter(|place| !place.is_empty() && !holds(place)) {
            out = format!("{out} on {place}");
        }
        let mut below: Vec<String> = Vec::new();
        for detail in self.details.into_iter().flatten() {
            let detail = shortened(&detail, 1_500);
            let known = detail.is_empty() || holds(&detail) || below.iter().any(|said| said.contains(&detail));
            if !known {
                below.push(detail);
            }
        }
        if !below.is_empty() {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&below.join("; "));
        }
        out
    }
}

/// Whether one of the words is this; `TypeError` is not `error`.
fn word_in(title: &str, word: &str) -> bool {
    title.split(|c: char| !c.is_alphanumeric()).any(|found| found.eq_ignore_ascii_case(word))
}

/// Whether the title says its state itself: `[Alerting] CPU`, `Triggered: CPU`.
fn begins_with_word(title: &str, word: &str) -> bool {
    const OWN: [&str; 8] =
        ["triggered", "resolved", "recovered", "alerting", "firing", "[ok]", "no data", "re-triggered"];
    let title = title.to_lowercase();
    let bare = title.trim_start_matches(['[', '(']);
    bare.starts_with(&word.to_lowercase()) || OWN.iter().any(|own| bare.starts_with(own) || title.starts_with(own))
}

/// `major_outage` as `Major outage`, `ALERTING` as `Alerting`.
pub(super) fn sentence_case(word: &str) -> String {
    let shouted = word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let plain = if shouted { word.to_lowercase() } else { word.to_owned() }.replace('_', " ");
    let mut chars = plain.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + chars.as_str())
}
