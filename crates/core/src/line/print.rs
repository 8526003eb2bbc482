//! The canonical form of a line: what the composer shows when a line is edited, and what a script can replay.

use std::collections::{HashMap, HashSet};

use chrono::{SecondsFormat, Timelike};

use super::escape::{Place, escapable, is_box, is_time};
use super::kinds;
use super::names::{Sigil, bare_handle, mentions_in, whole_mention};
use super::parser::default_kind;
use super::scan::{Word, backslashes, words};
use super::types::{Mention, ParsedLine};
use crate::time::{Happened, Moment};
use crate::words::{EntryKind, Precision};
use crate::zone::Zone;

/// Prints a line so that reading it again gives the same meaning, whatever the moment it is read at.
///
/// Times are printed in full, on the clock of `zone`. A line whose time was not given prints none.
#[must_use]
pub fn print(line: &ParsedLine, zone: Zone) -> String {
    let kind_shown = line.kind_given || line.milestone.is_some() || line.kind != default_kind(&line.text);
    let mut parts: Vec<String> = Vec::new();
    if kind_shown {
        parts.push(format!("/{}", kinds::word_for(line.kind)));
    }
    if let Some(milestone) = line.milestone.filter(|_| line.kind == EntryKind::Milestone) {
        parts.push(milestone.as_str().to_owned());
    }
    if line.when_given {
        parts.push(print_when(&line.happened, zone));
    }
    let task = line.ask.as_ref().and_then(|ask| ask.task.as_deref()).unwrap_or_default();
    let inside = |sigil| {
        let found = words(&line.text, 0).into_iter().chain(words(task, 0));
        found
            .flat_map(|w| mentions_in(w.text))
            .filter(move |c| c.sigil == sigil)
            .map(|c| c.handle)
            .collect::<HashSet<_>>()
    };
    let (people, services) =
        (Expected::of(&line.people, &inside(Sigil::Person)), Expected::of(&line.services, &inside(Sigil::Service)));
    parts.extend(people.before.iter().map(|handle| format!("@{handle}")));
    parts.extend(services.before.iter().map(|handle| format!("#{handle}")));
    parts.extend(line.pinned.then(|| "!".to_owned()));
    parts.extend(line.flagged.then(|| "*".to_owned()));

    let mut writer = Writer {
        people,
        services,
        kind_open: !kind_shown,
        milestone_open: line.kind == EntryKind::Milestone && line.milestone.is_none(),
        when_open: !line.when_given,
    };
    let text = writer.run(&line.text, Part::Text);
    parts.extend((!text.is_empty()).then_some(text));
    if let Some(ask) = &line.ask {
        parts.push(format!("=> @{}", ask.person.handle));
        parts.extend(ask.minutes.map(|minutes| format!("{minutes}m")));
        let task = writer.run(task, Part::Task { boxed: ask.minutes.is_none() });
        parts.extend((!task.is_empty()).then_some(task));
    }
    parts.join(" ")
}

/// Prints a time in full, with its distance from UTC: `~2026-11-20T14:02+01:00`.
#[must_use]
pub fn print_when(happened: &Happened, zone: Zone) -> String {
    let at = print_moment(happened.at, zone);
    match (happened.precision, happened.until) {
        (Precision::Exact, _) => at,
        (Precision::About, _) | (Precision::Between, None) => format!("~{at}"),
        (Precision::Before, _) => format!("<{at}"),
        (Precision::Between, Some(until)) => format!("{at}..{}", print_moment(until, zone)),
    }
}

fn print_moment(at: Moment, zone: Zone) -> String {
    let wall = zone.local_time(at);
    // Before standard time, clocks differed from UTC by odd seconds, which the form has no room for.
    if wall.offset.local_minus_utc() % 60 != 0 {
        return at.to_rfc3339_opts(SecondsFormat::AutoSi, true);
    }
    let time = match (wall.naive.second(), wall.naive.nanosecond() / 1_000_000) {
        (0, 0) => wall.naive.format("%Y-%m-%dT%H:%M"),
        (_, 0) => wall.naive.format("%Y-%m-%dT%H:%M:%S"),
        _ => wall.naive.format("%Y-%m-%dT%H:%M:%S%.3f"),
    };
    let offset = if wall.offset.local_minus_utc() == 0 { "Z".to_owned() } else { wall.offset.to_string() };
    format!("{time}{offset}")
}

/// Which handles the printed text has to name, in order, so that the mentions come out the same.
struct Expected<'a> {
    /// Printed before the text.
    before: Vec<&'a str>,
    /// Each handle's place: 0 before the text, then 1, 2, 3 in it.
    places: HashMap<&'a str, usize>,
    /// How many of those in the text were met.
    met: usize,
}

impl<'a> Expected<'a> {
    fn of(mentions: &'a [Mention], in_text: &HashSet<&str>) -> Self {
        let mut expected = Self { before: Vec::new(), places: HashMap::new(), met: 0 };
        let mut inside = 0;
        for mention in mentions {
            let handle = mention.handle.as_str();
            let place = if mention.leading || !in_text.contains(handle) {
                expected.before.push(handle);
                0
            } else {
                inside += 1;
                inside
            };
            expected.places.entry(handle).or_insert(place);
        }
        expected
    }

    /// Whether reading `handle` here adds nobody who should not be there, or somebody too early.
    fn accepts(&mut self, handle: &str) -> bool {
        let Some(place) = self.places.get(handle) else { return false };
        self.met = self.met.max(if *place == self.met + 1 { *place } else { 0 });
        *place <= self.met
    }
}

#[derive(Debug, Clone, Copy)]
enum Part {
    Text,
    Task { boxed: bool },
}

struct Writer<'a> {
    people: Expected<'a>,
    services: Expected<'a>,
    kind_open: bool,
    milestone_open: bool,
    when_open: bool,
}

impl Writer<'_> {
    fn run(&mut self, text: &str, part: Part) -> String {
        let words = words(text, 0);
        let closing = words.iter().rposition(|w| !matches!(w.text, "!" | "*")).map_or(0, |last| last + 1);
        let mut out = String::with_capacity(text.len());
        let mut from = words.first().map_or(0, |w| w.start);
        for (at, word) in words.iter().enumerate() {
            out.push_str(&text[from..word.start]);
            if self.needs_escape(*word, &words[at + 1..], part, at == 0, at >= closing) {
                out.push('\\');
            }
            out.push_str(word.text);
            from = word.end();
        }
        out
    }

    fn needs_escape(&mut self, word: Word<'_>, after: &[Word<'_>], part: Part, first: bool, closing: bool) -> bool {
        let following: Vec<&str> = after.iter().take(3).map(|w| w.text).collect();
        let (escapes, rest) = backslashes(word.text);
        if escapes > 0 {
            let place = match part {
                Part::Text => Place { first, boxed: false },
                Part::Task { .. } => Place { first: false, boxed: first },
            };
            return escapable(rest, &following, place);
        }
        let is_text = matches!(part, Part::Text);
        if matches!(word.text, "!" | "*") {
            return closing || (first && is_text);
        }
        if word.text == "=>" {
            let name = following.first().map(|next| next.strip_prefix('@').unwrap_or(next));
            return is_text && name.and_then(bare_handle).is_some();
        }
        if first && is_text && self.is_mark(word.text, &following) {
            return true;
        }
        if first
            && let Part::Task { boxed: true } = part
            && is_box(word.text)
        {
            return true;
        }
        let mut fits = true;
        for found in mentions_in(word.text) {
            let expected = match found.sigil {
                Sigil::Person => &mut self.people,
                Sigil::Service => &mut self.services,
            };
            fits &= expected.accepts(found.handle);
        }
        !fits
    }

    /// Whether the first word of the text would be read as a mark.
    fn is_mark(&self, word: &str, following: &[&str]) -> bool {
        (self.kind_open && word.strip_prefix('/').and_then(kinds::kind).is_some())
            || (self.milestone_open && kinds::milestone(&[word]).is_some())
            || (self.when_open && is_time(word, following))
            || whole_mention(word).is_some()
    }
}
