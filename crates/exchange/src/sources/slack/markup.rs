//! Slack's markup of one text: mentions, links, dates and the three characters it escapes.

use std::borrow::Cow;

use chrono::DateTime;

use super::names::Pen;
use muster_core::time::rfc3339;

/// The text as a reader sees it. What is not markup stays as it was written, stars and backticks too.
pub(super) fn plain<'t>(text: &'t str, pen: Pen<'_>) -> Cow<'t, str> {
    if !text.contains(['<', '&']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, mark) = rest.split_at(at);
        out.push_str(before);
        rest = match tag(mark) {
            Some((inside, after)) => {
                write_tag(&mut out, inside, pen);
                after
            }
            None => character(&mut out, mark),
        };
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// `<inside>` and what follows it, where that is a tag of Slack and not a lone sign.
fn tag(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('<')?;
    let end = inside.find(['>', '<', '\n'])?;
    let after = inside.get(end..)?.strip_prefix('>')?;
    let inside = inside.get(..end)?;
    let is_tag = inside.starts_with(['@', '#', '!']) || {
        let scheme = inside.split_once(':').map_or("", |(scheme, _)| scheme);
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    };
    is_tag.then_some((inside, after))
}

/// One escaped character, or the sign itself.
fn character<'t>(out: &mut String, text: &'t str) -> &'t str {
    for (escaped, sign) in [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>')] {
        if let Some(after) = text.strip_prefix(escaped) {
            out.push(sign);
            return after;
        }
    }
    let mut letters = text.chars();
    out.extend(letters.next());
    letters.as_str()
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, mark) = rest.split_at(at);
        out.push_str(before);
        rest = character(&mut out, mark);
    }
    out + rest
}

fn write_tag(out: &mut String, inside: &str, pen: Pen<'_>) {
    let (what, label) = match inside.split_once('|') {
        Some((what, label)) => (what, Some(unescaped(label)).filter(|label| !label.is_empty())),
        None => (inside, None),
    };
    let label = label.as_deref();
    let written = if let Some(id) = what.strip_prefix('@') {
        pen.person(id, label)
    } else if let Some(id) = what.strip_prefix('#') {
        pen.room(id, label)
    } else if let Some(special) = what.strip_prefix('!') {
        special_mention(special, label)
    } else {
        pen.link(&unescaped(what), label)
    };
    out.push_str(&written);
}

/// `here`, `subteam^S1`, `date^1392734382^{date}`, and whatever Slack adds.
fn special_mention(special: &str, label: Option<&str>) -> String {
    let (kind, rest) = special.split_once('^').unwrap_or((special, ""));
    match kind {
        "date" => label.map_or_else(|| date(rest.split('^').next().unwrap_or_default()), str::to_owned),
        "subteam" => format!("@{}", label.unwrap_or(rest).trim_start_matches('@')),
        _ => format!("@{}", label.unwrap_or(kind).trim_start_matches('@')),
    }
}

/// Seconds as an instant; as they are when they are none.
pub(super) fn date(seconds: &str) -> String {
    let at = seconds.parse().ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    at.map_or_else(|| seconds.to_owned(), rfc3339)
}
