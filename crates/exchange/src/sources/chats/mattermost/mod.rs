//! What Mattermost gives away: the bulk export (one object per line), posts as its interface answers them, and the
//! tables of its channel and compliance exports.

mod bulk;
mod posts;
mod table;

use std::collections::HashMap;

use chrono::DateTime;

use crate::sources::lines::{Keys, head, open};
use crate::sources::{Line, LineKind, Sink, SourceError, When, Who};

/// The most people whose names are remembered.
const MAX_PEOPLE: usize = 200_000;

/// Reads an export in any of its shapes.
///
/// # Errors
/// When it has none of them, when it is empty or too large, or when the sink stops.
pub fn read(bytes: &[u8], name: &str, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let text = open(bytes, name, sink)?;
    match shape(&head(&text)) {
        Some(Shape::Bulk) => bulk::read(&text, name, sink),
        Some(Shape::Posts) => posts::read(&text, name, sink),
        Some(Shape::Table) => table::read(&text, name, sink),
        None => Err(not_that(name, "line 1 has no posts in the way Mattermost exports them")),
    }
}

/// How sure it is, from 0 to 100, that a file with this beginning and name is one.
#[must_use]
pub fn looks_like(bytes: &[u8], _name: &str) -> u8 {
    match shape(&head(bytes)) {
        Some(Shape::Bulk | Shape::Table) => 96,
        Some(Shape::Posts) => 90,
        None => 0,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Bulk,
    Posts,
    Table,
}

fn shape(head: &str) -> Option<Shape> {
    let first = head.lines().find(|line| !line.trim().is_empty())?.trim();
    if table::is_header(first) {
        return Some(Shape::Table);
    }
    if !head.trim_start().starts_with(['{', '[']) {
        return None;
    }
    let bulk = head.lines().take(50).any(|line| {
        let line: String = line.chars().take(400).filter(|c| !c.is_whitespace()).collect();
        let kinds = ["version", "post", "direct_post", "team", "channel", "direct_channel", "emoji", "role", "scheme"];
        line.starts_with('{') && kinds.iter().any(|kind| line.contains(&format!("\"type\":\"{kind}\"")))
    });
    let has = |word: &str| head.contains(word);
    if bulk && !has("\"order\"") {
        return Some(Shape::Bulk);
    }
    let posts = has("\"create_at\"") && (has("\"channel_id\"") || has("\"user_id\"")) && has("\"message\"");
    posts.then_some(Shape::Posts)
}

fn not_that(name: &str, detail: &str) -> SourceError {
    SourceError::NotThat { what: name.to_owned(), format: "a Mattermost export".to_owned(), detail: detail.to_owned() }
}

/// The names of people as the export gives them.
#[derive(Debug, Default)]
struct People(HashMap<String, Who>);

impl People {
    fn add(&mut self, key: &str, who: Who) {
        if self.0.len() < MAX_PEOPLE {
            self.0.insert(key.to_owned(), who);
        }
    }

    fn find(&self, key: &str) -> Who {
        self.0.get(key).cloned().unwrap_or_else(|| Who {
            id: key.to_owned(),
            name: key.to_owned(),
            email: String::new(),
            is_program: false,
        })
    }
}

/// An instant of Mattermost: milliseconds since 1970.
fn instant(millis: i64) -> When {
    DateTime::from_timestamp_millis(millis).filter(|_| millis > 0).map_or(When::Unsaid, When::At)
}

/// What a post is, by its type: empty for what people wrote.
fn kind_of(post_type: &str) -> LineKind {
    match post_type {
        "system_join_channel" | "system_add_to_channel" | "system_join_team" | "system_add_to_team" => LineKind::Joined,
        "system_leave_channel" | "system_remove_from_channel" | "system_leave_team" => LineKind::Left,
        _ if post_type.starts_with("system_") => LineKind::Notice,
        _ => LineKind::Message,
    }
}

/// What all shapes need to tell.
struct Teller<'n> {
    name: &'n str,
    keys: Keys,
}

impl Teller<'_> {
    /// A key for a post that has no name of its own: an edit changes its words, and nothing changes the rest.
    fn key(&mut self, room: &str, user: &str, create_at: i64) -> Result<String, SourceError> {
        self.keys.of(self.name, &[room, user, &create_at.to_string()])
    }
}

fn tell(line: Line, sink: &mut dyn Sink) -> Result<(), SourceError> {
    if line.text.is_empty() && line.files.is_empty() && line.kind != LineKind::Removed {
        return Ok(());
    }
    sink.line(line)?;
    Ok(())
}
