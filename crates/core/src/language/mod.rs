//! Language that judges or leads: hints for whoever writes about an incident or asks about it.
//!
//! English only, and our own lists: nobody has published one that was shown to work. A hint never blocks, never counts
//! against a person and never leaves the machine; the labelled sentences under `tests/language` say how well it works.

pub mod blame;
pub mod expectation;
mod passages;
mod people;
pub mod questions;
mod reading;
mod verbs;

use std::collections::BTreeMap;

/// Something that stands at a place in a text.
pub trait Placed {
    /// Where it begins and ends.
    fn place(&self) -> (u32, u32);
    /// Says anew where it begins and ends.
    fn put(&mut self, start: u32, end: u32);
}

/// Turns places in bytes of the UTF-8 text into UTF-16 units, as an editor in a web view counts them.
#[must_use]
pub fn in_utf16<T: Placed>(text: &str, mut found: Vec<T>) -> Vec<T> {
    let mut units: BTreeMap<u32, u32> =
        found.iter().flat_map(|one| [one.place().0, one.place().1]).map(|edge| (edge, 0)).collect();
    let (mut byte, mut unit) = (0_usize, 0_u32);
    for (edge, counted) in &mut units {
        let to = usize::try_from(*edge).unwrap_or(usize::MAX).min(text.len());
        if let Some(part) = text.get(byte..to) {
            unit = unit.saturating_add(u32::try_from(part.encode_utf16().count()).unwrap_or(u32::MAX));
            byte = to;
        }
        *counted = unit;
    }
    let unit = |edge: u32| units.get(&edge).copied().unwrap_or_default();
    for one in &mut found {
        let (start, end) = one.place();
        one.put(unit(start), unit(end));
    }
    found
}

/// A place in bytes; texts are far below four gigabytes.
fn narrow(place: (usize, usize)) -> (u32, u32) {
    let edge = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    (edge(place.0), edge(place.1))
}
