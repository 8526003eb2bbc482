//! From a message to a line: who, what kind, which words.

use std::borrow::Cow;

use chrono::DateTime;
use muster_core::time::Moment;

use super::lenient::{Text, part, parts};
use super::message::{Comment, File, Huddle, Message, Profile, Signs};
use super::names::{Names, Pen, SLACKBOT};
use super::{attachments, blocks};
use crate::sources::bounded::{MOST_TEXT, cut};
use crate::sources::{LineKind, Reaction, Who};

/// The most files and signs on one message.
const MOST_PARTS: usize = 200;

/// What a message came to, without its place and key.
pub(super) struct Said {
    pub(super) who: Who,
    pub(super) kind: LineKind,
    pub(super) text: String,
    pub(super) original: String,
    pub(super) edited: bool,
    pub(super) files: Vec<String>,
    pub(super) reactions: Vec<Reaction>,
    /// How long the text was, where it was cut.
    pub(super) cut_from: Option<usize>,
    /// The kind of message that is not known here.
    pub(super) unknown: Option<String>,
}

/// What a subtype makes of a message; `None` when it is not known.
fn kind_of(subtype: &str) -> Option<LineKind> {
    Some(match subtype {
        "" | "thread_broadcast" | "reply_broadcast" | "me_message" | "bot_message" | "file_share" | "file_mention"
        | "file_comment" | "message_changed" | "slackbot_response" => LineKind::Message,
        "channel_join" | "group_join" | "app_conversation_join" => LineKind::Joined,
        "channel_leave" | "group_leave" | "app_conversation_leave" => LineKind::Left,
        "tombstone" | "message_deleted" => LineKind::Removed,
        "channel_topic"
        | "channel_purpose"
        | "channel_name"
        | "channel_archive"
        | "channel_unarchive"
        | "channel_convert_to_private"
        | "channel_convert_to_public"
        | "channel_posting_permissions"
        | "channel_canvas_updated"
        | "tabbed_canvas_updated"
        | "group_topic"
        | "group_purpose"
        | "group_name"
        | "group_archive"
        | "group_unarchive"
        | "pinned_item"
        | "unpinned_item"
        | "bot_add"
        | "bot_remove"
        | "bot_enable"
        | "bot_disable"
        | "reminder_add"
        | "reminder_delete"
        | "sh_room_created"
        | "sh_room_shared"
        | "huddle_thread"
        | "joiner_notification"
        | "joiner_notification_for_inviter"
        | "assistant_app_thread" => LineKind::Notice,
        _ => return None,
    })
}

/// Seconds and millionths as one number of millionths; `None` when it is no stamp.
pub(super) fn stamp(ts: &str) -> Option<i64> {
    let (seconds, rest) = ts.split_once('.').unwrap_or((ts, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if seconds.is_empty() || seconds.len() > 11 || !digits(seconds) || !digits(rest) {
        return None;
    }
    let millionths: i64 = format!("{rest:0<6.6}").parse().ok()?;
    seconds.parse::<i64>().ok()?.checked_mul(1_000_000)?.checked_add(millionths)
}

pub(super) fn moment(stamp: i64) -> Option<Moment> {
    DateTime::from_timestamp_micros(stamp)
}

/// Reads what a message says.
pub(super) fn said(message: &Message<'_>, names: &Names) -> Said {
    let subtype = message.subtype.as_str();
    let inner: Option<Message<'_>> = if subtype == "message_changed" { part(message.message) } else { None };
    let body = inner.as_ref().unwrap_or(message);
    let who = who(body, names);
    let known = kind_of(subtype);
    let kind = match (known, inner.as_ref().and_then(|inner| kind_of(inner.subtype.as_str()))) {
        (Some(LineKind::Message), Some(LineKind::Removed)) => LineKind::Removed,
        (Some(LineKind::Message), _) if who.is_program => LineKind::Alert,
        (Some(kind), _) => kind,
        (None, _) => LineKind::Notice,
    };
    let (text, original) = (words(body, Pen::Reader(names), kind), words(body, Pen::Original, kind));
    let long = [body.text.as_str().len(), text.len()].into_iter().max().filter(|length| *length > MOST_TEXT);
    let original = if original == text { String::new() } else { cut(&original).to_owned() };
    Said {
        text: match cut(&text).trim_end() {
            "" => instead(message, kind),
            said => said.to_owned(),
        },
        original,
        who,
        kind,
        edited: inner.is_some() || body.edited.is_some(),
        files: files(body),
        reactions: reactions(body),
        cut_from: long,
        unknown: known.is_none().then(|| subtype.chars().take(60).collect()),
    }
}

/// The words, with those of blocks where they say more and of what hangs on it.
fn words<'m>(body: &'m Message<'_>, pen: Pen<'_>, kind: LineKind) -> Cow<'m, str> {
    let text = cut(body.text.as_str());
    let built = body.blocks.filter(|raw| text.is_empty() || blocks::say_more(raw)).map(|raw| blocks::words(raw, pen));
    let main = match built.filter(|said| !said.is_empty()) {
        Some(said) => Cow::Owned(said),
        None => pen.markup(text),
    };
    let Some(hanging) = body.attachments else { return main };
    let mut all = main.into_owned();
    for said in attachments::words(hanging, pen) {
        if all.contains(&said) {
            continue;
        }
        if !all.is_empty() {
            all.push('\n');
        }
        // What hangs on the words of a person (a preview, a message passed on) are not their words.
        let own = kind == LineKind::Alert || body.text.is_empty();
        all.push_str(&if own { said } else { blocks::quoted(&said) });
    }
    Cow::Owned(all)
}

/// What a line says when the message has no words.
fn instead(message: &Message<'_>, kind: LineKind) -> String {
    match kind {
        LineKind::Message | LineKind::Alert => String::new(),
        LineKind::Joined => "joined".to_owned(),
        LineKind::Left => "left".to_owned(),
        LineKind::Removed => "This message was removed.".to_owned(),
        LineKind::Notice if message.subtype.as_str() == "huddle_thread" => huddle(message),
        LineKind::Notice => message.subtype.as_str().chars().take(60).collect::<String>().replace('_', " "),
    }
}

/// `A huddle, 24 min, 5 people`, as far as the export says.
fn huddle(message: &Message<'_>) -> String {
    let room: Huddle<'_> = part(message.room).unwrap_or_default();
    let seconds = |text: &Text<'_>| text.as_str().parse::<i64>().ok().filter(|seconds| *seconds > 0);
    let lasted = seconds(&room.date_end).zip(seconds(&room.date_start)).map(|(end, start)| end.saturating_sub(start));
    let lasted = lasted.filter(|seconds| *seconds >= 0).map(|seconds| format!(", {} min", (seconds + 59) / 60));
    let people = parts(room.participant_history).len();
    let people = if people > 1 { format!(", {people} people") } else { String::new() };
    format!("A huddle{}{people}", lasted.unwrap_or_default())
}

/// Who wrote it. An unknown id stays visible; a program goes by the name it gave itself.
fn who(body: &Message<'_>, names: &Names) -> Who {
    let comment: Comment<'_> = part(body.comment).unwrap_or_default();
    let user = body.user.some().or(comment.user.some());
    let is_bot = !body.bot_id.is_empty() || body.subtype.as_str() == "bot_message";
    if let Some(id) = user {
        if let Some(known) = names.person(id) {
            return known.clone();
        }
        let (profile, bot): (Profile<'_>, _) = (part(body.user_profile).unwrap_or_default(), bot_name(body));
        let name = profile.shown().or(body.username.some().filter(|_| is_bot)).or(bot.as_deref()).unwrap_or(id);
        return Who {
            id: id.to_owned(),
            name: name.to_owned(),
            email: profile.email.as_str().to_owned(),
            is_program: is_bot || id == SLACKBOT,
        };
    }
    let id = body.bot_id.some().or(body.username.some()).unwrap_or_default();
    let name = body.username.some().map(str::to_owned).or_else(|| bot_name(body)).unwrap_or_else(|| id.to_owned());
    Who { id: id.to_owned(), name, email: String::new(), is_program: !id.is_empty() || is_bot }
}

fn bot_name(body: &Message<'_>) -> Option<String> {
    let profile: Profile<'_> = part(body.bot_profile)?;
    profile.shown().map(str::to_owned)
}

fn files(body: &Message<'_>) -> Vec<String> {
    if body.files.is_none() && body.file.is_none() {
        return Vec::new();
    }
    let mut labels: Vec<String> = Vec::new();
    for raw in parts(body.files).into_iter().chain(body.file).take(MOST_PARTS) {
        if let Some(file) = part::<File<'_>>(Some(raw)) {
            let label = cut(&file.label()).to_owned();
            // The `file` of old exports is the first of `files` again.
            if !labels.contains(&label) || body.files.is_none() {
                labels.push(label);
            }
        }
    }
    labels
}

fn reactions(body: &Message<'_>) -> Vec<Reaction> {
    let all = parts(body.reactions).into_iter().take(MOST_PARTS).filter_map(|raw| part::<Signs<'_>>(Some(raw)));
    all.filter(|signs| !signs.name.is_empty())
        .map(|signs| {
            let said = signs.count.as_str().parse().unwrap_or(0);
            let named = u32::try_from(parts(signs.users).len()).unwrap_or(u32::MAX);
            Reaction { sign: signs.name.as_str().chars().take(100).collect(), count: said.max(named).max(1) }
        })
        .collect()
}
