//! The text part of a line: its words, the mentions and addresses inside it, a closing ask and closing flags.

use super::escape::{Place, escapable};
use super::names::{Meaning, Sigil, bare_handle, look_up, mentions_in, whole_mention};
use super::parser::Reader;
use super::scan::{Word, backslashes, link_in};
use super::types::{Ask, HintCode, TokenRole};
use super::when::{Scan, duration};

impl Reader<'_> {
    /// Reads the text part: closing flags, an ask, and the words that are left.
    pub(super) fn text(&mut self, words: &[Word<'_>]) -> String {
        let words = self.closing_flags(words);
        let asked = (0..words.len())
            .filter(|at| words[*at].text == "=>")
            .find_map(|at| self.ask(words[at], &words[at + 1..]).map(|(ask, used)| (at, ask, used)));
        let Some((at, ask, used)) = asked else {
            self.unclear_ask(words);
            return self.run(words, Place { first: true, boxed: false });
        };
        let head = self.closing_flags(&words[..at]);
        let mut tail = &words[at + 1 + used..];
        self.ask = Some(ask);
        if !head.is_empty() {
            let text = self.run(head, Place { first: true, boxed: false });
            let task = self.run(tail, Place { first: false, boxed: true });
            if let Some(ask) = self.ask.as_mut().filter(|_| !task.is_empty()) {
                ask.task = Some(task);
            }
            return text;
        }
        // Nothing stood before the ask: the task is the text, and reads as if it had stood there.
        while let Some((word, found)) = tail.first().and_then(|w| whole_mention(w.text).map(|found| (*w, found))) {
            self.mention(found, word, true);
            tail = &tail[1..];
        }
        self.run(tail, Place { first: true, boxed: true })
    }

    fn closing_flags<'w, 'i>(&mut self, words: &'w [Word<'i>]) -> &'w [Word<'i>] {
        let mut words = words;
        while let Some((last, rest)) = words.split_last().filter(|(last, _)| matches!(last.text, "!" | "*")) {
            self.flag(*last);
            words = rest;
        }
        words
    }

    /// Reads the words after `=>`: somebody, and perhaps a time box. Returns how many words that took.
    fn ask(&mut self, arrow: Word<'_>, words: &[Word<'_>]) -> Option<(Ask, usize)> {
        let word = words.first()?;
        let bare = word.text.strip_prefix('@');
        let typed = bare_handle(bare.unwrap_or(word.text))?;
        let limit = words.get(1).map(|next| duration(next.text));
        let minutes = match limit {
            Some(Scan::Found(limit, _)) => {
                u32::try_from((limit.num_seconds() + 59) / 60).ok().filter(|minutes| *minutes > 0)
            }
            Some(Scan::Bad(_) | Scan::No) | None => None,
        };
        // A bare word after an arrow is often just an arrow: "eu-west => us-east".
        if bare.is_none() && minutes.is_none() && look_up(typed, self.ctx.people) == Meaning::Unknown {
            return None;
        }
        let start = word.start + (word.text.len() - bare.unwrap_or(word.text).len());
        let person = self.resolve_name(Sigil::Person, typed, start, start + typed.len(), false);
        let used = 1 + usize::from(minutes.is_some());
        self.marks.push((arrow.start, words[used - 1].end(), TokenRole::Ask));
        Some((Ask { person, minutes, task: None }, used))
    }

    fn unclear_ask(&mut self, words: &[Word<'_>]) {
        if let [.., arrow, word] = words
            && arrow.text == "=>"
            && let Some(name) = bare_handle(word.text)
        {
            let message =
                format!("Nobody called `{name}` is in the directory, so this is text. Write `=> @{name}` to ask them.");
            self.hint(HintCode::AskUnclear, message, arrow.start, word.end());
        }
    }

    /// Reads ordinary words: the white space between them stays, mentions become `@handle`, escapes are taken away.
    fn run(&mut self, words: &[Word<'_>], place: Place) -> String {
        let mut out = String::new();
        let mut before: Option<Word<'_>> = None;
        for (at, word) in words.iter().enumerate() {
            if let Some(before) = before {
                out.push_str(&self.input[before.end()..word.start]);
            }
            let place = if at == 0 { place } else { Place::default() };
            let following: Vec<&str> = words[at + 1..].iter().take(3).map(|w| w.text).collect();
            self.word(*word, &following, place, &mut out);
            before = Some(*word);
        }
        out
    }

    fn word(&mut self, word: Word<'_>, following: &[&str], place: Place, out: &mut String) {
        if let Some((start, end)) = link_in(word.text) {
            self.marks.push((word.start + start, word.start + end, TokenRole::Link));
            let link = &word.text[start..end];
            if !self.links.iter().any(|seen| seen == link) {
                self.links.push(link.to_owned());
            }
        }
        let (escapes, rest) = backslashes(word.text);
        if escapes > 0 && escapable(rest, following, place) {
            out.push_str(&word.text[1..]);
            return;
        }
        let mut from = 0;
        for found in mentions_in(word.text) {
            out.push_str(&word.text[from..=found.start]);
            out.push_str(&self.mention(found, word, false));
            from = found.end;
        }
        out.push_str(&word.text[from..]);
    }
}
