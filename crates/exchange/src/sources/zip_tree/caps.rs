//! How much of an archive is put up with.

/// Bounds on an archive. The defaults let an export of millions of messages pass (a million of them is 1.5 GB in 4,500
/// files that shrink to a tenth) and stop what was made to fill memory or time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caps {
    /// Parts in the archive: a thousand rooms over five years are about a million day files at the very most, and a
    /// quarter of that is already rare. 500,000.
    pub parts: u64,
    /// Bytes of the list of parts, which is held in memory: 128 MB.
    pub list_bytes: u64,
    /// Bytes of one part once it is read, which is held in memory: 256 MB. A larger one may be in the archive (a film
    /// that somebody attached); it is only never read.
    pub part_bytes: u64,
    /// Bytes of all parts once they are read: 64 GB.
    pub total_bytes: u64,
    /// How many times its packed size one part may swell to: 400. Chat swells to 10, the same alert over and over to
    /// 100; deflate can do 1,032.
    pub part_ratio: u64,
    /// How many times their packed size all parts together may swell to: 100.
    pub total_ratio: u64,
    /// Up to here nobody asks how far something swells: 1 MB for one part, 16 times that for all.
    pub harmless_bytes: u64,
    /// Bytes of a part's name with its folders: 512.
    pub name_bytes: usize,
    /// Folders in folders: 8.
    pub depth: usize,
}

impl Default for Caps {
    fn default() -> Self {
        Self {
            parts: 500_000,
            list_bytes: 128 << 20,
            part_bytes: 256 << 20,
            total_bytes: 64 << 30,
            part_ratio: 400,
            total_ratio: 100,
            harmless_bytes: 1 << 20,
            name_bytes: 512,
            depth: 8,
        }
    }
}

/// A number of bytes in words: `256 MB`.
pub(super) fn in_words(bytes: u64) -> String {
    match bytes {
        0..=0x3ff => format!("{bytes} bytes"),
        0x400..=0xf_ffff => format!("{} kB", bytes >> 10),
        0x10_0000..=0x3fff_ffff => format!("{} MB", bytes >> 20),
        _ => format!("{} GB", bytes >> 30),
    }
}
