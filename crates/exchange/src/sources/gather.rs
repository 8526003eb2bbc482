//! Collecting what a reader finds: for a preview, and for tests.

use std::collections::BTreeMap;

use muster_core::time::Moment;
use serde::{Deserialize, Serialize};

use super::{Answers, Asked, Line, LineKind, Resolver, Sink, Stopped, Trouble, Who};

/// How much of a source is kept while it is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Lines kept to be shown.
    pub lines: usize,
    /// Troubles kept to be shown; all are counted.
    pub troubles: usize,
    /// Different people kept; the lines of all are counted.
    pub people: usize,
}

impl Limits {
    /// What a preview shows.
    pub const PREVIEW: Self = Self { lines: 60, troubles: 100, people: 5_000 };
    /// Everything, for small files and tests.
    pub const ALL: Self = Self { lines: usize::MAX, troubles: usize::MAX, people: usize::MAX };
}

/// One who speaks in a source, with how many lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Names {
    /// What the file calls them by.
    pub id: String,
    /// As a reader wants to see it.
    pub name: String,
    /// E-mail address, where the file has it.
    pub email: String,
    /// Whether it is a program.
    pub is_program: bool,
    /// How many lines.
    pub lines: u32,
}

/// What was understood of a source.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// How many lines were understood.
    pub lines: u32,
    /// How many of them people said.
    pub said: u32,
    /// How many parts were left out.
    pub left_out: u32,
    /// How many troubles there were in all.
    pub troubles: u32,
    /// The earliest instant; absent while something has to be answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub first: Option<Moment>,
    /// The latest instant.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub last: Option<Moment>,
    /// What has to be answered before the lines have instants.
    pub asked: Vec<Asked>,
    /// Who speaks, most lines first. Counts of lines say how much of the file is whose, and nothing about people.
    pub people: Vec<Names>,
}

/// A sink that counts everything and keeps a bounded part.
#[derive(Debug)]
pub struct Gathered {
    limits: Limits,
    resolver: Resolver,
    /// What was understood so far.
    pub preview: Preview,
    /// The lines kept, each with its instant where it has one.
    pub lines: Vec<(Line, Option<Moment>)>,
    /// The troubles kept.
    pub troubles: Vec<Trouble>,
    people: BTreeMap<String, (Who, u32)>,
}

impl Gathered {
    /// Begins; instants are worked out with what was answered so far.
    #[must_use]
    pub fn new(limits: Limits, answers: Answers) -> Self {
        Self {
            limits,
            resolver: Resolver::new(answers),
            preview: Preview::default(),
            lines: Vec::new(),
            troubles: Vec::new(),
            people: BTreeMap::new(),
        }
    }

    /// Ends: sums up who speaks.
    #[must_use]
    pub fn finish(mut self) -> Self {
        let mut people: Vec<Names> = std::mem::take(&mut self.people)
            .into_values()
            .map(|(who, lines)| Names {
                id: who.id,
                name: who.name,
                email: who.email,
                is_program: who.is_program,
                lines,
            })
            .collect();
        people.sort_by(|a, b| b.lines.cmp(&a.lines).then_with(|| a.name.cmp(&b.name)));
        self.preview.people = people;
        self.preview.asked.sort_unstable();
        self
    }

    fn count_person(&mut self, who: &Who) {
        let key = if who.id.is_empty() { &who.name } else { &who.id };
        if key.is_empty() {
            return;
        }
        if let Some((_, lines)) = self.people.get_mut(key) {
            *lines = lines.saturating_add(1);
        } else if self.people.len() < self.limits.people {
            self.people.insert(key.clone(), (who.clone(), 1));
        }
    }
}

impl Sink for Gathered {
    fn line(&mut self, line: Line) -> Result<(), Stopped> {
        let at = self.resolver.resolve(line.when);
        let preview = &mut self.preview;
        preview.lines = preview.lines.saturating_add(1);
        if line.kind == LineKind::Message {
            preview.said = preview.said.saturating_add(1);
        }
        if let Some(at) = at {
            preview.first = Some(preview.first.map_or(at, |first| first.min(at)));
            preview.last = Some(preview.last.map_or(at, |last| last.max(at)));
        }
        for asked in Resolver::asks(&line.when) {
            if !preview.asked.contains(asked) {
                preview.asked.push(*asked);
            }
        }
        self.count_person(&line.who);
        if self.lines.len() < self.limits.lines {
            self.lines.push((line, at));
        }
        Ok(())
    }

    fn trouble(&mut self, trouble: Trouble) -> Result<(), Stopped> {
        self.preview.troubles = self.preview.troubles.saturating_add(1);
        if trouble.left_out {
            self.preview.left_out = self.preview.left_out.saturating_add(1);
        }
        if self.troubles.len() < self.limits.troubles {
            self.troubles.push(trouble);
        }
        Ok(())
    }

    fn read_so_far(&mut self, _bytes: u64) -> Result<(), Stopped> {
        Ok(())
    }
}
