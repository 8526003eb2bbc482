//! A Slack workspace export, from 2015 to today: a folder or an archive with lists of people and rooms, and a folder
//! for each room with a file for each day.
//!
//! [`Workspace::open`] reads the lists and looks at the names of the day files, so that rooms can be chosen at once;
//! [`Workspace::read`] then streams the chosen rooms, one day in memory at a time. What is wrong with one message or
//! one day is told with its place, and all else comes in.

mod attachments;
mod blocks;
mod lenient;
mod line;
mod markup;
mod message;
mod names;
mod read;
mod rooms;

pub use rooms::{Room, RoomKind};

use std::collections::BTreeSet;

use serde_json::value::RawValue;

use self::names::Names;
use self::read::Reading;
use self::rooms::{Days, LISTS, Listed, PEOPLE};
use super::{Sink, SourceError, Tree, TreeEntry, Trouble};

/// The largest list of people or rooms: 256 MB are over 100,000 people.
const MOST_LIST: u64 = 256 << 20;
/// Lists deeper than this are no lists of an export: `export/teams/team/channels.json`.
const DEEPEST_LIST: usize = 4;

/// A workspace whose rooms can be listed and read.
#[derive(Debug)]
pub struct Workspace {
    rooms: Vec<Days>,
    names: Names,
    troubles: Vec<Trouble>,
    folder: String,
}

impl Workspace {
    /// Whether these files look like an export: a list of rooms, or a list of people beside folders with days.
    #[must_use]
    pub fn is_one(entries: &[TreeEntry]) -> bool {
        let named = |wanted: &[&str]| entries.iter().any(|entry| wanted.contains(&rooms::split(&entry.path).1));
        let days = || entries.iter().any(|entry| entry.path.contains('/') && rooms::day(&entry.path).is_some());
        named(&LISTS.map(|(name, _)| name)) && (named(&PEOPLE) || days()) || named(&PEOPLE) && days()
    }

    /// Reads the lists and looks at the folders; no message is read.
    ///
    /// # Errors
    /// When it is no export, or the archive turns out to be hostile. A list that is broken is only a trouble.
    pub fn open(tree: &mut dyn Tree) -> Result<Self, SourceError> {
        let lists: Vec<(usize, String)> = tree
            .entries()
            .iter()
            .enumerate()
            .filter(|(_, entry)| is_list(&entry.path))
            .map(|(index, entry)| (index, entry.path.clone()))
            .collect();
        let folder = base(tree.entries(), &lists);
        let mut open = Self { rooms: Vec::new(), names: Names::default(), troubles: Vec::new(), folder };
        for (index, path) in lists.iter().filter(|(_, path)| PEOPLE.contains(&rooms::split(path).1)) {
            open.list(tree, *index, path, &mut |names, raw| names.learn_person(raw))?;
        }
        let mut listed = Vec::new();
        for (name, kind) in LISTS {
            for (index, path) in lists.iter().filter(|(_, path)| rooms::split(path).1 == name) {
                let home = rooms::split(path).0;
                open.list(tree, *index, path, &mut |names, raw| {
                    let one = Listed::read(raw, home, kind, names);
                    let is_room = one.is_some();
                    listed.extend(one);
                    is_room
                })?;
            }
        }
        for one in &listed {
            open.names.learn_room(&one.id, &one.name);
        }
        open.rooms = rooms::together(tree.entries(), &listed, &open.folder);
        if open.rooms.is_empty() {
            return Err(SourceError::NotThat {
                what: tree.name().to_owned(),
                format: "a Slack export".to_owned(),
                detail: "it has no channels.json and no folder with files like 2024-03-10.json; \
                         choose the folder or zip that Slack gave"
                    .to_owned(),
            });
        }
        Ok(open)
    }

    /// Reads one list, thing by thing.
    fn list(
        &mut self,
        tree: &mut dyn Tree,
        index: usize,
        path: &str,
        take: &mut dyn FnMut(&mut Names, &RawValue) -> bool,
    ) -> Result<(), SourceError> {
        let mut trouble = |message: String| {
            self.troubles.push(Trouble { place: path.to_owned(), message, left_out: true });
        };
        let bytes = match tree.read(index, MOST_LIST) {
            Ok(bytes) => bytes,
            Err(error @ (SourceError::Hostile { .. } | SourceError::Cancelled)) => return Err(error),
            Err(error) => {
                trouble(format!("the list was left out: failed to {error}"));
                return Ok(());
            }
        };
        let text = String::from_utf8_lossy(&bytes);
        let things: Vec<&RawValue> = match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
            Ok(things) => things,
            Err(error) => {
                trouble(format!(
                    "the list was left out, ids stand where names would: it is not what Slack writes ({error})"
                ));
                return Ok(());
            }
        };
        let count = things.len();
        let bad = things.into_iter().filter(|raw| !take(&mut self.names, raw)).count();
        if bad > 0 {
            trouble(format!("{bad} of its {count} entries could not be understood and were left out"));
        }
        Ok(())
    }

    /// The rooms, in the order of their folders; those without messages come last.
    pub fn rooms(&self) -> impl ExactSizeIterator<Item = &Room> {
        self.rooms.iter().map(|days| &days.room)
    }

    /// What was wrong with the lists. [`Workspace::read`] tells it again.
    #[must_use]
    pub fn troubles(&self) -> &[Trouble] {
        &self.troubles
    }

    /// How many bytes the days of some rooms are, of all where none is named: what [`Sink::read_so_far`] goes up to.
    #[must_use]
    pub fn bytes_of(&self, keys: &[String]) -> u64 {
        self.rooms()
            .filter(|room| keys.is_empty() || keys.contains(&room.key))
            .map(|room| room.bytes)
            .fold(0, u64::saturating_add)
    }

    /// Reads the rooms with these keys, or all where none is named, from the tree that was opened, room by room and day by
    /// day.
    ///
    /// # Errors
    /// When the sink wants no more, or the archive turns out to be hostile.
    pub fn read(&self, tree: &mut dyn Tree, keys: &[String], sink: &mut dyn Sink) -> Result<(), SourceError> {
        for trouble in &self.troubles {
            sink.trouble(trouble.clone())?;
        }
        let wanted: BTreeSet<&str> = keys.iter().map(String::as_str).collect();
        let mut reading = Reading::new(&self.names, sink);
        let chosen = |days: &&Days| wanted.is_empty() || wanted.contains(days.room.key.as_str());
        for days in self.rooms.iter().filter(chosen) {
            reading.room(tree, days)?;
        }
        Ok(reading.finish()?)
    }
}

fn is_list(path: &str) -> bool {
    let (folder, name) = rooms::split(path);
    let known = PEOPLE.contains(&name) || LISTS.iter().any(|(list, _)| *list == name);
    known && folder.split('/').count() <= DEEPEST_LIST && !rooms::is_litter(path)
}

/// The folder that holds all of it: lists stand in it, and rooms are folders in it.
fn base(entries: &[TreeEntry], lists: &[(usize, String)]) -> String {
    let homes = lists.iter().map(|(_, path)| rooms::split(path).0);
    let days = entries.iter().map(|entry| entry.path.as_str()).filter(|path| rooms::day(path).is_some());
    let days = days.filter(|path| !rooms::is_litter(path)).map(|path| rooms::split(rooms::split(path).0).0);
    let mut base: Option<Vec<&str>> = None;
    for folder in homes.chain(days) {
        let steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
        base = Some(match base {
            Some(base) => base.into_iter().zip(steps).take_while(|(a, b)| a == b).map(|(a, _)| a).collect(),
            None => steps,
        });
    }
    base.unwrap_or_default().join("/")
}
