//! The wheel of misfortune: chance chooses what is played, and says by which number, so that it can be played again.

use crate::words::Difficulty;

/// Chooses one of several by a number; the same number chooses the same one. `None` when nothing is as hard as wanted.
#[must_use]
pub fn spin(candidates: &[Difficulty], difficulty: Option<Difficulty>, seed: u32) -> Option<usize> {
    let fits = |one: &Difficulty| difficulty.is_none_or(|wanted| *one == wanted);
    let fitting: Vec<usize> =
        candidates.iter().enumerate().filter(|(_, one)| fits(one)).map(|(place, _)| place).collect();
    let count = u64::try_from(fitting.len()).ok().filter(|count| *count > 0)?;
    let place = usize::try_from(mixed(seed.into()) % count).ok()?;
    fitting.get(place).copied()
}

/// Spreads neighbouring numbers far from each other.
const fn mixed(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
