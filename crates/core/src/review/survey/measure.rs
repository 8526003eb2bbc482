//! Figures of a row of answers, as far as they may be shown.

use super::suppress::shown;
use super::types::GroupResult;

/// One answer as a figure.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    /// The group it belongs to; `None` where the survey has no groups, or this person named none.
    pub(super) group: Option<usize>,
    /// Whether its person gave it to the facilitator by name: then it hides nobody else.
    pub(super) released: bool,
    pub(super) value: f64,
}

/// From how many answers on something is shown.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    pub(super) minimum: u32,
    pub(super) spread: u32,
}

/// How many answers there are that are not released.
pub(super) fn silent(entries: &[Entry]) -> u32 {
    count(entries.iter().filter(|entry| !entry.released).count())
}

pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The middle of some figures; `None` of none. Of an even number it lies halfway between the two in the middle.
#[must_use]
pub fn median(values: &[f64]) -> Option<f64> {
    let sorted = sorted(values.iter().copied());
    let half = sorted.len() / 2;
    let upper = *sorted.get(half)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    Some(f64::midpoint(*sorted.get(half.checked_sub(1)?)?, upper))
}

pub(super) fn sorted(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values
}

/// Splits answers by group, as far as that may be shown; also returns how many are in what is not shown.
pub(super) fn by_group(entries: &[Entry], labels: &[String], limits: Limits, alone: bool) -> (Vec<GroupResult>, u32) {
    let of = |at: usize| -> Vec<Entry> { entries.iter().filter(|entry| entry.group == Some(at)).copied().collect() };
    let groups: Vec<Vec<Entry>> = (0..labels.len()).map(of).collect();
    let sizes: Vec<u32> = groups.iter().map(|group| silent(group)).collect();
    let unnamed: Vec<Entry> = entries.iter().filter(|entry| entry.group.is_none()).copied().collect();
    let scores = shown(&sizes, silent(&unnamed), limits.minimum);
    let single = shown(&sizes, silent(&unnamed), limits.spread);
    let mut others = count(unnamed.len());
    let mut out = Vec::new();
    for (((group, label), scores), single) in groups.iter().zip(labels).zip(scores).zip(single) {
        if !scores {
            others += count(group.len());
            continue;
        }
        let values: Vec<f64> = group.iter().map(|entry| entry.value).collect();
        out.push(GroupResult {
            label: label.clone(),
            count: count(group.len()),
            median: median(&values),
            dots: if single && alone { sorted(values.iter().copied()) } else { Vec::new() },
        });
    }
    (out, others)
}
