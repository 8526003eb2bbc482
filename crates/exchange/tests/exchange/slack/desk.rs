//! Small exports, written in place.

use muster_exchange::sources::slack::Workspace;
use muster_exchange::sources::{Answers, Gathered, Limits, Line, MemoryTree, SourceError, Tree, Trouble};

/// Three people, a bot, two channels and a talk of two.
pub(super) const USERS: &str = r#"[
  {"id":"U1","name":"ana","real_name":"Ana Silva","profile":{"display_name":"ana.s","email":"ana@example.com"}},
  {"id":"U2","name":"bo.khan","real_name":"Bo Khan","profile":{"display_name":"","real_name":"Bo Khan"}},
  {"id":"U3","name":"chen"},
  {"id":"UBOT","name":"deployer","is_bot":true,"profile":{"real_name":"Deployer"}}
]"#;
pub(super) const CHANNELS: &str = r#"[
  {"id":"C1","name":"general","created":"1433558319","is_archived":false,"topic":{"value":"all of us"},"members":["U1"]},
  {"id":"C2","name":"old","is_archived":true,"topic":{"value":""},"purpose":{"value":"before"},"created":1433558319}
]"#;
pub(super) const DMS: &str = r#"[{"id":"D1","created":1433558319,"members":["U1","U2"]}]"#;

/// An export in which these messages were written in general on one day.
pub(super) fn export(messages: &str) -> MemoryTree {
    MemoryTree::new(
        "export",
        [("users.json", USERS), ("channels.json", CHANNELS), ("dms.json", DMS), ("general/2024-03-10.json", messages)],
    )
}

/// Everything in an export, with what was wrong.
pub(crate) fn all(tree: &mut dyn Tree) -> Result<Gathered, SourceError> {
    let workspace = Workspace::open(tree)?;
    let keys: Vec<String> = workspace.rooms().map(|room| room.key.clone()).collect();
    let mut gathered = Gathered::new(Limits::ALL, Answers::default());
    workspace.read(tree, &keys, &mut gathered)?;
    Ok(gathered.finish())
}

/// What came of messages in general.
pub(super) fn read(messages: &str) -> (Vec<Line>, Vec<Trouble>) {
    let gathered = all(&mut export(messages)).unwrap();
    (gathered.lines.into_iter().map(|(line, _)| line).collect(), gathered.troubles)
}

/// The one line that came of one message, with nothing wrong; it was written at 1700000000.000100.
pub(super) fn one(message: &str) -> Line {
    let (mut lines, troubles) = read(&format!(r#"[{{"ts":"1700000000.000100",{message}}}]"#));
    assert_eq!(troubles, [], "{message}");
    assert_eq!(lines.len(), 1, "{message}");
    lines.remove(0)
}
