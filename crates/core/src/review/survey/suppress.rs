//! What may be shown, so that nothing of a few can be worked out by taking one figure from another.

/// Which groups may be shown beside the total.
///
/// `sizes` are how many answered in each group; `unnamed` is how many answered and are in none, which is never shown
/// apart. A group below `minimum` is hidden. Where all that is hidden together is below it, too, the next smallest is
/// hidden with it: else the total less what is shown would give the hidden ones away. So every set that can be reached
/// by adding and taking away what is shown holds nobody or at least `minimum` people.
#[must_use]
pub fn shown(sizes: &[u32], unnamed: u32, minimum: u32) -> Vec<bool> {
    let total = sizes.iter().fold(unnamed, |sum, size| sum.saturating_add(*size));
    let mut shown: Vec<bool> = sizes.iter().map(|size| total >= minimum && *size >= minimum.max(1)).collect();
    loop {
        let hidden = sizes.iter().zip(&shown).filter(|(_, shown)| !**shown).map(|(size, _)| *size);
        let hidden = hidden.fold(unnamed, u32::saturating_add);
        if hidden == 0 || hidden >= minimum {
            return shown;
        }
        let next = sizes.iter().zip(&mut shown).filter(|(_, shown)| **shown).min_by_key(|(size, _)| **size);
        match next {
            Some((_, shown)) => *shown = false,
            None => return shown,
        }
    }
}

/// Whether a part may be shown beside the whole: when the rest is nobody, or enough people.
#[must_use]
pub fn part_may_show(part: u32, rest: u32, minimum: u32) -> bool {
    shown(&[part, rest], 0, minimum).first().copied().unwrap_or_default()
}
