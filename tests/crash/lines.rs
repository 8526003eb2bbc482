//! The lines that are written.

use crate::rng::Rng;

const WORDS: &str =
    "rolled back 8 of 12 hosts; gateway latency p95 4.2 s; asked Jonas to fail over to the second region ";

/// The lines of one batch: a pure function, so that every byte that comes back can be compared.
pub(crate) fn lines(seed: u64, batch: usize) -> Vec<String> {
    let mut rng = Rng::new(seed).fork(batch as u64 + 1);
    let count = if rng.one_in(6) { 2 + rng.below(6) } else { 1 };
    (0..count)
        .map(|at| {
            let length = if rng.one_in(12) { 2_000 + rng.below(8_000) } else { rng.below(300) };
            let mut filler = String::with_capacity(length + WORDS.len());
            while filler.len() < length {
                filler.push_str(&WORDS[rng.below(WORDS.len())..]);
            }
            format!("{batch} {at}/{count} {filler}.")
        })
        .collect()
}
