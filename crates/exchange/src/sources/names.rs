//! Names for lines whose format has none: made from what they say, the same on every machine and in every version.

use std::collections::HashMap;

/// The names given so far.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// How often each was asked for, by its hash.
    given: HashMap<u64, u32>,
}

impl Names {
    /// The name itself, or with a number behind it where it was given before.
    pub(crate) fn give(&mut self, base: String) -> String {
        let mut name = base;
        let first = hash([name.as_bytes()]);
        let bare = name.len();
        loop {
            let times = self.given.entry(first).or_insert(0);
            *times = times.saturating_add(1);
            if *times > 1 {
                name.truncate(bare);
                name = format!("{name}#{times}");
                let taken = self.given.entry(hash([name.as_bytes()])).or_insert(0);
                if *taken > 0 {
                    continue;
                }
                *taken = 1;
            }
            return name;
        }
    }
}

/// FNV-1a. Nobody gains by making two lines of one file share a name; they get a number behind it.
pub(crate) fn hash<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> u64 {
    let mut sum = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for byte in part.iter().chain(&[0]) {
            sum = (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    sum
}
