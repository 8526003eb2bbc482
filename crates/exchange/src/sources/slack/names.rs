//! Who and what an id stands for, and a pen that writes it.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::lenient::{Text, part};
use super::message::Profile;
use crate::sources::Who;

/// Everybody and every room that the export names.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    people: HashMap<String, Who>,
    rooms: HashMap<String, String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct User<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow)]
    real_name: Text<'a>,
    #[serde(borrow)]
    is_bot: Text<'a>,
    #[serde(borrow)]
    profile: Option<&'a RawValue>,
}

impl Names {
    /// Takes one of `users.json`; whether it was one.
    pub(super) fn learn_person(&mut self, raw: &RawValue) -> bool {
        let Some(user) = part::<User<'_>>(Some(raw)).filter(|user| !user.id.is_empty()) else {
            return false;
        };
        let profile: Profile<'_> = part(user.profile).unwrap_or_default();
        let id = user.id.as_str();
        let name = [&profile.display_name, &profile.real_name, &user.real_name, &user.name];
        let who = Who {
            id: id.to_owned(),
            name: name.into_iter().find_map(Text::some).unwrap_or(id).to_owned(),
            email: profile.email.as_str().to_owned(),
            is_program: user.is_bot.yes() || id == SLACKBOT,
        };
        self.people.insert(id.to_owned(), who);
        true
    }

    pub(super) fn learn_room(&mut self, id: &str, name: &str) {
        self.rooms.insert(id.to_owned(), name.to_owned());
    }

    pub(super) fn person(&self, id: &str) -> Option<&Who> {
        self.people.get(id)
    }
}

/// Slack's own voice.
pub(super) const SLACKBOT: &str = "USLACKBOT";

/// Writes what was said: for a reader, or as it stood in the file.
#[derive(Clone, Copy)]
pub(super) enum Pen<'n> {
    Reader(&'n Names),
    Original,
}

impl Pen<'_> {
    /// Slack's markup: for a reader as plain text.
    pub(super) fn markup<'t>(self, text: &'t str) -> Cow<'t, str> {
        match self {
            Self::Reader(_) => super::markup::plain(text, self),
            Self::Original => Cow::Borrowed(text),
        }
    }

    pub(super) fn person(self, id: &str, label: Option<&str>) -> String {
        match self {
            Self::Reader(names) => {
                let known = names.person(id).map(|who| who.name.as_str());
                format!("@{}", known.or(label).unwrap_or(id).trim_start_matches('@'))
            }
            Self::Original => format!("<@{id}>"),
        }
    }

    pub(super) fn room(self, id: &str, label: Option<&str>) -> String {
        match self {
            Self::Reader(names) => format!("#{}", label.or(names.rooms.get(id).map(String::as_str)).unwrap_or(id)),
            Self::Original => format!("<#{id}>"),
        }
    }

    pub(super) fn link(self, url: &str, label: Option<&str>) -> String {
        let Some(label) = label.filter(|label| !label.is_empty()) else {
            return match self {
                Self::Reader(_) => url.to_owned(),
                Self::Original => format!("<{url}>"),
            };
        };
        match self {
            Self::Original => format!("<{url}|{label}>"),
            Self::Reader(_) if same_link(url, label) => label.to_owned(),
            Self::Reader(_) => format!("{label} ({url})"),
        }
    }
}

/// Whether a label says no more than its link: `example.org` for `http://example.org/`, an address for `mailto:` it.
fn same_link(url: &str, label: &str) -> bool {
    let bare = |text: &str| {
        let text = text.split_once("://").map_or(text, |(_, rest)| rest);
        let text = text.strip_prefix("mailto:").or(text.strip_prefix("tel:")).unwrap_or(text);
        text.trim_end_matches('/').to_owned()
    };
    bare(url) == bare(label)
}
