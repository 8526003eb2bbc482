//! What a disk may hold after the power is cut: the synced bytes for sure, the rest by chance.

use std::collections::BTreeMap;

use crate::files::Files;
use crate::rng::Rng;
use crate::tape::{Change, FileId, Names, Step};

/// The unit a disk writes whole or not at all.
const SECTOR: usize = 512;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// Not synced yet.
    Waiting,
    /// Synced.
    Certain,
    /// Written before a sync that failed: it may be lost whatever is synced later.
    Doubtful,
}

#[derive(Default)]
struct Inode {
    durable: Vec<u8>,
    changes: Vec<(Change, Fate)>,
}

enum Entry {
    Create(String, FileId),
    Unlink(String),
}

/// The state of the disk at one point of the tape.
pub(crate) struct Disk {
    inodes: Vec<Inode>,
    names: BTreeMap<String, FileId>,
    /// Directory changes not on the disk yet. File systems commit them in order, so an image keeps a prefix.
    entries: Vec<Entry>,
}

impl Disk {
    /// Starts from files that are on the disk for sure, numbered in the order of their names.
    pub(crate) fn new(base: &Files) -> Self {
        let mut disk = Self { inodes: Vec::new(), names: BTreeMap::new(), entries: Vec::new() };
        for (file, (name, bytes)) in base.iter().enumerate() {
            disk.inodes.push(Inode { durable: bytes.clone(), changes: Vec::new() });
            disk.names.insert(name.clone(), file);
        }
        disk
    }

    /// Plays one step.
    pub(crate) fn play(&mut self, step: &Step) {
        match step {
            Step::Create { file, name } => {
                self.inodes.resize_with(self.inodes.len().max(file + 1), Inode::default);
                self.entries.push(Entry::Create(name.clone(), *file));
            }
            Step::Unlink { name, synced } => {
                self.entries.push(Entry::Unlink(name.clone()));
                if *synced {
                    self.commit_entries(self.entries.len());
                }
            }
            Step::Change { file, change } => self.inodes[*file].changes.push((change.clone(), Fate::Waiting)),
            Step::Sync { file, names } => {
                self.settle(*file, Fate::Certain);
                let reach = match names {
                    Names::Untouched => 0,
                    Names::Own => self.own_entry(*file),
                    Names::All => self.entries.len(),
                };
                self.commit_entries(reach);
            }
            Step::FailedSync { file } => self.settle(*file, Fate::Doubtful),
            Step::Ack { .. } => {}
        }
    }

    fn own_entry(&self, file: FileId) -> usize {
        let own = |entry: &Entry| matches!(entry, Entry::Create(_, id) if *id == file);
        self.entries.iter().rposition(own).map_or(0, |at| at + 1)
    }

    fn commit_entries(&mut self, count: usize) {
        for entry in self.entries.drain(..count) {
            match entry {
                Entry::Create(name, file) => self.names.insert(name, file),
                Entry::Unlink(name) => self.names.remove(&name),
            };
        }
    }

    fn settle(&mut self, file: FileId, fate: Fate) {
        let inode = &mut self.inodes[file];
        for (_, state) in &mut inode.changes {
            if *state == Fate::Waiting {
                *state = fate;
            }
        }
        let certain = inode.changes.iter().take_while(|(_, state)| *state == Fate::Certain).count();
        for (change, _) in inode.changes.drain(..certain) {
            apply(&mut inode.durable, &change);
        }
    }

    /// Cuts the power: one of the many images the disk may be left with.
    pub(crate) fn cut(&self, rng: &mut Rng) -> Files {
        let mut names = self.names.clone();
        let kept = if rng.coin() { self.entries.len() } else { rng.below(self.entries.len() + 1) };
        for entry in &self.entries[..kept] {
            match entry {
                Entry::Create(name, file) => names.insert(name.clone(), *file),
                Entry::Unlink(name) => names.remove(name),
            };
        }
        names.into_iter().map(|(name, file)| (name, self.inodes[file].survive(rng))).collect()
    }
}

/// How the unsynced changes of one file fare.
enum Luck {
    All,
    None,
    /// Each change by itself, which is also every reordering: a later write kept without an earlier one.
    Each,
    Sectors,
    Until(usize),
    From(usize),
}

impl Inode {
    fn survive(&self, rng: &mut Rng) -> Vec<u8> {
        let point = rng.below(self.changes.len() + 1);
        let luck = match rng.below(8) {
            0 => Luck::All,
            1 => Luck::None,
            2 | 3 => Luck::Each,
            4 | 5 => Luck::Sectors,
            6 => Luck::Until(point),
            _ => Luck::From(point),
        };
        let mut bytes = self.durable.clone();
        for (at, (change, fate)) in self.changes.iter().enumerate() {
            let kept = match luck {
                _ if *fate == Fate::Certain => true,
                Luck::All => true,
                Luck::None => false,
                Luck::Each => rng.coin(),
                Luck::Until(end) => at < end,
                Luck::From(start) => at >= start,
                Luck::Sectors => {
                    tear(&mut bytes, change, rng);
                    false
                }
            };
            if kept {
                apply(&mut bytes, change);
            }
        }
        bytes
    }
}

fn apply(bytes: &mut Vec<u8>, change: &Change) {
    match change {
        Change::Write { offset, bytes: new } => put(bytes, *offset, new),
        Change::Truncate { len } => bytes.resize(*len, 0),
    }
}

fn put(bytes: &mut Vec<u8>, offset: usize, new: &[u8]) {
    let end = offset + new.len();
    if bytes.len() < end {
        bytes.resize(end, 0);
    }
    bytes[offset..end].copy_from_slice(new);
}

/// Keeps some sectors of a write and loses the others; a truncation happens or does not.
fn tear(bytes: &mut Vec<u8>, change: &Change, rng: &mut Rng) {
    match change {
        Change::Truncate { .. } if rng.coin() => apply(bytes, change),
        Change::Truncate { .. } => {}
        Change::Write { offset, bytes: new } => {
            let mut from = 0;
            while from < new.len() {
                let to = new.len().min(from + SECTOR - (offset + from) % SECTOR);
                if rng.coin() {
                    put(bytes, offset + from, &new[from..to]);
                }
                from = to;
            }
        }
    }
}
