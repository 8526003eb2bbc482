//! What a session does, and the judgement over what came back.

use std::collections::BTreeSet;

use crate::lines::lines;
use crate::rng::Rng;

/// What a session does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    Append,
    Checkpoint,
    Reopen,
}

/// Draws the next deed: mostly lines, a checkpoint every ten or so, now and then a restart.
pub(crate) fn deed(rng: &mut Rng) -> Deed {
    match rng.below(40) {
        0..=3 => Deed::Checkpoint,
        4 => Deed::Reopen,
        _ => Deed::Append,
    }
}

/// Compares what was read with what was acknowledged. `Ok` holds the batches that are there.
pub(crate) fn judge(seed: u64, found: &[String], acked: &BTreeSet<usize>) -> Result<BTreeSet<usize>, Loss> {
    let mut present = BTreeSet::new();
    let mut rest = found;
    while let Some(first) = rest.first() {
        let batch: usize = first
            .split(' ')
            .next()
            .and_then(|number| number.parse().ok())
            .ok_or_else(|| Loss::Corrupt(format!("a line that nobody wrote: {first:.60}")))?;
        let wanted = lines(seed, batch);
        if rest.len() < wanted.len() || rest[..wanted.len()] != wanted[..] {
            return Err(Loss::Corrupt(format!("batch {batch} came back changed or in part")));
        }
        if present.last().is_some_and(|last| *last >= batch) {
            return Err(Loss::Corrupt(format!("batch {batch} came back twice or out of order")));
        }
        present.insert(batch);
        rest = &rest[wanted.len()..];
    }
    let lost: Vec<_> = acked.difference(&present).copied().collect();
    if lost.is_empty() { Ok(present) } else { Err(Loss::Lost(lost)) }
}

/// Why an image is not acceptable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Loss {
    /// Acknowledged batches that are gone.
    Lost(Vec<usize>),
    /// The store does not open, fails its checks, or returns what nobody wrote.
    Corrupt(String),
}
