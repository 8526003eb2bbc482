//! What happens to files on real machines: bad sectors, cut copies, sync clients, tools that tidy up.

use crate::files::Files;
use crate::rng::Rng;

/// The size of a page in the store.
const PAGE: usize = 4096;

/// One kind of damage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Harm {
    /// Single bits of the database file turned over.
    FlippedBits,
    /// Bits of the WAL turned over.
    FlippedWalBits,
    /// Whole pages of zeros, as a file system leaves them after a bad shutdown.
    ZeroedPages,
    /// The first page is gone.
    ZeroedHeader,
    /// Sectors with another file's content.
    ForeignSectors,
    /// The database file ends too early.
    CutDatabase,
    /// The database file is empty.
    EmptyDatabase,
    /// The WAL ends too early.
    CutWal,
    /// The WAL was left out of a copy.
    MissingWal,
    /// The database was copied first and the WAL a while later, with writes and checkpoints between.
    TornCopy,
}

impl Harm {
    /// Every kind, in the order the seeds go through them.
    pub(crate) const ALL: [Self; 10] = [
        Self::FlippedBits,
        Self::FlippedWalBits,
        Self::ZeroedPages,
        Self::ZeroedHeader,
        Self::ForeignSectors,
        Self::CutDatabase,
        Self::EmptyDatabase,
        Self::CutWal,
        Self::MissingWal,
        Self::TornCopy,
    ];

    /// Damages a copy. `later` is the same store some writes and checkpoints on.
    pub(crate) fn inflict(self, files: &mut Files, later: &Files, store: &str, rng: &mut Rng) {
        let wal = format!("{store}-wal");
        let target = match self {
            Self::FlippedWalBits | Self::CutWal | Self::MissingWal | Self::TornCopy => wal.as_str(),
            Self::FlippedBits
            | Self::ZeroedPages
            | Self::ZeroedHeader
            | Self::ForeignSectors
            | Self::CutDatabase
            | Self::EmptyDatabase => store,
        };
        if self == Self::TornCopy {
            // Either half may be the older one.
            let half = if rng.coin() { target } else { store };
            match later.get(half) {
                Some(bytes) => files.insert(half.to_owned(), bytes.clone()),
                None => files.remove(half),
            };
            return;
        }
        if self == Self::MissingWal {
            files.remove(target);
            return;
        }
        let Some(bytes) = files.get_mut(target).filter(|bytes| !bytes.is_empty()) else { return };
        self.spoil(bytes, rng);
    }

    fn spoil(self, bytes: &mut Vec<u8>, rng: &mut Rng) {
        let len = bytes.len();
        match self {
            Self::FlippedBits | Self::FlippedWalBits => {
                for _ in 0..1 + rng.below(12) {
                    bytes[rng.below(len)] ^= 1 << rng.below(8);
                }
            }
            Self::ZeroedPages => {
                for _ in 0..1 + rng.below(4) {
                    let page = rng.below(len.div_ceil(PAGE));
                    bytes[page * PAGE..len.min((page + 1) * PAGE)].fill(0);
                }
            }
            Self::ZeroedHeader => bytes[..len.min(PAGE)].fill(0),
            Self::ForeignSectors => {
                for _ in 0..1 + rng.below(6) {
                    let from = rng.below(len.div_ceil(512)) * 512;
                    let to = len.min(from + 512);
                    bytes[from..to].fill_with(|| b'a' + (rng.next() % 26) as u8);
                }
            }
            Self::CutDatabase | Self::CutWal => bytes.truncate(rng.below(len)),
            Self::EmptyDatabase => bytes.clear(),
            Self::MissingWal | Self::TornCopy => {}
        }
    }
}
