//! Slack exports: which rooms there are, what messages say, and what becomes of broken ones.

pub(crate) mod desk;
mod hostile;
pub(crate) mod real;
mod shapes;
mod words;

use muster_exchange::sources::slack::{RoomKind, Workspace};
use muster_exchange::sources::{Answers, Gathered, Limits, MemoryTree, Tree, TreeEntry};

use self::desk::{CHANNELS, DMS, USERS, all};

/// Key, name, kind and number of days of every room.
fn rooms(tree: &mut dyn Tree) -> Vec<(String, String, RoomKind, u32)> {
    let workspace = Workspace::open(tree).unwrap();
    workspace.rooms().map(|room| (room.key.clone(), room.name.clone(), room.kind, room.day_files)).collect()
}

/// A tree that says no to everything but lists.
struct ListsOnly(MemoryTree);

impl Tree for ListsOnly {
    fn name(&self) -> &str {
        self.0.name()
    }

    fn entries(&self) -> &[TreeEntry] {
        self.0.entries()
    }

    fn read(&mut self, index: usize, limit: u64) -> Result<Vec<u8>, muster_exchange::sources::SourceError> {
        assert!(!self.0.entries()[index].path.contains("2024-"), "no message is read to list rooms");
        self.0.read(index, limit)
    }
}

fn files() -> Vec<(&'static str, &'static str)> {
    vec![
        ("users.json", USERS),
        ("channels.json", CHANNELS),
        ("dms.json", DMS),
        ("mpims.json", r#"[{"id":"G9","name":"mpdm-ana--bo--chen-1","members":["U1","U2","U3","UX"]}]"#),
        ("groups.json", r#"[{"id":"G1","name":"secret"}]"#),
        ("integration_logs.json", "[]"),
        ("general/2024-03-10.json", "[]"),
        ("general/2024-02-29.json", "[]"),
        ("general/canvas.json", "{}"),
        ("D1/2024-03-10.json", "[]"),
        ("mpdm-ana--bo--chen-1/2024-03-10.json", "[]"),
        ("secret/2024-03-10.json", "[]"),
        ("nobody-lists-me/2024-03-10.json", "[]"),
        ("FC:F1:Notes/2024-03-10.json", "[]"),
    ]
}

fn expected() -> Vec<(String, String, RoomKind, u32)> {
    let room = |key: &str, name: &str, kind, days| (key.to_owned(), name.to_owned(), kind, days);
    vec![
        room("D1", "ana.s, Bo Khan", RoomKind::Direct, 1),
        room("FC:F1:Notes", "FC:F1:Notes", RoomKind::Unlisted, 1),
        room("general", "general", RoomKind::Public, 2),
        room("mpdm-ana--bo--chen-1", "ana.s, Bo Khan, chen, UX", RoomKind::Group, 1),
        room("nobody-lists-me", "nobody-lists-me", RoomKind::Unlisted, 1),
        room("secret", "secret", RoomKind::Private, 1),
        room("C2", "old", RoomKind::Public, 0),
    ]
}

#[test]
fn rooms_are_listed_without_reading_a_message() {
    let mut tree = ListsOnly(MemoryTree::new("export", files()));
    assert_eq!(rooms(&mut tree), expected());
    let workspace = Workspace::open(&mut tree).unwrap();
    let general = workspace.rooms().find(|room| room.name == "general").unwrap();
    assert_eq!((general.topic.as_str(), general.archived, general.bytes), ("all of us", false, 4));
    assert_eq!(general.first.map(|day| day.to_string()).as_deref(), Some("2024-02-29"));
    assert_eq!(general.last.map(|day| day.to_string()).as_deref(), Some("2024-03-10"));
    let old = workspace.rooms().find(|room| room.name == "old").unwrap();
    assert_eq!((old.topic.as_str(), old.archived, old.first), ("before", true, None));
    assert_eq!(workspace.bytes_of(&["general".to_owned(), "D1".to_owned(), "none".to_owned()]), 6);
    assert_eq!(workspace.troubles(), []);
}

#[test]
fn no_room_named_means_all_of_them() {
    let mut tree = MemoryTree::new("export", files());
    let workspace = Workspace::open(&mut tree).unwrap();
    let keys: Vec<String> = workspace.rooms().map(|room| room.key.clone()).collect();
    assert_eq!(workspace.bytes_of(&[]), workspace.bytes_of(&keys));
    let mut read = |keys: &[String]| {
        let mut gathered = Gathered::new(Limits::ALL, Answers::default());
        workspace.read(&mut tree, keys, &mut gathered).unwrap();
        gathered.finish().lines.len()
    };
    assert_eq!(read(&[]), read(&keys));
}

#[test]
fn an_export_in_a_folder_is_the_same_export() {
    let inside = files().into_iter().map(|(path, text)| (format!("Acme Slack export Mar 2024/{path}"), text));
    let litter = [("__MACOSX/Acme Slack export Mar 2024/general/._2024-03-10.json".to_owned(), "\0\u{5}")];
    let mut tree = MemoryTree::new("export", inside.chain(litter));
    assert_eq!(rooms(&mut tree), expected());
    let message = r#"[{"ts":"1700000000.000100","user":"U1","text":"hi"}]"#;
    let days = [("top/general/2024-03-10.json", message), ("top/channels.json", CHANNELS)];
    let gathered = all(&mut MemoryTree::new("export", days)).unwrap();
    let (line, _) = &gathered.lines[0];
    assert_eq!(
        (line.place.as_str(), line.key.as_str()),
        ("general/2024-03-10.json, message 1", "C1/1700000000.000100")
    );
}

#[test]
fn an_organisation_with_teams_is_an_export() {
    let tree = [
        ("org_users.json", USERS),
        ("channels.json", r#"[{"id":"C8","name":"shared"}]"#),
        ("shared/2024-03-10.json", "[]"),
        ("teams/east/channels.json", CHANNELS),
        ("teams/east/general/2024-03-10.json", r#"[{"ts":"1700000000.000100","user":"U1","text":"hi"}]"#),
        ("teams/west/channels.json", r#"[{"id":"C7","name":"general"}]"#),
        ("teams/west/general/2024-03-10.json", "[]"),
    ];
    let found = rooms(&mut MemoryTree::new("export", tree));
    let keys: Vec<&str> = found.iter().map(|(key, ..)| key.as_str()).collect();
    assert_eq!(keys, ["shared", "teams/east/general", "teams/west/general", "C2"]);
    let gathered = all(&mut MemoryTree::new("export", tree)).unwrap();
    assert_eq!(gathered.lines[0].0.who.name, "ana.s", "people of the whole organisation are known in its teams");
}

#[test]
fn only_folders_with_days_are_an_export_too() {
    let tree = [("incident/2024-03-10.json", r#"[{"ts":"1700000000.000100","user":"U1","text":"hi"}]"#)];
    let gathered = all(&mut MemoryTree::new("export", tree)).unwrap();
    let (line, _) = &gathered.lines[0];
    assert_eq!((line.room.as_str(), line.who.name.as_str()), ("incident", "U1"), "an id nobody lists stays visible");
}

#[test]
fn what_is_no_export_is_refused_in_a_sentence() {
    for files in [vec![], vec![("readme.txt", "hello")], vec![("2024-03-10.json", "[]")]] {
        let said = Workspace::open(&mut MemoryTree::new("holiday.zip", files)).unwrap_err().to_string();
        assert_eq!(
            said,
            "read holiday.zip as a Slack export: it has no channels.json and no folder with files like 2024-03-10.json; \
             choose the folder or zip that Slack gave"
        );
    }
}

#[test]
fn an_export_is_told_from_other_folders_by_its_names() {
    let looks = |paths: &[&str]| {
        let entries: Vec<TreeEntry> =
            paths.iter().map(|path| TreeEntry { path: (*path).to_owned(), size: 1 }).collect();
        Workspace::is_one(&entries)
    };
    assert!(looks(&["users.json", "channels.json"]));
    assert!(looks(&["x/users.json", "x/general/2024-03-10.json"]));
    assert!(looks(&["channels.json", "general/2024-03-10.json"]));
    assert!(!looks(&["general/2024-03-10.json"]), "any program writes such files");
    assert!(!looks(&["users.json", "readme.txt"]) && !looks(&[]));
}

#[test]
fn broken_lists_cost_names_and_nothing_else() {
    let day = r#"[{"ts":"1700000000.000100","user":"U1","text":"hi <@U2>"}]"#;
    let files = [("users.json", "[{\"id\":"), ("channels.json", "{}"), ("general/2024-03-10.json", day)];
    let gathered = all(&mut MemoryTree::new("export", files)).unwrap();
    assert_eq!(gathered.lines[0].0.text, "hi @U2");
    let places: Vec<&str> = gathered.troubles.iter().map(|trouble| trouble.place.as_str()).collect();
    assert_eq!(places, ["users.json", "channels.json"]);
    let one_bad = [("users.json", r#"[{"id":"U2","name":"bo"}, 7, {"name":"x"}]"#), ("general/2024-03-10.json", day)];
    let gathered = all(&mut MemoryTree::new("export", one_bad)).unwrap();
    assert_eq!(gathered.lines[0].0.text, "hi @bo");
    assert_eq!(gathered.troubles[0].message, "2 of its 3 entries could not be understood and were left out");
}
