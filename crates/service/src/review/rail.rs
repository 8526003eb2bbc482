//! How much of each part of a conversation was read, counted by what changed since the last time.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use muster_core::ids::EventId;

use super::order::Reading;

/// Stretches of numbers, in order and apart from each other.
type Stretches = Vec<(u32, u32)>;

/// How much of each of some equal parts of an order was read.
#[derive(Debug, Default)]
pub(super) struct ReadParts {
    read: Vec<u32>,
    all: u32,
    /// What is counted in already, by source; `None` is the log.
    counted: HashMap<Option<EventId>, Stretches>,
}

impl ReadParts {
    pub(super) fn new(parts: u32) -> Self {
        Self { read: vec![0; parts as usize], ..Self::default() }
    }

    /// Counts what was read since, and takes out what no longer was.
    pub(super) fn bring_up_to(&mut self, order: &Reading, read: &muster_core::review::Reading) {
        let sources: Vec<Option<EventId>> =
            order.sources.iter().map(|source| Some(source.id)).chain(std::iter::once(None)).collect();
        for source in sources {
            let now = read.stretches(source);
            let before = self.counted.remove(&source).unwrap_or_default();
            if before != now {
                // A stretch may claim numbers that nothing has.
                let end = order.numbers_of(source);
                for (stretch, more) in beyond(&before, now, end)
                    .map(|one| (one, false))
                    .chain(beyond(now, &before, end).map(|one| (one, true)))
                {
                    self.count(order, source, stretch, more);
                }
            }
            self.counted.insert(source, now.to_vec());
        }
    }

    fn count(&mut self, order: &Reading, source: Option<EventId>, stretch: RangeInclusive<u32>, more: bool) {
        let parts = self.read.len();
        for index in stretch.filter_map(|number| order.of_number(source, number)) {
            let Some(part) = self.read.get_mut(part_of(index, parts, order.len())) else { continue };
            if more {
                *part += 1;
                self.all += 1;
            } else {
                *part = part.saturating_sub(1);
                self.all = self.all.saturating_sub(1);
            }
        }
    }

    /// Of each part, and of all.
    pub(super) fn shares(&self) -> (Vec<u32>, u32) {
        (self.read.clone(), self.all)
    }
}

/// In which of some equal parts of `total` things one stands.
pub(super) fn part_of(index: u32, parts: usize, total: u32) -> usize {
    let part = u64::from(index) * (parts as u64) / u64::from(total.max(1));
    usize::try_from(part).unwrap_or(usize::MAX)
}

/// How many of `total` things stand in one of some equal parts.
pub(super) fn size_of(part: u32, parts: u32, total: u32) -> u32 {
    let first = |part: u32| (u64::from(part) * u64::from(total)).div_ceil(u64::from(parts.max(1)));
    u32::try_from(first(part.saturating_add(1)).saturating_sub(first(part))).unwrap_or(u32::MAX)
}

/// What lies in some stretches and not in others, as far as `end`.
fn beyond<'a>(
    these: &'a [(u32, u32)],
    those: &'a [(u32, u32)],
    end: u32,
) -> impl Iterator<Item = RangeInclusive<u32>> + 'a {
    these.iter().flat_map(move |(from, to)| {
        let to = (*to).min(end.saturating_sub(1));
        let first = those.partition_point(|(_, until)| until < from);
        let mut next = Some(*from).filter(|from| *from <= to && *from < end);
        let mut pieces = Vec::new();
        for (without, until) in those.iter().skip(first) {
            let Some(from) = next.filter(|_| *without <= to) else { break };
            if from < *without {
                pieces.push(from..=without.saturating_sub(1));
            }
            next = until.checked_add(1).map(|after| after.max(from)).filter(|after| *after <= to);
        }
        pieces.extend(next.map(|from| from..=to));
        pieces
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Stretches as a review keeps them: in order, and joined where they touch.
    fn stretches(marks: &[bool]) -> Stretches {
        let mut found: Stretches = Vec::new();
        for (number, marked) in (0_u32..).zip(marks) {
            match found.last_mut() {
                Some(last) if *marked && last.1 + 1 == number => last.1 = number,
                Some(_) | None if *marked => found.push((number, number)),
                Some(_) | None => {}
            }
        }
        found
    }

    proptest! {
        #[test]
        fn what_lies_in_one_and_not_in_the_other_is_told_number_by_number(
            pairs in prop::collection::vec(any::<(bool, bool)>(), 0..60),
            end in 0_u32..70,
        ) {
            let (these, those): (Vec<bool>, Vec<bool>) = pairs.iter().copied().unzip();
            let told: Vec<u32> = beyond(&stretches(&these), &stretches(&those), end).flatten().collect();
            let expected: Vec<u32> = (0_u32..)
                .zip(&pairs)
                .filter(|(number, (this, that))| *this && !that && *number < end)
                .map(|(number, _)| number)
                .collect();
            prop_assert_eq!(told, expected);
        }

        #[test]
        fn every_thing_stands_in_one_part(total in 1_u32..2_000) {
            let parts = total.min(200);
            let mut counted = vec![0_u32; parts as usize];
            for index in 0..total {
                counted[part_of(index, parts as usize, total)] += 1;
            }
            let said: Vec<u32> = (0..parts).map(|part| size_of(part, parts, total)).collect();
            prop_assert_eq!(counted, said);
        }
    }

    #[test]
    fn a_stretch_without_end_costs_no_more_than_there_is() {
        let told: Vec<u32> = beyond(&[(3, u32::MAX)], &[(5, u32::MAX - 1)], 9).flatten().collect();
        assert_eq!(told, [3, 4]);
        assert_eq!(beyond(&[(u32::MAX, u32::MAX)], &[], 9).count(), 0);
        assert_eq!(beyond(&[(0, 4)], &[], 0).count(), 0);
    }
}
