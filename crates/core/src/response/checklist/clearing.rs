//! "Every one of them is settled": since when, for things that are opened and settled one by one.

use super::facts::Settled;
use crate::ids::EventId;
use crate::time::Moment;

/// Things that were opened, and what settled them.
#[derive(Default)]
pub(super) struct Clearing {
    opened: Vec<(EventId, Moment)>,
    settled: Settled,
}

/// One step of the walk: openings come first at the same instant.
type Step = (Moment, bool, EventId);

impl Clearing {
    pub(super) fn open(&mut self, id: EventId, at: Moment) {
        self.opened.push((id, at));
    }

    /// Settles one; `for_good`, or only for whoever asks from an instant before it.
    pub(super) fn settle(&mut self, id: EventId, at: Moment, line: EventId, for_good: bool) {
        self.settled.entry(id).or_default().push((at, line, for_good));
    }

    /// The first instant from `from` on, later than `after`, at which something had been opened and all was settled.
    pub(super) fn first_clear(&self, from: Moment, after: Option<Moment>) -> Option<(Moment, EventId)> {
        let steps = self.steps(from);
        let (mut open, mut next) = (0_usize, steps.iter().skip(1));
        for (at, settles, line) in &steps {
            open = if *settles { open.saturating_sub(1) } else { open + 1 };
            let until = next.next().map(|(at, ..)| *at);
            let clear_at = from.max(*at);
            // Settled and opened at once is not clear in between.
            let lasts = until.is_none_or(|until| until > clear_at);
            if open == 0 && lasts && after.is_none_or(|after| *at > after) {
                return Some((clear_at, *line));
            }
        }
        None
    }

    fn steps(&self, from: Moment) -> Vec<Step> {
        let mut steps: Vec<Step> = Vec::with_capacity(self.opened.len() * 2);
        for (id, opened) in &self.opened {
            steps.push((*opened, false, *id));
            let answers = self.settled.get(id).map_or(&[][..], Vec::as_slice);
            let first = answers.iter().filter(|(at, _, for_good)| *for_good || *at >= from).min();
            steps.extend(first.map(|(at, line, _)| ((*at).max(*opened), true, *line)));
        }
        steps.sort_unstable();
        steps
    }
}
