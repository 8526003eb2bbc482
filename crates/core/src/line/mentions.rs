//! Noting who and what a line names, each once.

use std::collections::HashMap;

use super::names::{Candidate, Meaning, Sigil, look_up};
use super::parser::Reader;
use super::scan::Word;
use super::types::{HintCode, Known, Mention, TokenRole};

/// Where each name stands in its list, so that a paste full of names stays quick.
#[derive(Debug, Default)]
pub(super) struct Seen(HashMap<(Sigil, Key), usize>);

/// What makes two mentions the same: the handle, and for names not in the directory without regard to case.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Key {
    Known(String),
    Unknown(String),
}

impl Key {
    fn of(mention: &Mention) -> Self {
        match mention.name {
            Some(_) => Self::Known(mention.handle.clone()),
            None => Self::Unknown(mention.handle.to_lowercase()),
        }
    }
}

impl Reader<'_> {
    /// Notes a mention in `word` and returns the handle to show for it.
    pub(super) fn mention(&mut self, found: Candidate<'_>, word: Word<'_>, leading: bool) -> String {
        let (start, end) = (word.start + found.start, word.start + found.end);
        let role = match found.sigil {
            Sigil::Person => TokenRole::Person,
            Sigil::Service => TokenRole::Service,
        };
        self.marks.push((start, end, role));
        let mention = self.resolve_name(found.sigil, found.handle, start, end, leading);
        let list = match found.sigil {
            Sigil::Person => &mut self.people,
            Sigil::Service => &mut self.services,
        };
        let at = *self.seen.0.entry((found.sigil, Key::of(&mention))).or_insert(list.len());
        if at == list.len() {
            list.push(mention);
        }
        list[at].handle.clone()
    }

    /// Finds whom `typed` means, and remarks on doubt the first time.
    pub(super) fn resolve_name(
        &mut self,
        sigil: Sigil,
        typed: &str,
        start: usize,
        end: usize,
        leading: bool,
    ) -> Mention {
        let known = match sigil {
            Sigil::Person => self.ctx.people,
            Sigil::Service => self.ctx.services,
        };
        let span = self.units.span(start, end);
        let sign = sigil.as_char();
        let named = |k: &Known| Mention { handle: k.handle.clone(), name: Some(k.name.clone()), leading, span };
        let unknown = Mention { handle: typed.to_owned(), name: None, leading, span };
        let (mention, remark) = match look_up(typed, known) {
            Meaning::Known(k) => (named(k), None),
            Meaning::Short(k) => {
                let message = format!("`{sign}{typed}` was taken as {}.", k.name);
                (named(k), Some((HintCode::ShortForm, message)))
            }
            Meaning::Several(count) => {
                let message = format!("`{sign}{typed}` fits {count} names; write more of it to say which.");
                (unknown, Some((HintCode::Ambiguous, message)))
            }
            Meaning::Unknown => {
                let code = match sigil {
                    Sigil::Person => HintCode::UnknownPerson,
                    Sigil::Service => HintCode::UnknownService,
                };
                let message = format!("`{sign}{typed}` is not in the directory yet; Enter adds the line all the same.");
                (unknown, Some((code, message)))
            }
        };
        let is_new = !self.seen.0.contains_key(&(sigil, Key::of(&mention)));
        if let Some((code, message)) = remark.filter(|_| is_new) {
            self.hint(code, message, start, end);
        }
        mention
    }
}
