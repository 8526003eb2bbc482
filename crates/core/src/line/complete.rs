//! What is offered while typing: people after `@` and `=>`, services after `#`, kinds after `/`, instants after `/m`.

use super::kinds::{self, KINDS};
use super::names::bare_handle;
use super::parser::read;
use super::scan::{Units, link_in};
use super::types::{Completion, CompletionKind, Known, LineContext, Span};
use crate::words::{EntryKind, Milestone};

/// A list longer than this is not read.
const MOST: usize = 10;

/// Lists what fits the word at `cursor` (a byte position): names that begin so first, then those that contain it, then
/// initials. A name that is not in the directory is offered last, as new.
#[must_use]
pub fn completions(input: &str, cursor: usize, ctx: &LineContext<'_>) -> Vec<Completion> {
    let cursor = floor(input, cursor);
    let start = input[..cursor]
        .rfind(char::is_whitespace)
        .map_or(0, |at| at + input[at..].chars().next().map_or(1, char::len_utf8));
    let typed = &input[start..cursor];
    if link_in(typed).is_some() {
        return Vec::new();
    }
    let end = cursor
        + input[cursor..].find(|c: char| c.is_whitespace() || ",:;!?)@#".contains(c)).unwrap_or(input.len() - cursor);
    let units = Units::of(input);
    if let Some((kind, from)) = sigil(typed) {
        let (list, sign) = match kind {
            CompletionKind::Service => (ctx.services, "#"),
            CompletionKind::Person | CompletionKind::Kind | CompletionKind::Milestone => (ctx.people, "@"),
        };
        let offer = Offer { kind, sign, part: &typed[from + 1..], replace: units.span(start + from, end) };
        return offer.names(list, sign);
    }
    let before = &input[..start];
    if before.trim_end().rsplit(char::is_whitespace).next() == Some("=>") {
        let offer = Offer { kind: CompletionKind::Person, sign: "", part: typed, replace: units.span(start, end) };
        return offer.names(ctx.people, "@");
    }
    // A blank keeps an unfinished word before the cursor from joining the one at it.
    let line = read(before, 0, ctx, None).line;
    if !line.text.is_empty() || line.ask.is_some() {
        return Vec::new();
    }
    if let Some(part) = typed.strip_prefix('/').filter(|_| !line.kind_given) {
        return kind_offers(part, units.span(start, end));
    }
    if line.kind == EntryKind::Milestone && line.milestone.is_none() {
        return milestone_offers(typed, units.span(start, end));
    }
    Vec::new()
}

fn floor(input: &str, cursor: usize) -> usize {
    (0..=cursor.min(input.len())).rev().find(|at| input.is_char_boundary(*at)).unwrap_or(0)
}

/// Finds the sign before the cursor when what follows it can still become a handle.
fn sigil(typed: &str) -> Option<(CompletionKind, usize)> {
    let at = typed.rfind(['@', '#'])?;
    let part = &typed[at + 1..];
    let before = typed[..at].chars().next_back();
    let begins = before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '\\' | '.' | '_' | '-' | '@' | '#'));
    // `#123` is a number of something.
    let is_number = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !begins || is_number || part.contains('/') {
        return None;
    }
    let kind = if typed[at..].starts_with('@') { CompletionKind::Person } else { CompletionKind::Service };
    Some((kind, at))
}

struct Offer<'a> {
    kind: CompletionKind,
    sign: &'a str,
    part: &'a str,
    replace: Span,
}

impl Offer<'_> {
    fn names(&self, list: &[Known], new_sign: &str) -> Vec<Completion> {
        let part = self.part.to_lowercase();
        let mut ranked: Vec<(u8, &Known)> = list.iter().filter_map(|k| Some((rank(k, &part)?, k))).collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        let mut offers: Vec<Completion> = ranked
            .into_iter()
            .take(MOST)
            .map(|(_, k)| self.one(format!("{}{}", self.sign, k.handle), k.handle.clone(), k.name.clone(), false))
            .collect();
        let is_there =
            list.iter().any(|k| [&k.handle].into_iter().chain(&k.aliases).any(|one| one.to_lowercase() == part));
        if !is_there && let Some(handle) = bare_handle(self.part).filter(|handle| *handle == self.part) {
            let detail = "new: not in the directory yet".to_owned();
            offers.push(self.one(format!("{new_sign}{handle}"), handle.to_owned(), detail, true));
        }
        offers
    }

    fn one(&self, insert: String, label: String, detail: String, is_new: bool) -> Completion {
        Completion { kind: self.kind, insert, label, detail, is_new, replace: self.replace }
    }
}

/// How well a name fits: smaller is better, `None` not at all.
fn rank(known: &Known, part: &str) -> Option<u8> {
    let (handle, name) = (known.handle.to_lowercase(), known.name.to_lowercase());
    let pieces = |text: &str| text.split(|c: char| !c.is_alphanumeric()).any(|piece| piece.starts_with(part));
    if handle.starts_with(part) || name.starts_with(part) {
        Some(0)
    } else if pieces(&name) || pieces(&handle) {
        Some(1)
    } else if handle.contains(part)
        || name.contains(part)
        || known.aliases.iter().any(|alias| alias.to_lowercase().starts_with(part))
    {
        Some(2)
    } else {
        let initials: String = name.split_whitespace().filter_map(|word| word.chars().next()).collect();
        initials.starts_with(part).then_some(3)
    }
}

fn kind_offers(part: &str, replace: Span) -> Vec<Completion> {
    let part = part.to_lowercase();
    let full = KINDS.iter().filter(|(name, _)| name.len() > 1);
    let mut ranked: Vec<(u8, &str, EntryKind)> = full
        .filter_map(|(name, kind)| {
            let rank = if kinds::word_for(*kind) == part || name.starts_with(&part) {
                0
            } else if name.contains(&part) {
                1
            } else {
                return None;
            };
            Some((rank, *name, *kind))
        })
        .collect();
    ranked.sort_by_key(|(rank, ..)| *rank);
    ranked
        .into_iter()
        .map(|(_, name, kind)| Completion {
            kind: CompletionKind::Kind,
            insert: format!("/{name}"),
            label: kind.label().to_owned(),
            detail: format!("/{}", kinds::word_for(kind)),
            is_new: false,
            replace,
        })
        .collect()
}

fn milestone_offers(part: &str, replace: Span) -> Vec<Completion> {
    let part = part.to_lowercase();
    let fits = |milestone: &&Milestone, begins: bool| {
        let (word, label) = (milestone.as_str(), milestone.label().to_lowercase());
        let starts = word.starts_with(&part) || label.starts_with(&part);
        if begins { starts } else { !starts && (word.contains(&part) || label.contains(&part)) }
    };
    let first = Milestone::ALL.iter().filter(|milestone| fits(milestone, true));
    let then = Milestone::ALL.iter().filter(|milestone| fits(milestone, false));
    first
        .chain(then)
        .map(|milestone| Completion {
            kind: CompletionKind::Milestone,
            insert: milestone.as_str().to_owned(),
            label: milestone.label().to_owned(),
            detail: format!("/m {}", milestone.as_str()),
            is_new: false,
            replace,
        })
        .collect()
}
