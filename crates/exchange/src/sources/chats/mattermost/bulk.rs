//! The bulk export: one object per line, with people before posts, and answers inside what they answer.

use serde::Deserialize;

use super::{People, Teller, instant, kind_of, tell};
use crate::sources::lines::{Keys, Lines, left_out, place, text_and_original};
use crate::sources::{Line, Reaction, Sink, SourceError, Who};

#[derive(Deserialize)]
struct Entry {
    #[serde(rename = "type")]
    kind: String,
    user: Option<User>,
    post: Option<Post>,
    direct_post: Option<Post>,
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct User {
    username: String,
    email: Option<String>,
    nickname: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    is_bot: Option<bool>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Post {
    team: Option<String>,
    channel: Option<String>,
    channel_members: Option<Vec<String>>,
    user: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    message: Option<String>,
    create_at: Option<i64>,
    edit_at: Option<i64>,
    delete_at: Option<i64>,
    reactions: Option<Vec<Emoji>>,
    attachments: Option<Vec<Attached>>,
    replies: Option<Vec<Post>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Emoji {
    emoji_name: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Attached {
    path: String,
}

/// Reads every line.
pub(super) fn read(text: &[u8], name: &str, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let mut reader = Reader { teller: Teller { name, keys: Keys::default() }, people: People::default() };
    let mut lines = Lines::new(text);
    while let Some(row) = lines.next(sink)? {
        if row.text.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<Entry>(&row.text) {
            Ok(entry) => reader.entry(entry, row.number, sink)?,
            Err(error) => {
                // An error repeats what it found, which may be a book.
                let error: String = error.to_string().chars().take(200).collect();
                let message = format!("The line is not an object of the export ({error}); it was left out.");
                sink.trouble(left_out(row.number, message))?;
            }
        }
    }
    Ok(())
}

struct Reader<'n> {
    teller: Teller<'n>,
    people: People,
}

impl Reader<'_> {
    fn entry(&mut self, entry: Entry, number: u32, sink: &mut dyn Sink) -> Result<(), SourceError> {
        if let Some(user) = entry.user {
            self.user(user);
            return Ok(());
        }
        match entry.post.or(entry.direct_post) {
            Some(post) => self.thread(&post, number, sink),
            None if matches!(entry.kind.as_str(), "post" | "direct_post") => {
                Ok(sink.trouble(left_out(number, "The line is called a post and has none; it was left out."))?)
            }
            None => Ok(()),
        }
    }

    fn user(&mut self, user: User) {
        let full = [user.first_name, user.last_name].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let nickname = user.nickname.unwrap_or_default();
        let name = [full.trim(), nickname.trim(), &user.username].into_iter().find(|name| !name.is_empty());
        let who = Who {
            id: user.username.clone(),
            name: name.unwrap_or_default().to_owned(),
            email: user.email.unwrap_or_default(),
            is_program: user.is_bot.unwrap_or(false),
        };
        self.people.add(&user.username, who);
    }

    fn thread(&mut self, post: &Post, number: u32, sink: &mut dyn Sink) -> Result<(), SourceError> {
        let room = match (&post.channel, &post.channel_members) {
            (Some(channel), _) => match &post.team {
                Some(team) if !team.is_empty() => format!("{team}/{channel}"),
                Some(_) | None => channel.clone(),
            },
            (None, Some(members)) => members.iter().take(8).map(String::as_str).collect::<Vec<_>>().join(", "),
            (None, None) => String::new(),
        };
        let root = self.post(post, &room, None, number, sink)?;
        for reply in post.replies.iter().flatten() {
            self.post(reply, &room, Some(&root), number, sink)?;
        }
        Ok(())
    }

    fn post(
        &mut self,
        post: &Post,
        room: &str,
        root: Option<&str>,
        number: u32,
        sink: &mut dyn Sink,
    ) -> Result<String, SourceError> {
        let (user, create_at) = (post.user.as_deref().unwrap_or_default(), post.create_at.unwrap_or(0));
        let key = self.teller.key(room, user, create_at)?;
        let raw = post.message.as_deref().unwrap_or_default();
        let (text, original) = text_and_original(raw, raw.trim());
        let mut line = Line::message(key.clone(), place(number), instant(create_at), self.people.find(user), text);
        line.original = original;
        line.room = room.to_owned();
        line.kind = kind_of(post.kind.as_deref().unwrap_or_default());
        if post.delete_at.is_some_and(|at| at > 0) {
            line.kind = crate::sources::LineKind::Removed;
        }
        line.edited = post.edit_at.is_some_and(|at| at > 0);
        line.reply_to = root.map(str::to_owned);
        line.files = post.attachments.iter().flatten().map(|file| file_name(&file.path)).collect();
        line.reactions = counted(post.reactions.iter().flatten().map(|emoji| emoji.emoji_name.as_str()));
        tell(line, sink)?;
        Ok(key)
    }
}

fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
}

/// Signs with how often each was given, in the order of their first.
pub(super) fn counted<'a>(signs: impl Iterator<Item = &'a str>) -> Vec<Reaction> {
    let mut found: Vec<Reaction> = Vec::new();
    for sign in signs.filter(|sign| !sign.is_empty()) {
        // Nobody looks at more different signs than these.
        let has_room = found.len() < 100;
        match found.iter_mut().find(|reaction| reaction.sign == sign) {
            Some(reaction) => reaction.count = reaction.count.saturating_add(1),
            None if has_room => found.push(Reaction { sign: sign.to_owned(), count: 1 }),
            None => {}
        }
    }
    found
}
