//! What a newer export of a source says differently, before it is brought in.

use std::collections::HashMap;

use muster_core::review::ReviewSource;
use muster_exchange::sources::{Answers, Line, Resolver};
use muster_store::sources::KnownMessage;

use super::reach::Reach;
use crate::review::ReviewDesk;
use crate::wire::{ErrorReply, SourceNews};

/// How many changes are shown before and after.
const EXAMPLES: usize = 20;
/// Messages looked at in one go.
const BATCH: usize = 4_000;

/// Counts what is new, different and gone, as bringing it in would.
pub(super) struct News {
    known: HashMap<String, KnownMessage>,
    resolver: Resolver,
    reach: Reach,
    /// Some of those that read differently: their number, and what they say now.
    changed: Vec<(u32, String)>,
    news: SourceNews,
}

impl News {
    pub(super) fn new(known: HashMap<String, KnownMessage>, answers: Answers) -> Self {
        let news = SourceNews { added: 0, changed: 0, gone: 0, examples: Vec::new() };
        Self { known, resolver: Resolver::new(answers), reach: Reach::default(), changed: Vec::new(), news }
    }

    pub(super) fn take(&mut self, line: &Line) {
        let at = self.resolver.resolve(line.when);
        let known = self.known.get(&line.key).copied();
        self.reach.take(line, at, known);
        match known {
            None => self.news.added = self.news.added.saturating_add(1),
            Some(known) if known.says(&line.text) && !known.gone => {}
            Some(known) => {
                self.news.changed = self.news.changed.saturating_add(1);
                if self.changed.len() < EXAMPLES {
                    self.changed.push((known.place, line.text.clone()));
                }
            }
        }
    }

    /// Ends: puts what some messages said beside what they say now, and counts those that are gone.
    pub(super) fn finish(mut self, desk: &ReviewDesk<'_>, source: &ReviewSource) -> Result<SourceNews, ErrorReply> {
        let cut = |text: &str| text.chars().take(400).collect::<String>();
        for (place, now) in self.changed {
            let before = desk.store.messages(source.id, &source.imports, &[place])?;
            self.news.examples.extend(before.first().map(|before| (cut(&before.text), cut(&now))));
        }
        for places in self.reach.missing(&self.known).chunks(BATCH) {
            let rows = desk.store.messages(source.id, &source.imports, places)?;
            let gone = rows.iter().filter(|row| self.reach.covers(row)).count();
            self.news.gone = self.news.gone.saturating_add(u32::try_from(gone).unwrap_or(u32::MAX));
        }
        Ok(self.news)
    }
}
