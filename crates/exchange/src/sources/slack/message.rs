//! A message as Slack wrote it, from 2015 to today. All fields are optional somewhere.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::lenient::Text;

/// One message of a day. What is rarely needed stays raw and is read when it is.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Message<'a> {
    #[serde(borrow)]
    pub(super) subtype: Text<'a>,
    #[serde(borrow)]
    pub(super) ts: Text<'a>,
    #[serde(borrow)]
    pub(super) user: Text<'a>,
    #[serde(borrow)]
    pub(super) text: Text<'a>,
    #[serde(borrow)]
    pub(super) username: Text<'a>,
    #[serde(borrow)]
    pub(super) bot_id: Text<'a>,
    #[serde(borrow)]
    pub(super) thread_ts: Text<'a>,
    #[serde(borrow)]
    pub(super) edited: Option<&'a RawValue>,
    #[serde(borrow)]
    pub(super) files: Option<&'a RawValue>,
    #[serde(borrow)]
    pub(super) file: Option<&'a RawValue>,
    #[serde(borrow)]
    pub(super) comment: Option<&'a RawValue>,
    #[serde(borrow)]
    pub(super) attachments: Option<&'a RawValue>,
    #[serde(borrow)]
    pub(super) blocks: Option<&'a RawValue>,
    #[serde(borrow)]
    pub(super) reactions: Option<&'a RawValue>,
    #[serde(borrow)]
    pub(super) bot_profile: Option<&'a RawValue>,
    #[serde(borrow)]
    pub(super) user_profile: Option<&'a RawValue>,
    /// The message inside a note that it was changed.
    #[serde(borrow)]
    pub(super) message: Option<&'a RawValue>,
    /// A huddle.
    #[serde(borrow)]
    pub(super) room: Option<&'a RawValue>,
}

/// A file that came with a message.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct File<'a> {
    #[serde(borrow)]
    pub(super) id: Text<'a>,
    #[serde(borrow)]
    pub(super) name: Text<'a>,
    #[serde(borrow)]
    pub(super) title: Text<'a>,
    #[serde(borrow)]
    pub(super) mode: Text<'a>,
}

impl File<'_> {
    /// What a person would call it.
    pub(super) fn label(&self) -> String {
        match self.mode.as_str() {
            "tombstone" => "a file that was removed".to_owned(),
            "hidden_by_limit" => "a file that the plan of the workspace hides".to_owned(),
            _ => [&self.title, &self.name, &self.id].into_iter().find_map(Text::some).unwrap_or("a file").to_owned(),
        }
    }
}

/// What was written below a file.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Comment<'a> {
    #[serde(borrow)]
    pub(super) user: Text<'a>,
    #[serde(borrow)]
    pub(super) comment: Text<'a>,
}

/// How many answered with a sign.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Signs<'a> {
    #[serde(borrow)]
    pub(super) name: Text<'a>,
    #[serde(borrow)]
    pub(super) count: Text<'a>,
    #[serde(borrow)]
    pub(super) users: Option<&'a RawValue>,
}

/// The names of whoever spoke, as the message has them.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Profile<'a> {
    #[serde(borrow)]
    pub(super) display_name: Text<'a>,
    #[serde(borrow)]
    pub(super) real_name: Text<'a>,
    #[serde(borrow)]
    pub(super) name: Text<'a>,
    #[serde(borrow)]
    pub(super) email: Text<'a>,
}

impl Profile<'_> {
    /// The name people see, where there is one.
    pub(super) fn shown(&self) -> Option<&str> {
        [&self.display_name, &self.real_name, &self.name].into_iter().find_map(Text::some)
    }
}

/// When a huddle began and ended, in seconds.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Huddle<'a> {
    #[serde(borrow)]
    pub(super) date_start: Text<'a>,
    #[serde(borrow)]
    pub(super) date_end: Text<'a>,
    #[serde(borrow)]
    pub(super) participant_history: Option<&'a RawValue>,
}
