//! Posts as the interface of Mattermost answers them: an object with `order` and `posts`, or a list of posts.

use std::collections::HashMap;

use serde::Deserialize;

use super::bulk::counted;
use super::{People, Teller, instant, kind_of, not_that, tell};
use crate::sources::lines::{Keys, text_and_original};
use crate::sources::{Line, LineKind, Sink, SourceError, Who};

/// An object is held whole while it is read.
const MAX_WHOLE: usize = 64 * 1024 * 1024;

#[derive(Deserialize)]
#[serde(untagged)]
enum File {
    Pages(Vec<Page>),
    Page(Page),
    List(Vec<Post>),
}

#[derive(Deserialize)]
struct Page {
    posts: Posts,
    #[serde(default)]
    users: Option<Vec<User>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Posts {
    ByName(HashMap<String, Post>),
    List(Vec<Post>),
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct User {
    id: String,
    username: String,
    email: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    is_bot: Option<bool>,
}

#[derive(Deserialize)]
struct Post {
    id: Option<String>,
    create_at: i64,
    edit_at: Option<i64>,
    delete_at: Option<i64>,
    user_id: Option<String>,
    channel_id: Option<String>,
    root_id: Option<String>,
    message: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    props: Option<Props>,
    #[serde(default)]
    metadata: Option<Metadata>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Props {
    override_username: Option<String>,
    username: Option<String>,
    from_webhook: Option<serde_json::Value>,
    from_bot: Option<serde_json::Value>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Metadata {
    reactions: Option<Vec<Emoji>>,
    files: Option<Vec<Attached>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Emoji {
    emoji_name: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Attached {
    name: String,
}

/// Reads the whole object.
pub(super) fn read(text: &[u8], name: &str, sink: &mut dyn Sink) -> Result<(), SourceError> {
    if text.len() > MAX_WHOLE {
        return Err(SourceError::TooLarge { what: name.to_owned(), limit: "64 MB".to_owned() });
    }
    sink.read_so_far(0)?;
    let file = match serde_json::from_slice(text) {
        Ok(file) => file,
        Err(error) => {
            // The shapes are tried one after the other, which loses the line; a plain reading finds it again.
            let place = serde_json::from_slice::<serde::de::IgnoredAny>(text)
                .err()
                .map_or_else(|| format!("line 1: {error}"), |error| format!("line {}: {error}", error.line()));
            return Err(not_that(name, &place));
        }
    };
    let mut people = People::default();
    let mut posts = Vec::new();
    let pages = match file {
        File::Page(page) => vec![page],
        File::Pages(pages) => pages,
        File::List(list) => vec![Page { posts: Posts::List(list), users: None }],
    };
    for page in pages {
        for user in page.users.into_iter().flatten() {
            let full = [user.first_name, user.last_name].into_iter().flatten().collect::<Vec<_>>().join(" ");
            let shown = if full.trim().is_empty() { user.username } else { full.trim().to_owned() };
            let (email, is_program) = (user.email.unwrap_or_default(), user.is_bot.unwrap_or(false));
            people.add(&user.id.clone(), Who { id: user.id, name: shown, email, is_program });
        }
        match page.posts {
            Posts::List(list) => posts.extend(list),
            Posts::ByName(named) => {
                posts.extend(named.into_iter().map(|(id, post)| Post { id: post.id.or(Some(id)), ..post }));
            }
        }
    }
    posts.sort_by(|a, b| a.create_at.cmp(&b.create_at).then_with(|| a.id.cmp(&b.id)));
    // Two pages of the same answer can overlap.
    posts.dedup_by(|b, a| b.id.is_some() && b.id == a.id);
    let mut teller = Teller { name, keys: Keys::default() };
    for (index, post) in posts.iter().enumerate() {
        if index % 256 == 0 {
            sink.read_so_far(0)?;
        }
        tell(line(post, index, &people, &mut teller)?, sink)?;
    }
    sink.read_so_far(u64::try_from(text.len()).unwrap_or(u64::MAX))?;
    Ok(())
}

fn line(post: &Post, index: usize, people: &People, teller: &mut Teller<'_>) -> Result<Line, SourceError> {
    let user = post.user_id.as_deref().unwrap_or_default();
    let room = post.channel_id.as_deref().unwrap_or_default();
    let key = match post.id.as_deref().filter(|id| !id.is_empty()) {
        Some(id) => teller.keys.given(teller.name, id)?,
        None => teller.key(room, user, post.create_at)?,
    };
    let mut who = people.find(user);
    if let Some(props) = &post.props {
        let given = [&props.override_username, &props.username].into_iter().flatten().find(|name| !name.is_empty());
        if let Some(given) = given {
            who.name.clone_from(given);
        }
        let says =
            |value: &Option<serde_json::Value>| value.as_ref().is_some_and(|value| value == "true" || value == true);
        who.is_program |= says(&props.from_webhook) || says(&props.from_bot);
    }
    let raw = post.message.as_deref().unwrap_or_default();
    let (text, original) = text_and_original(raw, raw.trim());
    let place = format!("post {}", post.id.clone().unwrap_or_else(|| (index + 1).to_string()));
    let mut line = Line::message(key, place, instant(post.create_at), who, text);
    line.original = original;
    line.room = room.to_owned();
    line.kind = kind_of(post.kind.as_deref().unwrap_or_default());
    if post.delete_at.is_some_and(|at| at > 0) {
        line.kind = LineKind::Removed;
    }
    line.edited = post.edit_at.is_some_and(|at| at > 0);
    line.reply_to = post.root_id.clone().filter(|root| !root.is_empty());
    if let Some(metadata) = &post.metadata {
        line.files = metadata.files.iter().flatten().map(|file| file.name.clone()).collect();
        line.reactions = counted(metadata.reactions.iter().flatten().map(|emoji| emoji.emoji_name.as_str()));
    }
    Ok(line)
}
