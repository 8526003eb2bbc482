//! One line of the log as every export shows it.

use chrono::TimeDelta;
use muster_core::event::Attachment;
use muster_core::ids::EventId;
use muster_core::incident::{Erasure, LogLine, Origin};
use muster_core::time::{Happened, Moment};
use muster_core::words::{EntryKind, Precision};

use super::{author, shown_name};
use crate::dossier::Dossier;
use crate::durations::length;
use crate::text::one_line;
use crate::times::Times;

/// A line is called late from this many minutes on.
const LATE_AFTER_MINUTES: i64 = 2;

/// A person or service as a line names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ref {
    pub(crate) handle: String,
    /// Name and team in the directory; `None` when it is not there.
    pub(crate) known: Option<(String, String)>,
}

impl Ref {
    /// The name where there is one, else the handle.
    pub(crate) fn shown(&self) -> &str {
        self.known.as_ref().map_or(&self.handle, |(name, _)| name)
    }

    pub(crate) fn team(&self) -> Option<&str> {
        self.known.as_ref().map(|(_, team)| team.as_str()).filter(|team| !team.is_empty())
    }
}

pub(crate) struct Struck {
    pub(crate) at: Moment,
    pub(crate) by: Option<String>,
    pub(crate) reason: Option<String>,
}

pub(crate) struct Line {
    pub(crate) id: EventId,
    /// What people call the incident it is of, when that is another one handled as part of this.
    pub(crate) of: Option<String>,
    /// Stored word for where it comes from.
    pub(crate) origin: &'static str,
    pub(crate) kind: EntryKind,
    /// What stands in front of it: the kind, or which milestone.
    pub(crate) label: String,
    pub(crate) happened: Happened,
    pub(crate) recorded_at: Moment,
    pub(crate) known_at: Moment,
    /// As it was written; empty when it was erased.
    pub(crate) text: String,
    pub(crate) author: Option<String>,
    pub(crate) people: Vec<Ref>,
    pub(crate) services: Vec<Ref>,
    pub(crate) ask: Option<(Ref, Option<u32>)>,
    pub(crate) pinned: bool,
    pub(crate) flagged: bool,
    pub(crate) struck: Option<Struck>,
    pub(crate) erased: bool,
    pub(crate) erasure: Option<(Erasure, Option<String>)>,
    pub(crate) edits: u32,
    pub(crate) links: Vec<String>,
    pub(crate) pictures: Vec<Attachment>,
}

impl Line {
    pub(crate) fn of(line: LogLine, of: Option<String>, dossier: &Dossier<'_>) -> Self {
        let LogLine { id, origin, stamp, author: by, known_at, view, erasure } = line;
        let (origin, label) = origin_words(&origin, view.kind);
        let person = |handle: &String| Ref {
            known: dossier.directory.person_by_handle(handle).map(|p| (shown_name(p), one_line(&p.team))),
            handle: one_line(handle),
        };
        let service = |handle: &String| Ref {
            known: dossier.directory.service_by_handle(handle).map(|s| (one_line(&s.name), one_line(&s.team))),
            handle: one_line(handle),
        };
        Self {
            id,
            of,
            origin,
            kind: view.kind,
            label,
            happened: view.happened,
            recorded_at: stamp.recorded_at.moment(),
            known_at,
            text: view.text,
            author: author(dossier, by),
            people: view.people.iter().map(person).collect(),
            services: view.services.iter().map(service).collect(),
            ask: view.ask.as_ref().map(|ask| (person(&ask.person), ask.minutes)),
            pinned: view.pinned,
            flagged: view.flagged,
            struck: view.struck.map(|struck| Struck {
                at: struck.at,
                by: author(dossier, struck.by),
                reason: struck.reason,
            }),
            erased: view.erased,
            erasure: erasure.map(|erasure| {
                let by = author(dossier, erasure.by);
                (erasure, by)
            }),
            edits: view.edits,
            links: view.links,
            pictures: view.attachments,
        }
    }

    /// How long after the latest it can have happened it was written down; negative when that was before the earliest.
    pub(crate) fn lateness(&self) -> TimeDelta {
        let earliest = self.happened.at;
        let latest = match (self.happened.precision, self.happened.until) {
            (Precision::Between, Some(until)) => until,
            (Precision::Between | Precision::Exact | Precision::About | Precision::Before, _) => earliest,
        };
        if self.recorded_at < earliest {
            self.recorded_at - earliest
        } else {
            (self.recorded_at - latest).max(TimeDelta::zero())
        }
    }

    /// Its text without the word that stands in front of it already.
    pub(crate) fn said(&self) -> &str {
        let label = match self.origin {
            "title" => "Title: ",
            "severity" => "Severity ",
            "phase" => "Phase: ",
            _ => "",
        };
        self.text.strip_prefix(label).unwrap_or(&self.text)
    }

    /// `added 03:15, 13 min late`; with its date where that is another day.
    pub(crate) fn late(&self, times: Times) -> Option<String> {
        let late = self.lateness();
        let at = times.clock(self.recorded_at);
        let day = if times.day(self.recorded_at) == times.day(self.happened.at) {
            String::new()
        } else {
            format!("{} ", crate::times::date(times.day(self.recorded_at)))
        };
        if late.num_minutes() >= LATE_AFTER_MINUTES {
            Some(format!("added {day}{at}, {} late", length(late)))
        } else if late.num_minutes() <= -LATE_AFTER_MINUTES {
            Some(format!("added {day}{at}, {} ahead", length(-late)))
        } else {
            None
        }
    }

    /// What is said about the line beside its text, in the order it is read. Nothing here is written by a person but
    /// names and reasons; all of it still has to be escaped.
    pub(crate) fn remarks(&self, times: Times) -> Vec<String> {
        let mut remarks = Vec::new();
        remarks.extend(self.of.as_ref().map(|of| format!("of {of}")));
        remarks.extend(self.ask.as_ref().map(|(person, minutes)| match minutes {
            Some(minutes) => format!("asked of {}, {minutes} min", person.shown()),
            None => format!("asked of {}", person.shown()),
        }));
        if !self.services.is_empty() {
            remarks.push(format!("on {}", shown_list(&self.services)));
        }
        remarks.extend(self.late(times));
        remarks.extend(times.elsewhere(&self.happened));
        if (self.known_at - self.recorded_at).num_minutes().abs() >= LATE_AFTER_MINUTES
            && (self.known_at - self.happened.at).num_minutes() != 0
        {
            remarks.push(format!("known since {}", times.full(self.known_at)));
        }
        if self.pinned {
            remarks.push("pinned".to_owned());
        }
        if self.flagged {
            remarks.push("kept for the review".to_owned());
        }
        match self.edits {
            0 => {}
            1 => remarks.push("edited".to_owned()),
            n => remarks.push(format!("edited {n} times")),
        }
        if let Some(struck) = &self.struck {
            let by = struck.by.as_ref().map_or_else(String::new, |by| format!(" by {by}"));
            let why = struck.reason.as_ref().map_or_else(String::new, |why| format!(": {}", one_line(why)));
            remarks.push(format!("struck {}{by}{why}", times.clock(struck.at)));
        }
        remarks
    }

    /// What stands in place of what was erased; `None` when nothing was.
    pub(crate) fn erased_words(&self, times: Times) -> Option<String> {
        if !self.erased {
            return None;
        }
        let Some((erasure, by)) = &self.erasure else { return Some("What this said was erased".to_owned()) };
        let by = by.as_ref().map_or_else(String::new, |by| format!(" by {by}"));
        Some(format!("What this said was erased {}{by}: {}", times.full(erasure.at), one_line(&erasure.reason)))
    }

    /// Names of the people in it, then who wrote it down where that is somebody else.
    pub(crate) fn who(&self) -> Option<String> {
        let named = shown_list(&self.people);
        match (&self.author, named.is_empty()) {
            (None, true) => None,
            (None, false) => Some(named),
            (Some(author), true) => Some(author.clone()),
            (Some(author), false) if named == *author => Some(named),
            (Some(author), false) => Some(format!("{named}; written down by {author}")),
        }
    }
}

pub(crate) fn shown_list(refs: &[Ref]) -> String {
    refs.iter().map(Ref::shown).collect::<Vec<_>>().join(", ")
}

fn origin_words(origin: &Origin, kind: EntryKind) -> (&'static str, String) {
    let label = |label: &str| label.to_owned();
    match origin {
        Origin::Written => ("written", label(kind.label())),
        Origin::Declared => ("declared", label("Declared")),
        Origin::Title => ("title", label("Title")),
        Origin::Severity(_) => ("severity", label("Severity")),
        Origin::Phase(_) => ("phase", label("Phase")),
        Origin::Milestone(milestone) => ("milestone", label(milestone.label())),
        Origin::Statement(version) => ("statement", format!("Statement, version {version}")),
        Origin::Act(act) => (act, label(kind.label())),
        Origin::Newer(_) => ("newer", label("Newer Muster")),
    }
}
