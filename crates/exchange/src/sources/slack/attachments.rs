//! What hangs on a message: the alert of a bot, the preview of a link, a message that was passed on.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::blocks;
use super::lenient::{Text, part, parts};
use super::names::Pen;

/// No message has more of them than this; Slack stops at 100.
const MOST: usize = 200;

#[derive(Default, Deserialize)]
#[serde(default)]
struct Attachment<'a> {
    #[serde(borrow)]
    pretext: Text<'a>,
    #[serde(borrow)]
    author_name: Text<'a>,
    #[serde(borrow)]
    title: Text<'a>,
    #[serde(borrow)]
    title_link: Text<'a>,
    #[serde(borrow)]
    text: Text<'a>,
    #[serde(borrow)]
    fallback: Text<'a>,
    #[serde(borrow)]
    footer: Text<'a>,
    #[serde(borrow)]
    fields: Option<&'a RawValue>,
    #[serde(borrow)]
    blocks: Option<&'a RawValue>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Field<'a> {
    #[serde(borrow)]
    title: Text<'a>,
    #[serde(borrow)]
    value: Text<'a>,
}

/// The words of all attachments, one below the other.
pub(super) fn words(raw: &RawValue, pen: Pen<'_>) -> Vec<String> {
    let all = parts(Some(raw)).into_iter().take(MOST);
    all.filter_map(|raw| part::<Attachment<'_>>(Some(raw)))
        .map(|one| said(&one, pen))
        .filter(|said| !said.is_empty())
        .collect()
}

fn said(attachment: &Attachment<'_>, pen: Pen<'_>) -> String {
    let plain = |text: &Text<'_>| pen.markup(text.as_str()).into_owned();
    let mut lines = vec![plain(&attachment.pretext), plain(&attachment.author_name)];
    lines.push(match (attachment.title.some(), attachment.title_link.some()) {
        (Some(title), Some(link)) => pen.link(link, Some(&pen.markup(title))),
        (title, _) => title.map(|title| pen.markup(title).into_owned()).unwrap_or_default(),
    });
    lines.push(plain(&attachment.text));
    if let Some(own) = attachment.blocks {
        lines.push(blocks::words(own, pen));
    }
    for field in parts(attachment.fields).into_iter().take(MOST).filter_map(|raw| part::<Field<'_>>(Some(raw))) {
        let (title, value) = (plain(&field.title), plain(&field.value));
        lines.push(if title.is_empty() || value.is_empty() { title + &value } else { format!("{title}: {value}") });
    }
    if lines.iter().all(String::is_empty) {
        lines.push(plain(&attachment.fallback));
        lines.push(plain(&attachment.footer));
    }
    lines.retain(|line| !line.trim().is_empty());
    lines.join("\n")
}
