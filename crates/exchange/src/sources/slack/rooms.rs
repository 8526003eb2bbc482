//! The rooms of an export, from its lists and its folders, without reading a message.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::lenient::{Text, part};
use super::names::Names;
use crate::sources::TreeEntry;

/// What a room is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RoomKind {
    /// A channel that everybody of the workspace could read.
    Public,
    /// A channel for those who were asked in.
    Private,
    /// Two people.
    Direct,
    /// A few people.
    Group,
    /// A folder of messages that no list of the export names.
    Unlisted,
}

/// A room that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Room {
    /// What it is chosen by: its folder in the export, or its id where it has none.
    pub key: String,
    /// What people call it; for talks without a name, who is in them.
    pub name: String,
    /// What it is.
    pub kind: RoomKind,
    /// Whether it was closed.
    pub archived: bool,
    /// What it was about when it was exported: its topic, or else its purpose.
    pub topic: String,
    /// The first day with messages.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional, type = "string"))]
    pub first: Option<NaiveDate>,
    /// The last day with messages.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional, type = "string"))]
    pub last: Option<NaiveDate>,
    /// On how many days something was written.
    pub day_files: u32,
    /// How many bytes that is, before it is understood; how long reading takes goes with it.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub bytes: u64,
}

/// One day of a room: where it stands, as a person would look for it, and its number in the tree.
#[derive(Debug, Clone)]
pub(super) struct DayFile {
    pub(super) place: String,
    pub(super) index: usize,
    pub(super) size: u64,
}

/// A room with its days.
#[derive(Debug, Clone)]
pub(super) struct Days {
    pub(super) room: Room,
    /// What the keys of its lines begin with: its id where it has one, so that a new name changes no key.
    pub(super) id: String,
    pub(super) files: Vec<DayFile>,
}

/// The lists, and what a room in them is.
pub(super) const LISTS: [(&str, RoomKind); 4] = [
    ("channels.json", RoomKind::Public),
    ("groups.json", RoomKind::Private),
    ("dms.json", RoomKind::Direct),
    ("mpims.json", RoomKind::Group),
];

/// The lists of people.
pub(super) const PEOPLE: [&str; 2] = ["users.json", "org_users.json"];

/// A room as a list has it.
#[derive(Debug)]
pub(super) struct Listed {
    /// The folder of the list.
    pub(super) folder: String,
    pub(super) kind: RoomKind,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) archived: bool,
    pub(super) topic: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Entry<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow)]
    is_archived: Text<'a>,
    #[serde(borrow)]
    topic: Option<&'a RawValue>,
    #[serde(borrow)]
    purpose: Option<&'a RawValue>,
    #[serde(borrow)]
    members: Option<&'a RawValue>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Value<'a> {
    #[serde(borrow)]
    value: Text<'a>,
}

impl Listed {
    /// Takes one of a list; nothing when it is no room.
    pub(super) fn read(raw: &RawValue, folder: &str, kind: RoomKind, names: &Names) -> Option<Self> {
        let entry = part::<Entry<'_>>(Some(raw)).filter(|entry| !entry.id.is_empty() || !entry.name.is_empty())?;
        let said = |raw| part::<Value<'_>>(raw).and_then(|about| about.value.some().map(str::to_owned));
        let who = || {
            let members: Vec<Text<'_>> = part(entry.members).unwrap_or_default();
            let called =
                |id: &Text<'_>| names.person(id.as_str()).map_or(id.as_str(), |who| who.name.as_str()).to_owned();
            members.iter().take(12).map(called).collect::<Vec<_>>().join(", ")
        };
        let unnamed = matches!(kind, RoomKind::Direct | RoomKind::Group);
        let people = Some(()).filter(|()| unnamed).map(|()| who()).filter(|who| !who.is_empty());
        Some(
            Self {
                folder: folder.to_owned(),
                kind,
                id: entry.id.as_str().to_owned(),
                name: people.unwrap_or_else(|| entry.name.some().unwrap_or(entry.id.as_str()).to_owned()),
                archived: entry.is_archived.yes(),
                topic: said(entry.topic).or_else(|| said(entry.purpose)).unwrap_or_default(),
            }
            .with_folder_name(entry.name.as_str()),
        )
    }

    /// Keeps the name of its own folder beside the list's, parted by a character that no path has.
    fn with_folder_name(mut self, name: &str) -> Self {
        self.folder = format!("{}\0{name}", self.folder);
        self
    }

    /// The folders that may hold its messages: by name, by id.
    fn homes(&self) -> [String; 2] {
        let (parent, name) = self.folder.split_once('\0').unwrap_or((&self.folder, ""));
        [joined(parent, name), joined(parent, &self.id)]
    }
}

pub(super) fn joined(parent: &str, name: &str) -> String {
    if parent.is_empty() { name.to_owned() } else { format!("{parent}/{name}") }
}

/// A path as its folder and its last step.
pub(super) fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// The day of a file `2016-01-04.json`.
pub(super) fn day(path: &str) -> Option<NaiveDate> {
    let stem = split(path).1.strip_suffix(".json")?;
    let date = stem.get(..10)?.parse().ok()?;
    // `2016-01-04-2.json` is a second file of the same day; `2016-01-04abc.json` is something else.
    stem.get(10..).filter(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric())).map(|_| date)
}

/// What archivers of one system leave behind for themselves.
pub(super) fn is_litter(path: &str) -> bool {
    path.split('/').any(|step| step == "__MACOSX" || step.starts_with("._"))
}

/// Puts lists and folders together: every listed room, and every folder with days.
pub(super) fn together(entries: &[TreeEntry], listed: &[Listed], base: &str) -> Vec<Days> {
    let mut homes: BTreeMap<&str, Vec<DayFile>> = BTreeMap::new();
    let inside = |path: &str| path.strip_prefix(base).map_or(path, |rest| rest.trim_start_matches('/')).to_owned();
    for (index, entry) in entries.iter().enumerate() {
        let (folder, _) = split(&entry.path);
        if folder != base && day(&entry.path).is_some() && !is_litter(&entry.path) {
            let file = DayFile { place: inside(&entry.path), index, size: entry.size };
            homes.entry(folder).or_default().push(file);
        }
    }
    let mut by_home: HashMap<String, usize> = HashMap::new();
    for (at, one) in listed.iter().enumerate() {
        for home in one.homes() {
            by_home.entry(home).or_insert(at);
        }
    }
    let (mut all, mut found, mut ids) = (Vec::new(), HashSet::new(), HashSet::new());
    for (home, mut files) in homes {
        files.sort_by(|a, b| a.place.cmp(&b.place));
        let key = inside(home);
        let one = by_home.get(home).filter(|at| found.insert(**at)).and_then(|at| listed.get(*at));
        let id = one.map(|one| one.id.clone()).filter(|id| !id.is_empty() && ids.insert(id.clone()));
        let id = id.unwrap_or_else(|| unique(&key, &mut ids));
        let room = room(key, one, &files);
        all.push(Days { room, id, files });
    }
    for (at, one) in listed.iter().enumerate() {
        if !found.contains(&at) {
            let wanted = if one.id.is_empty() { &one.name } else { &one.id };
            let id = unique(wanted, &mut ids);
            all.push(Days { room: room(id.clone(), Some(one), &[]), id, files: Vec::new() });
        }
    }
    let mut keys = HashSet::new();
    for days in &mut all {
        days.room.key = unique(&days.room.key, &mut keys);
    }
    all
}

/// A name that nothing has yet.
fn unique(wanted: &str, taken: &mut HashSet<String>) -> String {
    let mut name = wanted.to_owned();
    for more in 2_u32.. {
        if taken.insert(name.clone()) {
            break;
        }
        name = format!("{wanted}~{more}");
    }
    name
}

fn room(key: String, one: Option<&Listed>, files: &[DayFile]) -> Room {
    let days = || files.iter().filter_map(|file| day(&file.place));
    Room {
        name: one.map_or_else(|| split(&key).1.to_owned(), |one| one.name.clone()),
        kind: one.map_or(RoomKind::Unlisted, |one| one.kind),
        archived: one.is_some_and(|one| one.archived),
        topic: one.map(|one| one.topic.clone()).unwrap_or_default(),
        first: days().min(),
        last: days().max(),
        day_files: u32::try_from(files.len()).unwrap_or(u32::MAX),
        bytes: files.iter().map(|file| file.size).fold(0, u64::saturating_add),
        key,
    }
}
