//! People and services: where they are named in a word, and whom a name means.

use super::scan::link_in;
use super::types::Known;

/// `@` or `#`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Sigil {
    /// `@`
    Person,
    /// `#`
    Service,
}

impl Sigil {
    fn of(c: char) -> Option<Self> {
        match c {
            '@' => Some(Self::Person),
            '#' => Some(Self::Service),
            _ => None,
        }
    }

    pub(super) fn as_char(self) -> char {
        match self {
            Self::Person => '@',
            Self::Service => '#',
        }
    }
}

/// A name with its sign, by byte range in the word it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Candidate<'a> {
    pub(super) sigil: Sigil,
    pub(super) handle: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Whom a typed handle means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning<'a> {
    /// This one, by handle or full name.
    Known(&'a Known),
    /// This one, and only this one, begins so.
    Short(&'a Known),
    /// So many fit.
    Several(usize),
    /// Nobody.
    Unknown,
}

fn is_handle_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.') || is_mark(c)
}

/// Marks that belong to a letter: accents written on their own, and the vowel signs of Indic scripts.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}'
        | '\u{200C}' | '\u{200D}')
        || (matches!(c, '\u{900}'..='\u{DFF}') && !matches!(c, '\u{964}' | '\u{965}' | '\u{DF4}'))
}

/// Reads a handle at the beginning of `text`: letters and digits of any script and `-_.`, at least one letter.
fn handle_prefix(text: &str) -> Option<&str> {
    let run = text.len() - text.trim_start_matches(is_handle_char).len();
    // A full stop or dash at the end belongs to the sentence.
    let handle = text[..run].trim_end_matches(['.', '-']);
    let first = handle.chars().next()?;
    let begins_well = first.is_alphanumeric() || first == '_';
    let has_letter = handle.chars().any(char::is_alphabetic);
    let next = text[handle.len()..].chars();
    (begins_well && has_letter && !is_path_or_address(next)).then_some(handle)
}

/// `@scope/package` and `@user@host` name no person.
fn is_path_or_address(mut after: impl Iterator<Item = char>) -> bool {
    match after.next() {
        Some('/') => after.next().is_some_and(char::is_alphanumeric),
        Some('@') => true,
        _ => false,
    }
}

/// Reads a bare handle (no sign), as after `=>`, when the whole word is one; a comma or colon may follow.
pub(super) fn bare_handle(word: &str) -> Option<&str> {
    let handle = handle_prefix(word)?;
    matches!(&word[handle.len()..], "" | "," | ":").then_some(handle)
}

/// Reads `@jonas` when the whole word is one mention; a comma or colon may follow.
pub(super) fn whole_mention(word: &str) -> Option<Candidate<'_>> {
    let sigil = Sigil::of(word.chars().next()?)?;
    let handle = bare_handle(&word[1..])?;
    Some(Candidate { sigil, handle, start: 0, end: 1 + handle.len() })
}

/// Finds every mention in a word of ordinary text. Words with a web address have none.
pub(super) fn mentions_in(word: &str) -> Vec<Candidate<'_>> {
    let mut found = Vec::new();
    if !word.contains(['@', '#']) || link_in(word).is_some() {
        return found;
    }
    let (mut before, mut free_from) = (None, 0);
    for (start, c) in word.char_indices() {
        if start >= free_from
            && let Some(sigil) = Sigil::of(c)
            && may_precede(before)
            && let Some(handle) = handle_prefix(&word[start + 1..])
        {
            let end = start + 1 + handle.len();
            found.push(Candidate { sigil, handle, start, end });
            free_from = end;
        }
        before = Some(c);
    }
    found
}

/// A mention begins a word or follows punctuation; `ana@example.org` and `C#` are text.
fn may_precede(before: Option<char>) -> bool {
    before.is_none_or(|c| {
        matches!(c, '(' | '[' | '{' | '"' | '\'' | ',' | ';' | ':' | '/' | '+' | '&' | '|' | '>' | '=')
            || matches!(c, '“' | '„' | '‘' | '‚' | '«' | '»' | '¿' | '¡' | '–' | '—')
    })
}

/// Lower case, letters and digits only, so that `Jonas Berg`, `jonas.berg` and `JonasBerg` are the same.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric() || is_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// Finds whom `typed` means: the handle, else the full name, else a first name or a beginning that fits one only.
pub(super) fn look_up<'a>(typed: &str, known: &'a [Known]) -> Meaning<'a> {
    let lower = typed.to_lowercase();
    if let Some(found) = known.iter().find(|k| k.handle == typed) {
        return Meaning::Known(found);
    }
    if let Some(found) = known.iter().find(|k| k.handle.to_lowercase() == lower) {
        return Meaning::Known(found);
    }
    // Whoever has the handle now comes before whoever has it from a merge.
    if let Some(found) = known.iter().find(|k| k.aliases.iter().any(|alias| alias.to_lowercase() == lower)) {
        return Meaning::Known(found);
    }
    let bare = plain(typed);
    let by_name = only(
        known.iter().filter(|k| [&k.name, &k.handle].into_iter().chain(&k.aliases).any(|name| plain(name) == bare)),
    );
    if by_name != Meaning::Unknown {
        return by_name;
    }
    let by_first = only(known.iter().filter(|k| k.name.split_whitespace().next().is_some_and(|f| plain(f) == bare)));
    if by_first != Meaning::Unknown {
        return by_first;
    }
    if bare.chars().count() < 3 {
        return Meaning::Unknown;
    }
    let begins = |k: &&Known| {
        let mut names = [&k.handle, &k.name].into_iter().chain(&k.aliases);
        names.any(|name| plain(name).starts_with(&bare))
    };
    match only(known.iter().filter(begins)) {
        Meaning::Known(found) => Meaning::Short(found),
        other => other,
    }
}

fn only<'a>(mut fitting: impl Iterator<Item = &'a Known>) -> Meaning<'a> {
    match (fitting.next(), fitting.count()) {
        (None, _) => Meaning::Unknown,
        (Some(found), 0) => Meaning::Known(found),
        (Some(_), more) => Meaning::Several(more + 1),
    }
}
